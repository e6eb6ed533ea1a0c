/** How satisfied people were with how their reports of hate were handled, beside the profile's target, and never so that one of them shows (obligations row 47). */
import type { Model } from 'mongoose'
import { trusted } from '../db.ts'
import type { Landlord } from '../landlords/profile.ts'
import { SATISFIED, type SatisfactionRecord } from '../surveys/satisfaction.ts'
import { FEW, FEWEST, type Figure, hideFew } from './figure.ts'
import type { Period } from './period.ts'
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
  const found = await scores
    .find({ landlord, audience: 'hate', month: trusted({ $in: wholeMonths(period) }) }, { score: 1 })
    .lean<Pick<SatisfactionRecord, 'score'>[]>()
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
  ]
  const target = targets.find(({ id, unit }) => id === TARGET && unit === 'percent')?.value
  if (target === undefined) return figures
  const reached = percent >= target ? 'yes' : 'no'
  return [...figures, figure('target_percent', target), figure('target_reached', answered < FEWEST ? FEW : reached)]
}
