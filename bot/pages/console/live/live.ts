/** Who is at the conversation now; says of itself that it is open while somebody can see it, and that one writes, never more than every three seconds. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { ask, restedFor } from '../api.ts'
import { useChanges } from '../changes.ts'
import type { Live } from './liveAnswer.ts'

const BEAT_MS = 10_000
const WRITING_MS = 3_000
/** After so long without a key or a press nobody may be at the desk: then nothing is said to have been read. */
const AT_DESK_MS = 60_000

/** `read`: up to where the tenant's words stand on the page of whoever holds the conversation. */
export function useLive({ id, read }: { id: string; read: number | null }): {
  now: Live | null
  writing: (writes: boolean) => void
} {
  const [now, setNow] = useState<Live | null>(null)
  const path = `/conversations/${id}/live`
  const atDesk = useRef(read)
  atDesk.current = read
  const wrote = useRef<number | null>(null)
  const turn = useRef(0)

  const hear = useCallback(
    async (doing: 'here' | 'writing' | 'stopped' | 'gone' | null): Promise<void> => {
      const mine = ++turn.current
      const sees = doing !== 'gone' && document.visibilityState === 'visible' && restedFor() < AT_DESK_MS
      const seen = sees && atDesk.current ? { read: atDesk.current } : {}
      const answer = await ask<Live>(doing ? { method: 'POST', path, body: { doing, ...seen } } : { path })
      // A slow answer must not bring back what is over.
      if (answer.ok && mine === turn.current) setNow(answer.value)
    },
    [path],
  )
  useEffect(() => {
    const beat = (): void => {
      if (document.visibilityState === 'visible') void hear('here')
    }
    const seen = (): void => void hear(document.visibilityState === 'visible' ? 'here' : 'gone')
    beat()
    const timer = setInterval(beat, BEAT_MS)
    document.addEventListener('visibilitychange', seen)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', seen)
      wrote.current = null
      void hear('gone')
    }
  }, [hear])
  useEffect(() => {
    if (read !== null && document.visibilityState === 'visible') void hear('here')
  }, [read, hear])
  useChanges((change) => {
    if (change.kind === 'live' ? change.id === id : change.kind === 'look' || change.kind === 'back') void hear(null)
  })

  const writing = (writes: boolean): void => {
    if (!writes && wrote.current === null) return
    if (writes && wrote.current !== null && performance.now() - wrote.current < WRITING_MS) return
    wrote.current = writes ? performance.now() : null
    void hear(writes ? 'writing' : 'stopped')
  }
  return { now, writing }
}
