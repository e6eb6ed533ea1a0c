/** The acts on one case: its forms, its choices, and how an act is sent. */

import type { Case, Colleague, Me } from './answers.ts'
import { ask } from './api.ts'
import { complaintForms } from './cases/complaintForms.ts'
import type { Acting } from './forms/acting.ts'
import { choicesOf } from './forms/choices.ts'
import type { Fields } from './forms/fields.ts'
import { filledIn } from './forms/filledIn.ts'
import { plainForms } from './forms/plainForms.ts'
import { useActs } from './forms/useActs.ts'
import { peopleOf, toChoose } from './people/people.ts'
import { refusalWords } from './refusalWords.ts'
import { label, say } from './words.ts'

export type Desk = Acting & { record: Case; again(): Promise<void> }

type Given = { me: Me; record: Case; colleagues: readonly Colleague[]; again: () => Promise<void> }

export function useDesk({ me, record, colleagues, again }: Given): Desk {
  const { keyFor, ...acts } = useActs()
  const forms: Record<string, Fields> = record.complaint ? complaintForms : plainForms
  const send: Desk['send'] = async (body) => {
    const whole = { ...body, version: record.version }
    acts.tell('')
    const answer = await ask<{ warnings: string[] }>({
      method: 'POST',
      path: `/cases/${record.id}/actions`,
      body: whole,
      key: keyFor(whole),
    })
    if (!answer.ok) {
      // Somebody else may have been at it: what is shown is then out of date.
      if (answer.status === 409 || answer.status === 404) await again()
      return refusalWords(answer)
    }
    await again()
    acts.tell([say('case.saved'), ...answer.value.warnings.map((code) => label('warnings', code))].join(' '))
    return null
  }
  return {
    ...acts,
    me,
    record,
    colleagues,
    people: peopleOf({ me, record, colleagues }),
    send,
    again,
    group: 'acts',
    fieldsOf: (action) => forms[action] ?? {},
    filledIn: (action) => filledIn({ action, record }),
    choicesOf: (of) => choicesOf({ of, record }),
    toChoose: () => toChoose({ me, colleagues }),
  }
}
