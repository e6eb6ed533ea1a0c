/** Whether offensive graffiti was gone in time: the jobs of a period against the clock each was given (obligations row 46). */
import type { Model } from 'mongoose'
import type { CaseRecord } from '../cases/caseModel.ts'
import { trusted } from '../db.ts'
import { tally } from './counting.ts'
import type { Figure } from './figure.ts'
import type { Period } from './period.ts'
import { TIMINGS, timing } from './timing.ts'

const SECTION = 'graffiti' as const
export const REMOVED = TIMINGS.filter((one) => one !== 'after_acknowledgement' && one !== 'not_owed')

export async function graffitiFigures({
  cases,
  landlord,
  team,
  period: { start, end },
  now,
}: {
  cases: Model<CaseRecord>
  landlord: string
  team?: string | undefined
  period: Period
  now: Date
}): Promise<Figure[]> {
  const found = await cases
    .find(
      {
        landlord,
        audience: 'general',
        kind: 'service_request',
        receivedAt: trusted({ $gte: start, $lt: end }),
        'clocks.name': 'graffiti_removal',
        ...(team === undefined ? {} : { team }),
      },
      { clocks: 1, 'history.what': 1, 'history.at': 1, 'history.detail': 1 },
    )
    .lean<Pick<CaseRecord, 'clocks' | 'history'>[]>()
  const values = found.map(({ clocks, history }) =>
    timing({
      clocks: clocks.filter(({ name }) => name === 'graffiti_removal'),
      // A job is over when it is set to done; its clock does not say so itself.
      doneAt: history.find(({ what, detail }) => what === 'status' && detail === 'done')?.at,
      now,
    }),
  )
  return [
    { section: SECTION, name: ['jobs'], count: found.length },
    ...tally({ section: SECTION, under: ['removed'], names: REMOVED, values: values as (typeof REMOVED)[number][] }),
  ]
}
