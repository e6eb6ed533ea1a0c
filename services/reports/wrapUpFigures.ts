/** How conversations were handed back, month by month and team by team; general talks only, and no cell under five or that others would give away. */
import { DateTime } from 'luxon'
import type { Model } from 'mongoose'
import { dayOf } from '../cases/deadlines.ts'
import { trusted } from '../db.ts'
import { OUTCOMES, type StaffChoice, type WrapUpRecord } from '../handoff/wrapUps.ts'
import { toldOf } from './equalityFigures.ts'
import { FEW, type Figure, hideFew } from './figure.ts'
import type { Period } from './period.ts'
import { wholeMonths } from './wholeMonths.ts'

/** `offered`: and no clear answer yet, or the assistant offers it. `owed`: dissatisfaction was heard and nobody offered. */
export const CHOICES = ['taken', 'declined', 'offered', 'owed'] as const
export const FOLLOW_UPS = ['kept', 'late', 'open'] as const
/** In place of a team, where nobody waited or it was not kept. */
export const NO_TEAM = 'no_team'
export const ALL_TEAMS = 'all'

const CODES = { outcome: OUTCOMES, choice: CHOICES, follow_up: FOLLOW_UPS } as const
type Row = { team: string; measure: keyof typeof CODES; code: string }
type Kept = Pick<WrapUpRecord, 'at' | 'outcome' | 'choice' | 'owed' | 'followUp' | 'lookedAt' | 'team'>

export async function wrapUpFigures({
  wrapUps,
  landlord,
  team,
  period,
  now,
}: {
  wrapUps: Model<WrapUpRecord>
  landlord: string
  team?: string | undefined
  period: Period
  now: Date
}): Promise<Figure[]> {
  const months = wholeMonths(period)
  if (months.length === 0) return []
  const general = { landlord, audience: 'general' as const }
  // Months are whole: every report that names one tells the same cells, and two of them have no difference.
  const [first, last] = [months[0] ?? '', endOf(months.at(-1) ?? '')]
  const [written, due, teams] = await Promise.all([
    wrapUps.find({ ...general, at: trusted({ $gte: period.start, $lt: period.end }) }).lean<Kept[]>(),
    wrapUps.find({ ...general, followUp: trusted({ $gte: `${first}-01`, $lte: last }) }).lean<Kept[]>(),
    wrapUps.distinct('team', general) as Promise<(string | null)[]>,
  ])
  const places = [...new Set([...teams.map((one) => one ?? NO_TEAM), ...[...written, ...due].map(placeOf)])].sort()
  return months.flatMap((month) => {
    const rows = [
      ...written.filter(({ at }) => dayOf(at).startsWith(month)).flatMap(endings),
      ...due.filter(({ followUp }) => followUp?.startsWith(month)).flatMap((one) => lookedAgain({ one, now })),
    ]
    return cells({ month, rows, places, team })
  })
}

const endOf = (month: string): string =>
  DateTime.fromISO(`${month}-01`, { zone: 'utc' }).endOf('month').toFormat('yyyy-MM-dd')

const placeOf = ({ team }: Kept): string => team ?? NO_TEAM

function endings(one: Kept): Row[] {
  const team = placeOf(one)
  const choice = choiceOf(one)
  return [
    { team, measure: 'outcome', code: one.outcome },
    ...(choice ? [{ team, measure: 'choice' as const, code: choice }] : []),
  ]
}

const CHOICE: Record<StaffChoice, (typeof CHOICES)[number] | null> = {
  complain: 'taken',
  not_now: 'declined',
  unclear: 'offered',
  by_assistant: 'offered',
  not_offered: null,
}

const choiceOf = ({ choice, owed }: Kept): (typeof CHOICES)[number] | null =>
  (choice && CHOICE[choice]) ?? (owed ? 'owed' : null)

/** By the end of the day that was named; what is from before it was kept cannot be judged. */
function lookedAgain({ one, now }: { one: Kept; now: Date }): Row[] {
  const { followUp, lookedAt } = one
  if (followUp === null || lookedAt === undefined) return []
  const by = dayOf(lookedAt ?? now) <= followUp
  return [{ team: placeOf(one), measure: 'follow_up', code: lookedAt ? (by ? 'kept' : 'late') : by ? 'open' : 'late' }]
}

/** No sum stands beside them: a cell that is hidden cannot be reckoned from its row, its column or the whole. */
function cells({
  month,
  rows,
  places,
  team,
}: {
  month: string
  rows: readonly Row[]
  places: readonly string[]
  team: string | undefined
}): Figure[] {
  return Object.entries(CODES).flatMap(([measure, codes]) =>
    codes.flatMap((code) => {
      const own = rows.filter((row) => row.measure === measure && row.code === code)
      const groups = places.map((place) => ({ group: place, count: own.filter((row) => row.team === place).length }))
      const told = toldOf(groups)
      const cell = (of: string, count: Figure['count']): Figure => ({
        section: 'wrap_ups',
        name: [month, of, measure, code],
        count,
      })
      if (team !== undefined) {
        const count = groups.find(({ group }) => group === team)?.count ?? 0
        return [cell(team, told.has(team) ? count : FEW)]
      }
      return [
        cell(ALL_TEAMS, hideFew(own.length)),
        ...groups.map(({ group, count }) => cell(group, told.has(group) ? count : FEW)),
      ]
    }),
  )
}
