/** The form of each act on a complaint: its fields, no more and no less; the compiler holds them to the schemas of the acts. */
import type { ActName, ActOf } from '../../../../services/cases/complaint/acts.ts'
import type { Field } from '../forms/fields.ts'

type FieldsOf<Name extends ActName> = { readonly [Key in Exclude<keyof ActOf<Name>, 'action'>]-?: Field }

const words = { is: 'words' } as const
const maybeWords = { is: 'words', optional: true } as const
const line = { is: 'line' } as const
const day = { is: 'day' } as const
const person = { is: 'person' } as const
const given = { is: 'given' } as const
const definition = { understanding: words, outcomes: words } as const

export const complaintForms: { readonly [Name in ActName]: FieldsOf<Name> } = {
  note: { text: words },
  define: { ...definition, ask: { is: 'flag' } },
  assign: { owner: person },
  conflict: { account: person, reason: words },
  acknowledge: { ...definition, adjustments: maybeWords },
  investigate: { text: maybeWords },
  set_due: { by: day, reason: words },
  extend: { by: day, reason: words, next_update: day, good_reason: { is: 'flag' } },
  extension_answer: { agreed: { is: 'choice', of: 'yesNo' } },
  answer: {
    points: { is: 'rows', least: 1, of: { point: words, finding: { is: 'choice', of: 'findings' }, reasons: words } },
    apology: { is: 'flag' },
    remedies: {
      is: 'rows',
      least: 0,
      of: {
        kind: { is: 'choice', of: 'remedyKinds' },
        what: words,
        by: day,
        owner: person,
        agreed: { is: 'choice', of: 'agreed' },
      },
    },
  },
  escalate: { words: maybeWords },
  panel: {
    on: day,
    time: { is: 'time' },
    place: line,
    people: {
      is: 'rows',
      least: 1,
      of: {
        role: { is: 'choice', of: 'panelRoles' },
        account: { is: 'person', optional: true },
        name: { is: 'line', optional: true },
      },
    },
    arrangements: { is: 'lines' },
  },
  panel_wishes: { text: words },
  close: { text: words },
  withdraw: { words },
  refuse: {
    ground: { is: 'choice', of: 'grounds' },
    reasons: words,
    evidence: words,
    route: line,
    late: maybeWords,
  },
  reverse_refusal: { reasons: words },
  close_early: { ground: { is: 'choice', of: 'earlyGrounds' }, reasons: words },
  contact: { words: maybeWords },
  decide_review: { review: given, decision: { is: 'choice', of: 'decisions' }, reasons: words },
  approve: { proposal: given },
  decline: { proposal: given, reason: words },
  remedy_done: { remedy: given, on: day, proof: words },
  remedy_moved: { remedy: given, by: day, reason: words },
  evaluate: {
    role: line,
    causes: { is: 'many', of: 'causes' },
    lesson: words,
    actions: { is: 'rows', least: 0, of: { what: words, owner: person, by: day } },
  },
  action_done: { lesson_action: given, on: day },
  consent: {
    scope: { is: 'choice', of: 'scopes' },
    how: line,
    evidence: words,
    from: day,
    until: { is: 'day', optional: true },
  },
  ask_consent: { representative: line, to: line },
  withdraw_consent: { consent: given },
  survey_answer: { score: { is: 'choice', of: 'scores', number: true }, words: maybeWords },
  archive: {},
  agree_definition: {},
  correct_definition: { words },
}
