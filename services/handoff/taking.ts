/** Whether a member of staff takes chats: everybody does until they pause, and a pause holds until they end it themselves. */
import type { ClientSession, Connection, Model } from 'mongoose'
import { type Audience, type RetentionClass, scopedSchema, trusted } from '../db.ts'
import { isDuplicateKey } from '../errors.ts'

export interface TakingRecord {
  /** The account. */
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  /** Null: takes chats. */
  pausedAt: Date | null
  /** When a conversation was last offered to them, and how often: two offers at once meet at the count. */
  offeredAt: Date | null
  offers: number
}

export interface Taking {
  model: Model<TakingRecord>
  /** Since when; null: takes chats. */
  pausedAt(args: { landlord: string; account: string }): Promise<Date | null>
  pause(args: { landlord: string; account: string; at: Date }): Promise<void>
  resume(args: { landlord: string; account: string }): Promise<void>
  /** A row for each of the accounts. */
  of(args: { landlord: string; accounts: string[] }): Promise<Map<string, TakingRecord>>
  /** Counts an offer; false when they were offered something else since `offers` was read. */
  offered(args: { session: ClientSession; record: TakingRecord; at: Date }): Promise<boolean>
}

const ignoreDuplicate = (error: unknown): void => {
  if (!isDuplicateKey(error)) throw error
}

export function createTaking({ connection }: { connection: Connection }): Taking {
  const schema = scopedSchema<TakingRecord>(
    {
      _id: String,
      pausedAt: { type: Date, default: null },
      offeredAt: { type: Date, default: null },
      offers: { type: Number, default: 0 },
    },
    [[{ landlord: 1, pausedAt: 1 }]],
  )
  const model = connection.model<TakingRecord>('Taking', schema, 'taking')
  const own = { audience: 'general', retention: 'session' } as const
  return {
    model,
    pausedAt: async ({ landlord, account }) =>
      (await model.findOne({ _id: account, landlord }).lean<TakingRecord>())?.pausedAt ?? null,
    pause: async ({ landlord, account, at }) => {
      await model.updateOne({ _id: account, landlord }, { $setOnInsert: own }, { upsert: true }).catch(ignoreDuplicate)
      // Paused twice is paused since the first time.
      await model.updateOne({ _id: account, landlord, pausedAt: null }, { $set: { pausedAt: at } })
    },
    resume: async ({ landlord, account }) => {
      await model.updateOne({ _id: account, landlord }, { $set: { pausedAt: null } })
    },
    of: async ({ landlord, accounts }) => {
      const found = await model.find({ landlord, _id: trusted({ $in: accounts }) }).lean<TakingRecord[]>()
      const known = new Map(found.map((record) => [record._id, record]))
      for (const _id of accounts)
        if (!known.has(_id)) known.set(_id, { _id, landlord, ...own, pausedAt: null, offeredAt: null, offers: 0 })
      return known
    },
    offered: async ({ session, record: { _id, landlord, offers }, at }) => {
      // Outside the transaction: a row that is made twice at once would end it.
      if (offers === 0)
        await model.updateOne({ _id, landlord }, { $setOnInsert: own }, { upsert: true }).catch(ignoreDuplicate)
      const { matchedCount } = await model.updateOne(
        { _id, landlord, offers },
        { $set: { offeredAt: at }, $inc: { offers: 1 } },
        { session },
      )
      return matchedCount === 1
    },
  }
}
