/** The questions of a report as staff write it down: the same as a tenant's, and what of the answers is sent. */
import type { Listed } from './saidRows.ts'

export type NewField =
  | { name: string; is: 'words' | 'line' | 'day' | 'asked' | 'flag' }
  | { name: string; is: 'choice'; of: string }
  | { name: string; is: 'ticks'; of: Listed }
export type NewSection = { name: string; fields: readonly NewField[] }

const asked = (name: string): NewField => ({ name, is: 'asked' })
const coded = (name: string): NewField => ({ name, is: 'choice', of: `report.values.${name.replaceAll('.', '_')}` })

export const NEW_SECTIONS: readonly NewSection[] = [
  {
    name: 'what',
    fields: [
      { name: 'words', is: 'words' },
      { name: 'kinds', is: 'ticks', of: 'kinds' },
      coded('when.kind'),
      { name: 'when.on', is: 'day' },
      { name: 'when.words', is: 'line' },
      coded('where.kind'),
      { name: 'where.place', is: 'line' },
    ],
  },
  {
    name: 'more',
    fields: [
      asked('hurt'),
      asked('damaged'),
      asked('graffiti.seen'),
      { name: 'graffiti.wording', is: 'choice', of: 'wordings' },
      asked('graffiti.on_home'),
      { name: 'graffiti.place', is: 'line' },
      { name: 'graffiti.remove', is: 'flag' },
      { name: 'strands', is: 'ticks', of: 'strands' },
      coded('before'),
      asked('safe_tonight'),
      asked('vulnerable'),
      asked('witnesses'),
      asked('evidence'),
      { name: 'wishes', is: 'ticks', of: 'wishes' },
    ],
  },
  {
    name: 'alleged',
    fields: [
      asked('allegation.known'),
      { name: 'allegation.words', is: 'words' },
      { name: 'allegation.place', is: 'line' },
      asked('about_staff'),
    ],
  },
]

export const CONTACT_FIELDS: readonly NewField[] = [
  { name: 'safe_contact.when', is: 'line' },
  { name: 'safe_contact.name_to_use', is: 'line' },
  { name: 'safe_contact.may_leave_message', is: 'flag' },
  { name: 'safe_contact.letters', is: 'flag' },
  { name: 'safe_contact.interpreter', is: 'line' },
  { name: 'safe_contact.officer_gender', is: 'choice', of: 'report.values.officer_gender' },
]

const LISTS = ['kinds', 'strands', 'wishes']
const FLAGS = ['graffiti.remove', 'safe_contact.may_leave_message', 'safe_contact.letters']
/** A place without its kind is still a place; what was said of writing on a wall means that there is some. */
const UNSAID: Record<string, Record<string, string>> = {
  where: { kind: 'area_only' },
  when: { kind: 'about' },
  graffiti: { seen: 'yes' },
}

export function reportOf({ form, anonymous }: { form: FormData; anonymous: boolean }): Record<string, unknown> {
  const report: Record<string, unknown> = { anonymous }
  for (const name of new Set(form.keys())) {
    if (name.startsWith('_') || name.startsWith('consents.')) continue
    const given = form.getAll(name).map((value) => String(value).trim())
    if (given.every((value) => value === '')) continue
    const value = LISTS.includes(name) ? given : FLAGS.includes(name) ? true : given[0]
    const [outer = '', inner] = name.split('.')
    if (inner === undefined) report[outer] = value
    else report[outer] = { ...UNSAID[outer], ...(report[outer] as object | undefined), [inner]: value }
  }
  const yes = [...form.keys()]
    .filter((name) => name.startsWith('consents.'))
    .map((name) => name.slice('consents.'.length))
  return { ...report, consents: Object.fromEntries(yes.map((partner) => [partner, 'yes'])) }
}
