/** What the assistant understood of a message, for those who wish to see it: kept for as long as the page is open. */
import { type ReactNode, useSyncExternalStore } from 'react'
import type { Entry } from '../answers.ts'
import { Correct } from '../corrections/correctForm.tsx'
import type { Meant } from '../corrections/correctionAnswer.ts'
import { label, languageName, moment, say } from '../words.ts'
import { plainly } from './tenantText.tsx'

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

type Props = {
  talk: string
  entry: Entry
  handles: boolean
  onCorrected: () => Promise<void>
}

export function UnderstoodLine({ talk, entry, handles, onCorrected }: Props): ReactNode {
  const on = useShown()
  const { understood, meant, corrected, position } = entry
  if (!on || !understood) return null
  const parts = [label('intents', understood.intent), ...understood.flags.map(flagWord)]
  if (corrected && meant?.language) parts.push(languageName(meant.language))
  return (
    <>
      <div className="understood">
        <p className="soft">{say(corrected ? 'correct.line' : 'understood.line', { what: parts.join(', ') })}</p>
        {handles && meant && <Correct talk={talk} position={position} meant={meant} onDone={onCorrected} />}
      </div>
      {corrected && (
        <p className="soft">
          {say('correct.by', { name: plainly(corrected.by), time: moment(corrected.at), what: wordsOf(corrected.was) })}
        </p>
      )}
    </>
  )
}

const wordsOf = ({ intent, language, unhappy, danger }: Meant): string =>
  [
    label('intents', intent),
    ...(unhappy ? [label('flags', 'dissatisfied')] : []),
    ...(danger ? [say('correct.danger')] : []),
    ...(language ? [languageName(language)] : []),
  ].join(', ')

/** `emergency.gas`, in words. */
function flagWord(flag: string): string {
  const [name = '', kind] = flag.split('.')
  return kind ? `${label('flags', name)}: ${label('packet.riskKinds', kind)}` : label('flags', name)
}
