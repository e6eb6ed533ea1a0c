/** The form of each act on a colleague's account: its fields, no more and no less; the compiler holds them to the schemas of the acts. */
import type { PersonAct, PersonActName } from '../../../../services/staff/personActs.ts'
import type { Person } from '../answers.ts'
import type { Draft, Field } from '../forms/fields.ts'

type FieldsOf<Name extends PersonActName> = {
  readonly [Key in Exclude<keyof Extract<PersonAct, { action: Name }>, 'action'>]-?: Field
}

const line = { is: 'line' } as const
const own = {
  name: line,
  shownName: line,
  roles: { is: 'many', of: 'roles' },
  teams: { is: 'many', of: 'teams', least: 0 },
  languages: { is: 'many', of: 'languages', least: 0 },
  skills: { is: 'lines' },
} as const

export const personForms: { readonly [Name in PersonActName]: FieldsOf<Name> } = {
  change: own,
  trained: { until: { is: 'day', orNull: true } },
  disable: { reason: { is: 'choice', of: 'closingReasons' } },
  enable: {},
  reset_factor: { reason: { is: 'choice', of: 'factorReasons' } },
  new_password: { reason: { is: 'choice', of: 'passwordReasons' } },
}
export const newPersonForm = { email: line, ...own } as const

/** What is known already. */
export const filledFor = ({ action, person }: { action: string; person: Person }): Draft => {
  const { name, shownName, roles, teams, languages, skills, trainedUntil } = person
  if (action === 'trained') return { until: trainedUntil?.slice(0, 10) ?? '' }
  return action === 'change' ? { name, shownName, roles, teams, languages, skills: skills.join('\n') } : {}
}

/** Nobody works on their own rights; what cannot be done now is not offered. */
export function personActsOf({ person, may }: { person: Person; may: (act: string) => boolean }): PersonActName[] {
  const { mine, disabled, factor } = person
  const runs = may('account.manage')
  if (mine) return runs ? ['change'] : []
  if (disabled) return runs ? ['enable'] : []
  return [
    ...(runs ? (['change'] as const) : []),
    ...(may('account.train') ? (['trained'] as const) : []),
    ...(runs ? (['new_password'] as const) : []),
    ...(runs && factor ? (['reset_factor'] as const) : []),
    ...(runs ? (['disable'] as const) : []),
  ]
}
