/** How satisfied people were with how their complaint was handled, month by month, with the number of answers; under five nothing is told. */
import type { Model } from 'mongoose'
import { dayOf } from '../cases/deadlines.ts'
import { trusted } from '../db.ts'
import { SATISFIED } from '../surveys/satisfaction.ts'
import type { SurveyAnswersRecord } from '../surveys/surveyAnswers.ts'
import { FEW, FEWEST, type Figure, hideFew } from './figure.ts'
import type { Period } from './period.ts'
import { wholeMonths } from './wholeMonths.ts'

export async function surveyFigures({
  answers,
  landlord,
  period,
}: {
  answers: Model<SurveyAnswersRecord>
  landlord: string
  period: Period
}): Promise<Figure[]> {
  const found = await answers
    .find(
      { landlord, audience: 'general', at: trusted({ $gte: period.start, $lt: period.end }) },
      { 'scores.handled': 1, at: 1 },
    )
    .lean<Pick<SurveyAnswersRecord, 'scores' | 'at'>[]>()
  // No sum beside the months: a month that is hidden cannot be reckoned from the others.
  return wholeMonths(period).flatMap((month) => {
    const scores = found.flatMap(({ scores: { handled }, at }) =>
      handled !== undefined && dayOf(at).startsWith(month) ? [handled] : [],
    )
    const satisfied = scores.filter((score) => score >= SATISFIED).length
    const percent = Math.round((satisfied * 1000) / scores.length) / 10
    const figure = (name: string, count: Figure['count']): Figure => ({ section: 'survey', name: [month, name], count })
    // A rating stands on its case for whoever works it: the number of those who answered is what has to be large enough.
    return [
      figure('answered', hideFew(scores.length)),
      figure('satisfied_percent', scores.length < FEWEST ? FEW : percent),
    ]
  })
}
