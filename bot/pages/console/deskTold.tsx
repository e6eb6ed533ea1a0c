/** How the last act went, always in sight; the keyboard comes here when the button it was on is gone. */
import { type ReactNode, useEffect, useRef } from 'react'
import type { Acting } from './forms/acting.ts'

export function DeskTold({ desk: { told, open } }: { desk: Pick<Acting, 'told' | 'open'> }): ReactNode {
  const line = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (told !== '' && open === null && document.activeElement === document.body) line.current?.focus()
  }, [told, open])
  return (
    <p className="told pinned" role="status" tabIndex={-1} ref={line}>
      {told}
    </p>
  )
}
