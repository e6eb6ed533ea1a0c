/** Whoever goes by keyboard stays where they are: what had the focus in sight is in sight again when something has grown above it. */
import { useCallback, useLayoutEffect, useRef } from 'react'

const isInSight = (at: Element): boolean => {
  const { top, bottom } = at.getBoundingClientRect()
  return bottom > 0 && top < window.innerHeight
}

/** Gives what is called just before `shown` becomes another. */
export function useKeptInSight(shown: unknown): () => void {
  const kept = useRef<Element | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change, whatever it was
  useLayoutEffect(() => {
    const at = kept.current
    kept.current = null
    if (at?.isConnected && !isInSight(at)) at.scrollIntoView({ block: 'nearest' })
  }, [shown])
  return useCallback(() => {
    const at = document.activeElement
    kept.current = at?.matches(':focus-visible') && isInSight(at) ? at : null
  }, [])
}
