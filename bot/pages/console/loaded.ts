/** One answer of the API, kept fresh: read at first, when asked, and when the page is told that it changed. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Answered, ask } from './api.ts'
import { type Change, useChanges } from './changes.ts'
import { useKeptInSight } from './keptInSight.ts'

export type Loaded<T> = {
  /** Null until the first answer. */
  answer: Answered<T> | null
  again(): Promise<void>
}

export function useLoaded<T>({ path, when }: { path: string; when: (change: Change) => boolean }): Loaded<T> {
  const [state, setState] = useState<{ path: string; answer: Answered<T> } | null>(null)
  const keepInSight = useKeptInSight(state)
  const turn = useRef(0)
  const again = useCallback(async () => {
    const mine = ++turn.current
    const next = await ask<T>({ path })
    // A slow answer must not overwrite a newer one, and a lost connection must not empty the page.
    if (mine !== turn.current) return
    keepInSight()
    setState((before) =>
      before?.path === path && before.answer.ok && !next.ok && (next.status === 0 || next.status >= 500)
        ? before
        : { path, answer: next },
    )
  }, [path, keepInSight])
  useEffect(() => {
    void again()
  }, [again])
  useChanges((change) => {
    if (change.kind === 'look' || change.kind === 'back' || when(change)) void again()
  })
  return { answer: state?.path === path ? state.answer : null, again }
}
