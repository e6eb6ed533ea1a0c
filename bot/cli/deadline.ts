/** `heard deadline`: the day or moment something is due, from the command line, by the same arithmetic as the cases. */
import { readFileSync } from 'node:fs'
import { DateTime } from 'luxon'
import { deadline, parseFrom, ZONE } from '../../services/cases/deadlines.ts'
import { CLOCK_UNITS } from '../../services/landlords/duration.ts'
import { readLaw } from '../../services/landlords/law.ts'
import { NATIONS, nationFrom } from '../../services/landlords/nations.ts'

const texts = JSON.parse(readFileSync(new URL('../../locales/en/cli.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>

type Answer = { ok: boolean; out: string }

/** `out` is the date (`2026-12-31`), for hours the moment (`2027-03-28T07:30:00+01:00`), or a sentence on what is wrong. */
export function deadlineCommand(args: { from: string; add: string | number; unit: string; nation: string }): Answer {
  const at = parseFrom(args.from)
  if (!at.ok) return refuse(at.reason === 'no_zone' ? 'deadline_no_zone' : 'deadline_bad_from', { from: args.from })
  const add = /^\d{1,6}$/.test(String(args.add).trim()) ? Number(args.add) : Number.NaN
  if (!(add <= 100_000)) return refuse('deadline_bad_add', { add: args.add })
  const unit = CLOCK_UNITS.find((one) => one === args.unit.trim().toLowerCase().replaceAll('-', '_'))
  if (!unit) return refuse('deadline_bad_unit', { unit: args.unit, units: CLOCK_UNITS.join(', ') })
  const nation = nationFrom(args.nation)
  if (!nation) return refuse('deadline_bad_nation', { nation: args.nation, nations: NATIONS.map(spelt).join(', ') })
  const law = readLaw()
  if (!law.ok) return { ok: false, out: law.errors.join('\n') }
  const { bankHolidays } = law.law
  const due = deadline({ from: at.at, add, unit, nation, bankHolidays })
  const { firstYear: first, lastYear: last } = bankHolidays[nation]
  if (!due.ok) return refuse('deadline_beyond_known_holidays', { nation: spelt(nation), first, last })
  if (unit !== 'hours') return { ok: true, out: due.date }
  return { ok: true, out: DateTime.fromJSDate(due.due, { zone: ZONE }).toFormat("yyyy-MM-dd'T'HH:mm:ssZZ") }
}

/** Nations are written on the command line as `northern-ireland`. */
const spelt = (nation: string): string => nation.replaceAll('_', '-')

function refuse(key: string, params: Record<string, string | number>): Answer {
  return { ok: false, out: (texts[key] ?? key).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name])) }
}
