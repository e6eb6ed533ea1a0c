/** Where a case stands in the lists of staff: what is owed on it next, and when it last changed; stored, so that a list is cut from an index. */
import type { Model, Schema, UpdateQuery } from 'mongoose'
import type { CaseRecord, HistoryEvent } from './caseModel.ts'
import type { Clock } from './clocks.ts'
import { ENDED, phaseOf } from './complaint/status.ts'
import { nextDue, SETTLED } from './findCases.ts'

/** The order of the list by due date: what has a date, what has none, what is over. */
export const RANK = { dated: 0, dateless: 1, over: 2 } as const

export interface Listed {
  rank: (typeof RANK)[keyof typeof RANK]
  due: Date | null
  changedAt: Date
}

type Standing = { clocks: readonly Clock[] } & Pick<CaseRecord, 'kind' | 'status'>

export function standsAt({ clocks, kind, status }: Standing): Omit<Listed, 'changedAt'> {
  const over =
    (SETTLED as readonly string[]).includes(status) || (kind === 'complaint' && ENDED.includes(phaseOf(status)))
  const due = nextDue({ clocks: [...clocks], status })?.due ?? null
  // What is owed although it is over is still to be seen (the reasons of a refusal, for one).
  if (due) return { rank: RANK.dated, due }
  return { rank: over ? RANK.over : RANK.dateless, due: null }
}

/** To be set with every change of status or clocks. */
export function listedFields(standing: Standing): { 'listed.rank': Listed['rank']; 'listed.due': Date | null } {
  const { rank, due } = standsAt(standing)
  return { 'listed.rank': rank, 'listed.due': due }
}

/** No update can forget it: an event brings its own time, and a new status or clock without its place in the list is refused. */
export function keepListed(schema: Schema<CaseRecord>): void {
  schema.pre(['updateOne', 'updateMany', 'findOneAndUpdate'], function keep() {
    const update = this.getUpdate() as UpdateQuery<CaseRecord> | null
    const { $set = {}, $push = {} } = (update ?? {}) as { $set?: object; $push?: { history?: unknown } }
    if (('status' in $set || 'clocks' in $set) && !('listed.rank' in $set))
      throw new Error('A case whose status or clocks change says where it stands in the lists.')
    const at = lastOf($push.history)
    if (at) this.set('listed.changedAt', at)
  })
}

function lastOf(pushed: unknown): Date | null {
  if (typeof pushed !== 'object' || pushed === null) return null
  const events = ('$each' in pushed ? pushed.$each : [pushed]) as readonly HistoryEvent[]
  return events.at(-1)?.at ?? null
}

/** Cases from before there was such a place get one; of a whole database it finds nothing, by an index. */
export async function listOlderCases({
  cases,
  landlords,
}: {
  cases: Model<CaseRecord>
  landlords: readonly string[]
}): Promise<number> {
  let listed = 0
  for (const landlord of landlords)
    for await (const record of cases.find({ landlord, 'listed.rank': null }).lean<CaseRecord[]>().cursor()) {
      const changedAt = record.history.at(-1)?.at ?? record.receivedAt
      // Somebody who changed it in the meantime has given it its place.
      const done = await cases.updateOne(
        { _id: record._id, landlord, version: record.version },
        { $set: { listed: { ...standsAt(record), changedAt } } },
      )
      listed += done.modifiedCount
    }
  return listed
}
