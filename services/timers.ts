/** Things to do later, written in the same transaction as what they follow from; each is done once across processes. */
import type { Connection, Model } from 'mongoose'
import { CASE_TIMERS } from './cases/complaint/caseTimers.ts'
import { type Audience, type PlannedWrite, type RetentionClass, scopedSchema } from './db.ts'
import { REPORT_TIMERS } from './hateReports/reportTimers.ts'

export const TIMER_KINDS = ['unread', 'half_finished', ...CASE_TIMERS, ...REPORT_TIMERS] as const
export type TimerKind = (typeof TIMER_KINDS)[number]

export interface TimerRecord {
  /** Says what it is for, so that planning it twice is planning it once. */
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  kind: TimerKind
  conversation: string | null
  /** The transcript position it looks at; 0 for a case. */
  position: number
  /** The case, and what of it: a clock and its date, a closing. */
  case: string | null
  about: string | null
  dueAt: Date
  lease: { by: string; until: Date } | null
  doneAt: Date | null
}

export type NewTimer = Pick<
  TimerRecord,
  '_id' | 'landlord' | 'audience' | 'kind' | 'conversation' | 'position' | 'case' | 'about' | 'dueAt'
>

export interface Timers {
  model: Model<TimerRecord>
  plan(timer: NewTimer): PlannedWrite
  /** Several at once, as one command. */
  planAll(timers: NewTimer[]): PlannedWrite
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
      conversation: { type: String, default: null },
      case: { type: String, default: null },
      about: { type: String, default: null },
      position: { type: Number, required: true },
      dueAt: { type: Date, required: true },
      lease: { type: { by: String, until: Date, _id: false }, default: null },
      doneAt: { type: Date, default: null },
    },
    [[{ landlord: 1, doneAt: 1, dueAt: 1 }], [{ landlord: 1, conversation: 1 }]],
  )
  const model = connection.model<TimerRecord>('Timer', schema, 'timers')
  const planAll: Timers['planAll'] = (timers) => ({
    what: 'timer',
    run: async (session) => {
      if (timers.length === 0) return
      await model.collection.bulkWrite(
        timers.map((timer) => ({
          updateOne: {
            filter: { _id: timer._id as never, landlord: timer.landlord },
            update: { $setOnInsert: { ...timer, retention: 'message_tombstone', lease: null, doneAt: null } },
            upsert: true,
          },
        })),
        { session, ordered: false },
      )
    },
  })
  return {
    model,
    plan: (timer) => planAll([timer]),
    planAll,
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
