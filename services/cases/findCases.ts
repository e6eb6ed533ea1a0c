/** The cases a member of staff may see, the soonest due first; and which of a case's clocks still run. */
import type { Model } from 'mongoose'
import { trusted } from '../db.ts'
import type { Scope } from '../staff/roles.ts'
import type { CaseKind, CaseRecord } from './caseModel.ts'
import type { RunningClock } from './clocks.ts'
import { TENANTS_TIME } from './complaint/stageClocks.ts'

/** States in which nothing more is owed. */
export const SETTLED = ['done', 'passed_on'] as const

/** What the landlord still owes: clocks that run and have not ended; the tenant's own time is nobody's debt. */
export function owed(record: Pick<CaseRecord, 'clocks' | 'status'>): RunningClock[] {
  if ((SETTLED as readonly string[]).includes(record.status)) return []
  return record.clocks.filter(
    (clock): clock is RunningClock =>
      !clock.pending && (clock.ended ?? null) === null && !TENANTS_TIME.includes(clock.name),
  )
}

/** The next thing owed; null where no date is known. */
export function nextDue(record: Pick<CaseRecord, 'clocks' | 'status'>): (RunningClock & { due: Date }) | null {
  const dated = owed(record).filter((clock): clock is RunningClock & { due: Date } => clock.due !== null)
  return dated.sort((one, other) => one.due.getTime() - other.due.getTime())[0] ?? null
}

export interface CaseSearch {
  kind?: CaseKind | undefined
  status?: string | undefined
  /** Ten symbols, already checked. */
  reference?: string | undefined
  conversation?: string | undefined
  /** Not settled, and to be looked at again before this moment (journeys 3). */
  reviewBefore?: Date | undefined
}

/** No words are read: the list is of codes and dates. */
export type CaseLine = Pick<
  CaseRecord,
  | '_id'
  | 'audience'
  | 'kind'
  | 'type'
  | 'reference'
  | 'status'
  | 'intake'
  | 'channel'
  | 'language'
  | 'receivedAt'
  | 'hazard'
  | 'urgent'
  | 'clocks'
  | 'owner'
  | 'team'
  | 'version'
>

const FIELDS = {
  audience: 1,
  kind: 1,
  type: 1,
  reference: 1,
  status: 1,
  intake: 1,
  channel: 1,
  language: 1,
  receivedAt: 1,
  hazard: 1,
  urgent: 1,
  clocks: 1,
  owner: 1,
  team: 1,
  version: 1,
}

// The same rule as `owed`, in the database's words, so that a page of the list is cut from the right order.
const DUE = {
  $cond: [
    { $in: ['$status', [...SETTLED]] },
    null,
    {
      $min: {
        $map: {
          input: {
            $filter: {
              input: '$clocks',
              cond: {
                $and: [
                  { $eq: ['$$this.pending', false] },
                  { $ne: ['$$this.due', null] },
                  { $eq: [{ $ifNull: ['$$this.ended', null] }, null] },
                  { $not: [{ $in: ['$$this.name', [...TENANTS_TIME]] }] },
                ],
              },
            },
          },
          in: '$$this.due',
        },
      },
    },
  ],
}

export async function findCases({
  cases,
  scope,
  search,
  limit,
  skip,
}: {
  cases: Model<CaseRecord>
  scope: Scope
  search: CaseSearch
  limit: number
  skip: number
}): Promise<CaseLine[]> {
  const { reviewBefore, ...equal } = search
  const asked = Object.fromEntries(Object.entries(equal).filter(([, value]) => value !== undefined))
  const stale = { reviewOn: { $lt: reviewBefore }, $nor: [{ status: { $in: [...SETTLED] } }] }
  return await cases.aggregate<CaseLine>([
    { $match: { ...scope.cases(), ...asked, ...(reviewBefore ? stale : {}) } },
    { $addFields: { dueNext: DUE } },
    {
      $addFields: {
        dateless: { $cond: [{ $eq: [{ $ifNull: ['$dueNext', null] }, null] }, 1, 0] },
        settled: { $cond: [{ $in: ['$status', [...SETTLED]] }, 1, 0] },
      },
    },
    { $sort: { settled: 1, dateless: 1, dueNext: 1, receivedAt: 1, _id: 1 } },
    { $skip: skip },
    { $limit: limit },
    { $project: FIELDS },
  ])
}

export const findCase = ({
  cases,
  scope,
  id,
}: {
  cases: Model<CaseRecord>
  scope: Scope
  id: string
}): Promise<CaseRecord | null> => cases.findOne({ _id: id, ...scope.cases() }).lean<CaseRecord>()

/** References of linked cases, of those the reader may see. */
export const linkedCases = ({
  cases,
  scope,
  ids,
}: {
  cases: Model<CaseRecord>
  scope: Scope
  ids: string[]
}): Promise<CaseLine[]> => cases.find({ ...scope.cases(), _id: trusted({ $in: ids }) }, FIELDS).lean<CaseLine[]>()
