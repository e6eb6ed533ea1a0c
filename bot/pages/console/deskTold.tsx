/** How the last act went, always in sight; the keyboard comes here when the button it was on is gone. */
import { type ReactNode, useEffect, useRef } from 'react'
import type { Acting } from './forms/acting.ts'

export function DeskTold({ desk: { told, open } }: { desk: Pick<Acting, 'told' | 'open'> }): ReactNode {
  const line = useRef<HTMLParagraphElement>(null)
  // Looked at whenever the page changes: the button may go only later, when the new state of things has come.
  useEffect(() => {
    if (told !== '' && open === null && document.activeElement === document.body)
      line.current?.focus({ preventScroll: true })
  })
  return (
    <p className="told pinned" role="status" tabIndex={-1} ref={line}>
      {told}
    </p>
  )
}
