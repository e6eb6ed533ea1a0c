/** One turn at a time on a lane, by database time: a stale holder loses its lease and its commit fails. */
import type { Model } from 'mongoose'
import type { ConversationRecord } from './conversationModel.ts'

/** Seconds a holder may be silent before another process takes over (faults-and-threats.md, 4). */
export const LEASE_SECONDS = 30

/** Milliseconds (faults-and-threats.md, 4): a commit that a dead process left open holds the conversation, and must not hold us as well. */
const OPERATION_TIME = 3_000

export interface Leases {
  /** The conversation with its lane leased to `by`, null when another holds it, undefined when there is none yet. */
  take(args: { landlord: string; thread: string }): Promise<ConversationRecord | null | undefined>
  release(args: { landlord: string; id: string }): Promise<void>
}

export function createLeases({
  model,
  by,
  seconds = LEASE_SECONDS,
}: {
  model: Model<ConversationRecord>
  by: string
  seconds?: number
}): Leases {
  return {
    take: async ({ landlord, thread }) => {
      // Written with w:1 and without waiting for the journal: losing a lease in a crash is harmless, since the commit compares versions.
      const found = await model.collection.findOneAndUpdate(
        {
          landlord,
          thread,
          current: true,
          $expr: { $or: [{ $eq: ['$lease', null] }, { $eq: ['$lease.by', by] }, { $lt: ['$lease.until', '$$NOW'] }] },
        },
        [
          {
            $set: {
              lease: {
                by: { $literal: by },
                until: { $dateAdd: { startDate: '$$NOW', unit: 'second', amount: seconds } },
              },
            },
          },
        ],
        { returnDocument: 'after', writeConcern: { w: 1, journal: false }, maxTimeMS: OPERATION_TIME },
      )
      if (found) return found as unknown as ConversationRecord
      const held = await model.collection.findOne({ landlord, thread, current: true }, { projection: { _id: 1 } })
      return held ? null : undefined
    },
    release: async ({ landlord, id }) => {
      await model.collection.updateOne(
        { _id: id as never, landlord, 'lease.by': by },
        { $set: { lease: null } },
        { writeConcern: { w: 1, journal: false } },
      )
    },
  }
}
