/** The form of each act on an incident, and of writing one down; the compiler holds them to the schemas of the server. */
import type { ActName, ActOf, IncidentForm } from '../../../../services/incidents/acts.ts'
import type { Field } from '../forms/fields.ts'

type FieldsOf<Shape> = { readonly [Key in Exclude<keyof Shape, 'action'>]-?: Field }

const words = { is: 'words' } as const
const day = { is: 'day' } as const
const letter = { happened: words, term: words } as const
const why = { reason: words, equality: words } as const

export const incidentForms: { readonly [Name in ActName]: FieldsOf<ActOf<Name>> } = {
  note: { text: words },
  assess: {
    disability: words,
    adjustments: words,
    explanation: words,
    outcome: { is: 'choice', of: 'assessed' },
  },
  contacted: { on: day, how: { is: 'choice', of: 'contactedHow' }, text: words },
  warn: letter,
  restrict: { ...letter, ...why, contact: { is: 'choice', of: 'contacts' }, review_on: day },
  review: {
    outcome: { is: 'choice', of: 'reviewed' },
    ...why,
    contact: { is: 'choice', of: 'contacts', optional: true },
    review_on: { is: 'day', optional: true },
  },
  refer: { to: { is: 'choice', of: 'referTo' }, text: words },
  challenge: { text: words },
  close: { text: words },
}

/** Where it came from is known, and written by nobody. */
export const newIncidentForm: FieldsOf<IncidentForm> = {
  conversation: { is: 'given' },
  case: { is: 'given' },
  position: { is: 'choice', of: 'incidentLines', number: true, optional: true },
  kind: { is: 'choice', of: 'incidentKinds' },
  setting: { is: 'choice', of: 'incidentSettings' },
  on: day,
  happened: words,
  witnesses: { is: 'words', optional: true },
  harm: { is: 'words', optional: true },
  support: words,
  name: { is: 'line', optional: true },
  address: { is: 'words', optional: true },
  phone: { is: 'line', optional: true },
}

/** Acts that write a letter, which may be read first. */
export const WRITES_LETTER: readonly string[] = ['warn', 'restrict', 'review']
