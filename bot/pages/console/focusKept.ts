/** The keyboard is never left nowhere: when what it was on has gone, it goes on from a place that stays. */
import { type RefObject, useEffect, useRef } from 'react'

const isLost = (): boolean => document.activeElement === document.body

/** Looks whenever `shown` changes, but not when the page first stands: then nothing has gone yet. */
export function useFocusKept({ to, shown }: { to: RefObject<HTMLElement | null>; shown: string | null }): void {
  const before = useRef(shown)
  useEffect(() => {
    if (before.current !== null && before.current !== shown && isLost()) to.current?.focus()
    before.current = shown
  }, [to, shown])
}

/** For the button that opens a form: the keyboard is back on it when the form has gone. */
export function useOpener(isOpen: boolean): RefObject<HTMLButtonElement | null> {
  const opener = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    if (wasOpen.current && !isOpen && isLost()) opener.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  return opener
}
