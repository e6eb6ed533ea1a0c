/** One turn at a time on a lane, by database time: a stale holder loses its lease and its commit fails. */
import type { Model } from 'mongoose'
import { together } from '../together.ts'
import type { ConversationRecord } from './conversationModel.ts'

/** Seconds a holder may be silent before another process takes over (faults-and-threats.md, 4). */
export const LEASE_SECONDS = 30

/** Milliseconds (faults-and-threats.md, 4): a commit that a dead process left open holds the conversation, and must not hold us as well. */
const OPERATION_TIME = 3_000

/** Losing a lease in a crash is harmless, since the commit compares versions: it waits for no journal. */
const LIGHTLY = { writeConcern: { w: 1, journal: false } } as const

export interface Lane {
  landlord: string
  thread: string
}

export interface Leases {
  /** The conversation with its lane leased to `by`, null when another holds it, undefined when there is none yet. */
  take(lane: Lane): Promise<ConversationRecord | null | undefined>
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
  const free = {
    $expr: { $or: [{ $eq: ['$lease', null] }, { $eq: ['$lease.by', by] }, { $lt: ['$lease.until', '$$NOW'] }] },
  }
  const lease = [
    {
      $set: {
        lease: {
          by: { $literal: by },
          until: { $dateAdd: { startDate: '$$NOW', unit: 'second', amount: seconds } },
        },
      },
    },
  ]

  const takeOne = async ({ landlord, thread }: Lane): Promise<ConversationRecord | null | undefined> => {
    const found = await model.collection.findOneAndUpdate({ landlord, thread, current: true, ...free }, lease, {
      ...LIGHTLY,
      returnDocument: 'after',
      maxTimeMS: OPERATION_TIME,
    })
    if (found) return found as unknown as ConversationRecord
    const held = await model.collection.findOne({ landlord, thread, current: true }, { projection: { _id: 1 } })
    return held ? null : undefined
  }

  /** All that are free are leased, then all are read: whoever's lease stands on a lane holds it. */
  const takeAll = async (lanes: Lane[]): Promise<(ConversationRecord | null | undefined)[]> => {
    const landlords = [...new Set(lanes.map(({ landlord }) => landlord))]
    const these = { current: true, $or: lanes.map(({ landlord, thread }) => ({ landlord, thread })) }
    await model.collection.updateMany({ landlord: { $in: landlords }, ...these, ...free }, lease, {
      ...LIGHTLY,
      maxTimeMS: OPERATION_TIME,
    })
    const found = (await model.collection
      .find({ landlord: { $in: landlords }, ...these }, { maxTimeMS: OPERATION_TIME })
      .toArray()) as unknown as ConversationRecord[]
    const known = new Map(found.map((one) => [keyOf(one), one]))
    return lanes.map((lane) => {
      const one = known.get(keyOf(lane))
      return one && one.lease?.by !== by ? null : one
    })
  }

  return {
    take: together({
      run: async (lanes) => {
        const taken = lanes.length === 1 ? [await takeOne(lanes[0] as Lane)] : await takeAll(lanes)
        return taken.map((value) => ({ status: 'fulfilled', value }))
      },
    }),
    release: async ({ landlord, id }) => {
      await model.collection.updateOne(
        { _id: id as never, landlord, 'lease.by': by },
        { $set: { lease: null } },
        LIGHTLY,
      )
    },
  }
}

const keyOf = ({ landlord, thread }: Lane): string => `${landlord}\0${thread}`
