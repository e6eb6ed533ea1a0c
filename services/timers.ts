/** Things to do later, written in the same transaction as what they follow from; each is done once across processes. */
import type { Connection, Model } from 'mongoose'
import { type Audience, type PlannedWrite, type RetentionClass, scopedSchema } from './db.ts'

export const TIMER_KINDS = ['unread', 'half_finished'] as const
export type TimerKind = (typeof TIMER_KINDS)[number]

export interface TimerRecord {
  /** Says what it is for, so that planning it twice is planning it once. */
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  kind: TimerKind
  conversation: string
  /** The transcript position it looks at. */
  position: number
  dueAt: Date
  lease: { by: string; until: Date } | null
  doneAt: Date | null
}

export interface Timers {
  model: Model<TimerRecord>
  plan(
    timer: Pick<TimerRecord, '_id' | 'landlord' | 'audience' | 'kind' | 'conversation' | 'position' | 'dueAt'>,
  ): PlannedWrite
  claim(args: { landlords: string[]; by: string; now: Date }): Promise<TimerRecord | null>
  done(args: { timer: TimerRecord; at: Date }): PlannedWrite
}

/** Seconds a process may work at one timer before another takes it up. */
const LEASE_SECONDS = 60

export function createTimers({ connection }: { connection: Connection }): Timers {
  const schema = scopedSchema<TimerRecord>(
    {
      _id: String,
      kind: { type: String, enum: TIMER_KINDS, required: true },
      conversation: { type: String, required: true },
      position: { type: Number, required: true },
      dueAt: { type: Date, required: true },
      lease: { type: { by: String, until: Date, _id: false }, default: null },
      doneAt: { type: Date, default: null },
    },
    [[{ landlord: 1, doneAt: 1, dueAt: 1 }], [{ landlord: 1, conversation: 1 }]],
  )
  const model = connection.model<TimerRecord>('Timer', schema, 'timers')
  return {
    model,
    plan: (timer) => ({
      what: 'timer',
      run: async (session) => {
        await model.collection.updateOne(
          { _id: timer._id as never, landlord: timer.landlord },
          { $setOnInsert: { ...timer, retention: 'message_tombstone', lease: null, doneAt: null } },
          { upsert: true, session },
        )
      },
    }),
    claim: async ({ landlords, by, now }) =>
      // Leases go by the database's clock, so that a process with a fast one keeps nothing to itself (fault F16).
      (await model.collection.findOneAndUpdate(
        {
          landlord: { $in: landlords },
          doneAt: null,
          dueAt: { $lte: now },
          $expr: { $or: [{ $eq: ['$lease', null] }, { $lt: ['$lease.until', '$$NOW'] }] },
        },
        [
          {
            $set: {
              lease: {
                by: { $literal: by },
                until: { $dateAdd: { startDate: '$$NOW', unit: 'second', amount: LEASE_SECONDS } },
              },
            },
          },
        ],
        { sort: { dueAt: 1 }, returnDocument: 'after' },
      )) as unknown as TimerRecord | null,
    done: ({ timer, at }) => ({
      what: 'timer.done',
      run: async (session) => {
        const done = await model.updateOne(
          { _id: timer._id, landlord: timer.landlord, doneAt: null },
          { $set: { doneAt: at, lease: null } },
          { session },
        )
        if (done.matchedCount !== 1) throw Object.assign(new Error('timer_done_before'), { name: 'TurnConflict' })
      },
    }),
  }
}
