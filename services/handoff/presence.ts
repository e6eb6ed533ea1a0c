/** Which members of staff are there: whoever has gone for longer than a claim may hold gives the conversation back. */
import type { Connection, Model } from 'mongoose'
import { type Audience, type RetentionClass, scopedSchema, trusted } from '../db.ts'

// Fault F18: a claim lapses ninety seconds after its holder was last there.
export const GONE_AFTER_MS = 90_000

export interface PresenceRecord {
  /** The account. */
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  seenAt: Date
}

export interface Presence {
  model: Model<PresenceRecord>
  seen(args: { landlord: string; account: string; at: Date }): Promise<void>
  /** Those of the given accounts who have been away for too long. */
  gone(args: { landlords: string[]; accounts: string[]; at: Date }): Promise<string[]>
}

/** Being there is written down at most this often for each account. */
const NOTED_EVERY_MS = 15_000

export function createPresence({ connection }: { connection: Connection }): Presence {
  const schema = scopedSchema<PresenceRecord>({ _id: String, seenAt: { type: Date, required: true } }, [
    [{ landlord: 1, seenAt: 1 }],
  ])
  const model = connection.model<PresenceRecord>('Presence', schema, 'presence')
  const noted = new Map<string, number>()
  return {
    model,
    seen: async ({ landlord, account, at }) => {
      if (at.getTime() - (noted.get(account) ?? 0) < NOTED_EVERY_MS) return
      noted.set(account, at.getTime())
      await model.updateOne(
        { _id: account, landlord },
        { $set: { seenAt: at }, $setOnInsert: { audience: 'general', retention: 'session' } },
        { upsert: true },
      )
    },
    gone: async ({ landlords, accounts, at }) => {
      const since = new Date(at.getTime() - GONE_AFTER_MS)
      const there = await model
        .find(
          { landlord: trusted({ $in: landlords }), _id: trusted({ $in: accounts }), seenAt: trusted({ $gt: since }) },
          { _id: 1 },
        )
        .lean<{ _id: string }[]>()
      return accounts.filter((account) => !there.some(({ _id }) => _id === account))
    },
  }
}
