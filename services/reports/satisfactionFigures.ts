/** How satisfied people were with how their reports of hate were handled, beside the profile's target, and never so that one of them shows (obligations row 47). */
import type { Model } from 'mongoose'
import { trusted } from '../db.ts'
import type { Landlord } from '../landlords/profile.ts'
import { SATISFIED, type SatisfactionRecord } from '../surveys/satisfaction.ts'
import { FEW, FEWEST, type Figure, hideFew } from './figure.ts'
import type { Period } from './period.ts'
import { type MonthScores, satisfactionMonths } from './satisfactionMonths.ts'
import { wholeMonths } from './wholeMonths.ts'

/** The name of the aim in a profile. */
const TARGET = 'incident_reporter_satisfaction'

export async function satisfactionFigures({
  scores,
  landlord,
  period,
  targets = [],
}: {
  scores: Model<SatisfactionRecord>
  landlord: string
  period: Period
  targets?: Landlord['policy']['targets']
}): Promise<Figure[]> {
  const months = wholeMonths(period)
  const found = await scores
    .find({ landlord, audience: 'hate', month: trusted({ $in: months }) }, { score: 1, month: 1 })
    .lean<Pick<SatisfactionRecord, 'score' | 'month'>[]>()
  const answered = found.length
  const satisfied = found.filter(({ score }) => score >= SATISFIED).length
  const percent = (satisfied * 100) / answered
  // Who was not satisfied can be reckoned from who was: both are enough, or neither is told.
  const told = Math.min(satisfied, answered - satisfied) >= FEWEST
  const figure = (name: string, count: Figure['count']): Figure => ({ section: 'satisfaction', name: [name], count })
  const figures = [
    figure('answered', hideFew(answered)),
    figure('satisfied', told ? satisfied : FEW),
    figure('satisfied_percent', told ? Math.round(percent * 10) / 10 : FEW),
    // Of one month the whole is the month.
    ...(months.length > 1 ? satisfactionMonths(months.map((month) => monthOf({ month, found }))) : []),
  ]
  const target = targets.find(({ id, unit }) => id === TARGET && unit === 'percent')?.value
  if (target === undefined) return figures
  const reached = percent >= target ? 'yes' : 'no'
  return [...figures, figure('target_percent', target), figure('target_reached', answered < FEWEST ? FEW : reached)]
}

function monthOf({
  month,
  found,
}: {
  month: string
  found: readonly Pick<SatisfactionRecord, 'score' | 'month'>[]
}): MonthScores {
  const own = found.filter((one) => one.month === month)
  return { month, answered: own.length, satisfied: own.filter(({ score }) => score >= SATISFIED).length }
}
