/** The acts on one case: which form is open, what is written in each, and how it went. */
import { useRef, useState } from 'react'
import type { Case, Colleague, Me } from './answers.ts'
import { ask, newKey } from './api.ts'
import type { Person } from './complaintAnswer.ts'
import type { Draft } from './fields.ts'
import { peopleOf } from './people.ts'
import { refusalWords } from './refusalWords.ts'
import { label, say } from './words.ts'

export type Desk = {
  me: Me
  record: Case
  /** Everybody whose name is known. */
  people: Person[]
  /** Whom to choose from: those who work here now. */
  colleagues: readonly Colleague[]
  /** The form that is open: one at a time. */
  open: string | null
  show(form: string | null): void
  /** What was written stays until it is saved, whatever is opened in between. */
  drafts: Map<string, Draft>
  told: string
  tell(text: string): void
  /** Null when it was done, else what is wrong in words. */
  send(body: Record<string, unknown> & { action: string }): Promise<string | null>
  again(): Promise<void>
}

export function useDesk({ me, record, colleagues, again }: Pick<Desk, 'me' | 'record' | 'colleagues' | 'again'>): Desk {
  const [open, setOpen] = useState<string | null>(null)
  const [told, tell] = useState('')
  const drafts = useRef(new Map<string, Draft>())
  // One key for one act: a second press after a lost answer is the same act.
  const key = useRef<{ of: string; key: string } | null>(null)

  const show = (form: string | null): void => {
    // What is begun now makes what was done before old news.
    if (form !== null) tell('')
    setOpen(form)
  }
  const send: Desk['send'] = async (body) => {
    const whole = { ...body, version: record.version }
    const of = JSON.stringify(whole)
    if (key.current?.of !== of) key.current = { of, key: newKey() }
    tell('')
    const answer = await ask<{ warnings: string[] }>({
      method: 'POST',
      path: `/cases/${record.id}/actions`,
      body: whole,
      key: key.current.key,
    })
    if (!answer.ok) {
      // Somebody else may have been at it: what is shown is then out of date.
      if (answer.status === 409 || answer.status === 404) await again()
      return refusalWords(answer)
    }
    await again()
    tell([say('case.saved'), ...answer.value.warnings.map((code) => label('warnings', code))].join(' '))
    return null
  }
  return {
    me,
    record,
    people: peopleOf({ me, record, colleagues }),
    colleagues,
    open,
    show,
    drafts: drafts.current,
    told,
    tell,
    send,
    again,
  }
}
