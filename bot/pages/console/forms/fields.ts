/** What a field of an act's form may be, what is written into it, and what of that is sent. */
import { instantOf } from '../localMoment.ts'

/** Codes to choose from: the landlord's own, or those of the act. */
export type Choices =
  | 'findings'
  | 'agreed'
  | 'yesNo'
  | 'decisions'
  | 'causes'
  | 'scopes'
  | 'grounds'
  | 'earlyGrounds'
  | 'remedyKinds'
  | 'panelRoles'
  | 'nextStatuses'
  | ReportChoices
  | PeopleChoices
  | IncidentChoices

/** Of a report: the ways of reaching somebody are those that this person called safe. */
export type ReportChoices =
  | 'hows'
  | 'supports'
  | 'reportActions'
  | 'reached'
  | 'partners'
  | 'reportParts'
  | 'legalGrounds'
  | 'people'
  | 'teams'
  | 'scores'

/** Of an account; teams are those of a report too. */
export type PeopleChoices = 'roles' | 'languages' | 'closingReasons' | 'factorReasons' | 'passwordReasons'

/** Of an incident: kinds, settings and where it can lead are the policy's own. */
export type IncidentChoices =
  | 'incidentKinds'
  | 'incidentSettings'
  | 'incidentLines'
  | 'assessed'
  | 'contactedHow'
  | 'reviewed'
  | 'referTo'
  | 'contacts'

export type Field =
  | { is: 'words' | 'line' | 'day' | 'time' | 'person'; optional?: true; orNull?: true }
  /** One to a line. */
  | { is: 'lines' }
  | { is: 'flag'; must?: true }
  /** A day with its time, in the landlord's zone. */
  | { is: 'moment' }
  | { is: 'choice'; of: Choices; number?: true; optional?: true }
  | { is: 'many'; of: Choices; least?: 0 }
  | { is: 'rows'; of: Fields; least: 0 | 1 }
  /** The thing that the act is about; nobody writes it. */
  | { is: 'given' }
export type Fields = Readonly<Record<string, Field>>

export type Value = string | boolean | string[] | Draft[]
export type Draft = { [name: string]: Value }

export const isNeeded = (field: Field): boolean => !('optional' in field || 'orNull' in field)

/** An empty form; `filled` is what is known already. */
export function draftOf({ fields, me, filled = {} }: { fields: Fields; me: string; filled?: Draft }): Draft {
  const empty = Object.entries(fields).map(([name, field]): [string, Value] => [name, emptyOf({ field, me })])
  return { ...Object.fromEntries(empty), ...filled }
}

function emptyOf({ field, me }: { field: Field; me: string }): Value {
  if (field.is === 'flag') return false
  if (field.is === 'many') return []
  if (field.is === 'rows') return Array.from({ length: field.least }, () => draftOf({ fields: field.of, me }))
  // Whoever fills in the form is the likeliest.
  return field.is === 'person' && isNeeded(field) ? me : ''
}

/** The act's own fields: what was left empty is left out. */
export function bodyOf({ fields, draft }: { fields: Fields; draft: Draft }): Record<string, unknown> {
  const entries = Object.entries(fields).flatMap(([name, field]): [string, unknown][] => {
    const value = sentOf({ field, value: draft[name] ?? '' })
    return value === undefined ? [] : [[name, value]]
  })
  return Object.fromEntries(entries)
}

function sentOf({ field, value }: { field: Field; value: Value }): unknown {
  if (typeof value === 'boolean') return value
  if (typeof value === 'string') {
    const text = value.trim()
    if (field.is === 'lines') return text === '' ? [] : text.split(/\s*\n\s*/)
    if (field.is === 'moment') return instantOf(text)
    if (field.is === 'choice' && field.number && text !== '') return Number(text)
    if (text !== '') return text
    return 'orNull' in field ? null : undefined
  }
  return field.is === 'rows' ? (value as Draft[]).map((row) => bodyOf({ fields: field.of, draft: row })) : value
}
