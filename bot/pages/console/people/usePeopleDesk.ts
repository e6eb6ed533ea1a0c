/** The acts on accounts: their forms, their choices, and how one is sent; a password that comes back is told once. */

import type { Me, PeopleList, Person } from '../answers.ts'
import { ask } from '../api.ts'
import type { Acting } from '../forms/acting.ts'
import { worded } from '../forms/choices.ts'
import type { Choices, Fields } from '../forms/fields.ts'
import { useActs } from '../forms/useActs.ts'
import { languageName, maybe, say } from '../words.ts'
import { filledFor, newPersonForm, personForms } from './personForms.ts'

export type PeopleDesk = Acting & { person: Person | null }
export type NewPassword = { of: string; password: string }

type Given = {
  me: Me
  list: PeopleList
  /** Null: somebody new. */
  person: Person | null
  again: () => Promise<void>
  onPassword: (made: NewPassword) => void
}

const REASONS: Partial<Record<Choices, string>> = {
  closingReasons: 'people.reasons.disable',
  factorReasons: 'people.reasons.reset_factor',
  passwordReasons: 'people.reasons.new_password',
}

export function usePeopleDesk({ me, list, person, again, onPassword }: Given): PeopleDesk {
  const { keyFor: _, ...acts } = useActs()
  const forms: Record<string, Fields> = { ...personForms, add: newPersonForm }
  const send: Acting['send'] = async (sent) => {
    acts.tell('')
    const { action, ...fields } = sent
    const answer = person
      ? await ask<{ password: string | null }>({
          method: 'POST',
          path: `/people/${person.id}/actions`,
          body: { ...fields, action, version: person.version },
        })
      : await ask<{ password: string }>({ method: 'POST', path: '/people', body: fields })
    if (!answer.ok) {
      const reason = String(answer.detail.reason ?? '')
      if (answer.status === 404 || (answer.status === 409 && reason === '')) await again()
      return maybe(`people.refusals.${reason === '' ? answer.status : reason}`) ?? say('failed')
    }
    const { password } = answer.value
    await again()
    if (password === null) acts.tell(say('people.saved'))
    else onPassword({ of: person?.name ?? String(fields.name), password })
    return null
  }
  return {
    ...acts,
    me,
    person,
    people: [],
    colleagues: [],
    send,
    group: 'people.acts',
    fieldsOf: (action) => forms[action] ?? {},
    filledIn: (action) => (person ? filledFor({ action, person }) : {}),
    choicesOf: (of) => {
      if (of === 'roles') return worded('roles')
      if (of === 'teams') return me.landlord.teams.map(({ id, name }) => ({ code: id, text: name }))
      if (of === 'languages') return list.languages.map((code) => ({ code, text: languageName(code) }))
      return worded(REASONS[of] ?? of)
    },
    toChoose: () => [],
  }
}
