/** Alt and a digit opens the view of that number: by the place of the key, since with Alt the sign differs, and never while somebody writes. */
import { useEffect, useRef } from 'react'

export const KEYS = 10

const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input:not([type="checkbox"]), textarea, [contenteditable]')

export function useViewKeys(open: (number: number) => void): void {
  const latest = useRef(open)
  latest.current = open
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { altKey, ctrlKey, metaKey, shiftKey, code, target } = event
      const [, digit] = /^Digit(\d)$/.exec(code) ?? []
      if (digit === undefined || !altKey || ctrlKey || metaKey || shiftKey || writes(target)) return
      event.preventDefault()
      latest.current(Number(digit))
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}
