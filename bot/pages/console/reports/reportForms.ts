/** The form of each act on a report: its fields, no more and no less; the compiler holds them to the schemas of the acts. */
import type { ActName, ActOf, StaffActName } from '../../../../services/hateReports/acts.ts'
import type { Field } from '../forms/fields.ts'

type FieldsOf<Name extends ActName> = { readonly [Key in Exclude<keyof ActOf<Name>, 'action'>]-?: Field }

const words = { is: 'words' } as const
const maybeWords = { is: 'words', optional: true } as const
const given = { is: 'given' } as const
const how = { is: 'choice', of: 'hows' } as const

export const reportForms: { readonly [Name in StaffActName]: FieldsOf<Name> } = {
  note: { text: words },
  assign: { owner: { is: 'person' } },
  first_contact: { on: { is: 'moment' }, how, words: maybeWords },
  plan: { text: words, agreed: { is: 'flag' } },
  support: { kind: { is: 'choice', of: 'supports' }, text: maybeWords },
  action: { kind: { is: 'choice', of: 'reportActions' }, on: { is: 'day' }, text: words },
  wish_reached: { wish: given, reached: { is: 'choice', of: 'reached' }, text: maybeWords },
  give_consent: { partner: given, text: maybeWords },
  withdraw_consent: { partner: given, text: maybeWords },
  partner_export: {
    partner: { is: 'choice', of: 'partners' },
    parts: { is: 'many', of: 'reportParts' },
    ground: { is: 'choice', of: 'legalGrounds', optional: true },
    reason: maybeWords,
  },
  approve: { proposal: given },
  decline: { proposal: given, reason: words },
  lower_severity: { reason: words },
  raise: { reason: words },
  involve_staff: {
    accounts: { is: 'many', of: 'people', least: 0 },
    teams: { is: 'many', of: 'teams', least: 0 },
    nobody: { is: 'flag' },
    reason: words,
  },
  message: { text: words },
  close: { outcome: words, told: how },
  reopen: { reason: words },
  satisfaction: { score: { is: 'choice', of: 'scores', number: true, optional: true }, words: maybeWords },
}
