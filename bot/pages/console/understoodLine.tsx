/** What the assistant understood of a message, for those who wish to see it: kept for as long as the page is open. */
import { type ReactNode, useSyncExternalStore } from 'react'
import type { Entry } from './answers.ts'
import { label, say } from './words.ts'

let shown = false
const listeners = new Set<() => void>()
const listen = (onChange: () => void): (() => void) => {
  listeners.add(onChange)
  return () => listeners.delete(onChange)
}
const useShown = (): boolean => useSyncExternalStore(listen, () => shown)

export function UnderstoodToggle(): ReactNode {
  const on = useShown()
  const turn = (): void => {
    shown = !shown
    for (const listener of listeners) listener()
  }
  return (
    <button type="button" className="small" aria-pressed={on} onClick={turn}>
      {say('understood.toggle')}
    </button>
  )
}

export function UnderstoodLine({ understood }: { understood: Entry['understood'] }): ReactNode {
  const on = useShown()
  if (!on || !understood) return null
  const parts = [label('intents', understood.intent), ...understood.flags.map(flagWord)]
  return <p className="soft">{say('understood.line', { what: parts.join(', ') })}</p>
}

/** `emergency.gas`, in words. */
function flagWord(flag: string): string {
  const [name = '', kind] = flag.split('.')
  return kind ? `${label('flags', name)}: ${label('packet.riskKinds', kind)}` : label('flags', name)
}
