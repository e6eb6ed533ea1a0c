/** A button that opens the small form of one act right below it, and is there again when the form is closed. */
import { type ReactNode, useEffect, useRef } from 'react'
import { ActForm } from './actForm.tsx'
import type { Acting } from './acting.ts'
import { actWord } from './fieldWords.ts'

type Props = {
  desk: Acting
  action: string
  /** What of the case it is about: the remedy, the review, the proposal. */
  about?: Record<string, string>
  /** Tells buttons of the same name apart for who does not see where they stand. */
  of?: string
  main?: boolean
}

export function ActOpener({ desk, action, about = {}, of, main = false }: Props): ReactNode {
  const key = [action, ...Object.values(about)].join(' ')
  const button = useRef<HTMLButtonElement>(null)
  const isOpen = desk.open === key
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current && !isOpen && desk.open === null) button.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen, desk.open])
  return (
    <div className={isOpen ? 'opener open' : 'opener'}>
      <button
        ref={button}
        type="button"
        className={main ? 'main' : ''}
        aria-expanded={isOpen}
        aria-label={of && `${actWord(action, desk.group)}: ${of}`}
        onClick={() => desk.show(isOpen ? null : key)}
      >
        {actWord(action, desk.group)}
      </button>
      {isOpen && <ActForm desk={desk} action={action} about={about} form={key} />}
    </div>
  )
}
