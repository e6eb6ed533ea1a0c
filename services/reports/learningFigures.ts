/** What was learnt from complaints in a period: evaluations signed, their causes, what was to be done about it (obligations rows 157, 158). */
import type { Model } from 'mongoose'
import type { CaseRecord } from '../cases/caseModel.ts'
import { CAUSES } from '../cases/complaint/acts.ts'
import type { Lesson } from '../cases/complaint/facts.ts'
import { trusted } from '../db.ts'
import { tally } from './counting.ts'
import type { Figure } from './figure.ts'
import type { Period } from './period.ts'

export async function learningFigures({
  cases,
  landlord,
  period: { start, end },
}: {
  cases: Model<CaseRecord>
  landlord: string
  period: Period
}): Promise<Figure[]> {
  const found = await cases
    .find(
      {
        landlord,
        audience: 'general',
        kind: 'complaint',
        'complaint.lessons': trusted({ $elemMatch: { at: { $gte: start, $lt: end } } }),
      },
      { 'complaint.lessons': 1 },
    )
    .lean<{ complaint: { lessons: Lesson[] } }[]>()
  const lessons = found.flatMap(({ complaint }) => complaint.lessons).filter(({ at }) => start <= at && at < end)
  const actions = lessons.flatMap((lesson) => lesson.actions)
  const section = 'learning' as const
  return [
    { section, name: ['evaluated'], count: lessons.length },
    ...tally({
      section,
      under: ['cause'],
      names: CAUSES,
      values: lessons.flatMap(({ causes }) => [...new Set(causes)]) as (typeof CAUSES)[number][],
    }),
    { section, name: ['actions'], count: actions.length },
    { section, name: ['actions_done'], count: actions.filter(({ doneOn }) => doneOn !== null).length },
  ]
}
