/** Answers of a report one under the other, each with its name and in words; for the screen and for the paper of a partner. */

export type SaidRow = {
  name: string
  text: string
  /** In somebody's own words, and not from a list. */
  own: boolean
}

export type Worder = {
  /** The word for a code in a group of the staff words. */
  label(group: string, code: string): string
  /** The word for a choice that the landlord offers. */
  listed(group: Listed, id: string): string
  day(date: string): string
}

const LISTED = { kinds: 'kinds', strands: 'strands', wishes: 'wishes', graffiti_wording: 'wordings' } as const
export type Listed = (typeof LISTED)[keyof typeof LISTED]
const CODED = ['danger', 'as', 'when_kind', 'where_kind', 'before', 'way', 'officer_gender']
/** Answers of yes, no or unsure. */
const ASKED = [
  'they_know',
  'safe_to_contact_them',
  'hurt',
  'damaged',
  'graffiti_seen',
  'graffiti_on_home',
  'safe_tonight',
  'vulnerable',
  'about_staff',
  'witnesses',
  'evidence',
  'known',
]

export function saidRows({ said, worder }: { said: Record<string, unknown>; worder: Worder }): SaidRow[] {
  return Object.entries(said).flatMap(([name, value]) => rowsOf({ name, value, worder }))
}

function rowsOf({ name, value, worder }: { name: string; value: unknown; worder: Worder }): SaidRow[] {
  if (value === null || value === undefined || value === '') return []
  if (typeof value === 'object' && !Array.isArray(value))
    return Object.entries(value).flatMap(([part, inner]) => rowsOf({ name: `${name}_${part}`, value: inner, worder }))
  const all = [value].flat() as (string | boolean)[]
  if (all.length === 0) return []
  const texts = all.map((one) => worded({ name, value: one, worder }))
  return [{ name: worder.label('report.fields', name), text: texts.join(', '), own: isOwn({ name, value }) }]
}

function worded({ name, value, worder }: { name: string; value: string | boolean; worder: Worder }): string {
  if (typeof value === 'boolean') return worder.label('report.values.yesNo', value ? 'yes' : 'no')
  if (name in LISTED) return worder.listed(LISTED[name as keyof typeof LISTED], value)
  if (CODED.includes(name)) return worder.label(`report.values.${name}`, value)
  if (ASKED.includes(name)) return worder.label('report.values.yesNo', value)
  return name === 'when_on' ? worder.day(value) : value
}

const isOwn = ({ name, value }: { name: string; value: unknown }): boolean =>
  typeof value === 'string' && !(name in LISTED) && ![...CODED, ...ASKED, 'when_on'].includes(name)
