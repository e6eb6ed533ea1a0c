/** Whether a member of staff takes chats: everybody does until they pause, and a pause holds until they end it themselves. */
import type { Connection, Model } from 'mongoose'
import { type Audience, type RetentionClass, scopedSchema, trusted } from '../db.ts'

export interface TakingRecord {
  /** The account. */
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  /** Null: takes chats. */
  pausedAt: Date | null
}

export interface Taking {
  model: Model<TakingRecord>
  /** Since when; null: takes chats. */
  pausedAt(args: { landlord: string; account: string }): Promise<Date | null>
  pause(args: { landlord: string; account: string; at: Date }): Promise<void>
  resume(args: { landlord: string; account: string }): Promise<void>
  /** Those of the given accounts who have paused. */
  paused(args: { landlord: string; accounts: string[] }): Promise<string[]>
}

export function createTaking({ connection }: { connection: Connection }): Taking {
  const schema = scopedSchema<TakingRecord>({ _id: String, pausedAt: { type: Date, default: null } }, [
    [{ landlord: 1, pausedAt: 1 }],
  ])
  const model = connection.model<TakingRecord>('Taking', schema, 'taking')
  const own = { audience: 'general', retention: 'session' } as const
  return {
    model,
    pausedAt: async ({ landlord, account }) =>
      (await model.findOne({ _id: account, landlord }).lean<TakingRecord>())?.pausedAt ?? null,
    pause: async ({ landlord, account, at }) => {
      await model.updateOne({ _id: account, landlord }, { $setOnInsert: own }, { upsert: true })
      // Paused twice is paused since the first time.
      await model.updateOne({ _id: account, landlord, pausedAt: null }, { $set: { pausedAt: at } })
    },
    resume: async ({ landlord, account }) => {
      await model.updateOne({ _id: account, landlord }, { $set: { pausedAt: null } })
    },
    paused: async ({ landlord, accounts }) => {
      const found = await model
        .find({ landlord, _id: trusted({ $in: accounts }), pausedAt: trusted({ $ne: null }) }, { _id: 1 })
        .lean<{ _id: string }[]>()
      return found.map(({ _id }) => _id)
    },
  }
}
