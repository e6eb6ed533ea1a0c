/** Tells the parts of the page that something changed, from the server's stream; a lost stream comes back by itself. */
import { useEffect, useRef } from 'react'

export type Change =
  | { kind: 'conversation' | 'case' | 'live'; id: string }
  | { kind: 'look' | 'over' | 'lost' | 'back' }

const listeners = new Set<(change: Change) => void>()
const tell = (change: Change): void => {
  for (const listener of listeners) listener(change)
}

export function openChanges(): () => void {
  const source = new EventSource('/api/staff/events')
  let lost = false
  const named = (kind: 'conversation' | 'case' | 'live') => (event: MessageEvent<string>) =>
    tell({ kind, id: (JSON.parse(event.data) as { id: string }).id })
  source.addEventListener('conversation', named('conversation'))
  source.addEventListener('case', named('case'))
  source.addEventListener('live', named('live'))
  source.addEventListener('look', () => tell({ kind: 'look' }))
  source.addEventListener('over', () => tell({ kind: 'over' }))
  source.addEventListener('open', () => {
    if (lost) tell({ kind: 'back' })
    lost = false
  })
  source.addEventListener('error', () => {
    if (!lost) tell({ kind: 'lost' })
    lost = true
    // A refused stream is closed by the browser for good: most likely nobody is signed in any more.
    if (source.readyState === EventSource.CLOSED) tell({ kind: 'over' })
  })
  return () => source.close()
}

/** The latest listener is always the one that is called. */
export function useChanges(onChange: (change: Change) => void): void {
  const latest = useRef(onChange)
  latest.current = onChange
  useEffect(() => {
    const listener = (change: Change): void => latest.current(change)
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [])
}
