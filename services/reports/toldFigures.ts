/** Which figures of a report are told in the staff console: a span of the calendar, a team or all, and nothing that two reports held side by side would give away. */
import { DateTime } from 'luxon'
import { ZONE } from '../cases/deadlines.ts'
import { type Figure, SECTIONS, type Section } from './figure.ts'
import { packPeriod } from './packPeriod.ts'
import { type Period, readPeriod } from './period.ts'

export interface Span {
  kind: 'month' | 'quarter' | 'year'
  period: Period
}

/** `2027-03`, `2027-Q1`, `2027`. */
export function readSpan(of: string): Span | null {
  const period = packPeriod(of)
  if (period) return { kind: of.includes('Q') ? 'quarter' : 'month', period }
  if (!/^\d{4}$/.test(of)) return null
  const year = DateTime.fromObject({ year: Number(of), month: 1, day: 1 }, { zone: ZONE })
  if (!year.isValid) return null
  const read = readPeriod({ from: `${of}-01-01`, to: `${of}-12-31` })
  return read.ok ? { kind: 'year', period: read.period } : null
}

/** Matters in which a small number says something of a person. */
export const GUARDED: readonly Section[] = ['restricted', 'satisfaction', 'hate_response', 'equality', 'corrections']
/** Of these alone it is known which team they are of. */
const OF_TEAM: readonly Section[] = ['cases', 'complaints', 'graffiti', 'handoffs', 'wrap_ups']

export type Kept = 'no_right' | 'only_whole_quarters' | 'quarter_not_over' | 'only_all_teams'

/** Why the guarded sections are not told; null where they are. */
export function keptBack({
  span,
  team,
  now,
  mayGuarded,
}: {
  span: Span
  team: string | undefined
  now: Date
  mayGuarded: boolean
}): Kept | null {
  if (!mayGuarded) return 'no_right'
  if (team !== undefined) return 'only_all_teams'
  // A month beside its quarter, or a quarter beside its year: the difference of the two may be one person.
  if (span.kind !== 'quarter') return 'only_whole_quarters'
  // So may be the difference between today and yesterday.
  return now < span.period.end ? 'quarter_not_over' : null
}

export function toldFigures({
  figures,
  team,
  kept,
}: {
  figures: readonly Figure[]
  team: string | undefined
  kept: Kept | null
}): Figure[] {
  const told = SECTIONS.filter(
    (section) => (kept === null || !GUARDED.includes(section)) && (team === undefined || OF_TEAM.includes(section)),
  )
  // Who waits now is not counted by team.
  const ofTeam = ({ section, name }: Figure): boolean =>
    section !== 'handoffs' || !['waiting_now', 'held_now'].includes(name[0] ?? '')
  return figures.filter((figure) => told.includes(figure.section) && (team === undefined || ofTeam(figure)))
}
