/** Which form is open, what is written in each, how the last act went, and one key for one act. */
import { useRef, useState } from 'react'
import { newKey } from '../api.ts'
import type { Acting } from './acting.ts'
import type { Draft } from './fields.ts'

export type Acts = Pick<Acting, 'open' | 'show' | 'drafts' | 'told' | 'tell'> & {
  /** The same for the same words: a second press after a lost answer is the same act. */
  keyFor(body: object): string
}

export function useActs({ drafts: given }: { drafts?: Map<string, Draft> } = {}): Acts {
  const [open, setOpen] = useState<string | null>(null)
  const [told, tell] = useState('')
  const drafts = useRef(given ?? new Map<string, Draft>())
  const key = useRef<{ of: string; key: string } | null>(null)
  const show = (form: string | null): void => {
    // What is begun now makes what was done before old news.
    if (form !== null) tell('')
    setOpen(form)
  }
  const keyFor = (body: object): string => {
    const of = JSON.stringify(body)
    if (key.current?.of !== of) key.current = { of, key: newKey() }
    return key.current.key
  }
  return { open, show, drafts: drafts.current, told, tell, keyFor }
}
