/** One landlord's background answers on their way out: a single sealed lump, put together anew and in another order at each change. */
import type { ClientSession, Connection, Model } from 'mongoose'
import { z } from 'zod'
import type { MasterKey } from '../confidential/keys.ts'
import { newDataKey, unsealJson, unwrapDataKey } from '../confidential/seal.ts'
import { bytes } from '../conversations/inbox.ts'
import { type Audience, type RetentionClass, scopedSchema } from '../db.ts'
import type { BackgroundAnswers } from './backgroundQuestions.ts'
import { sealPadded } from './sealPadded.ts'
import { type Random, shuffled } from './shuffled.ts'

/** An answer while it waits: no time, no case, no number, and nothing to tell it from its neighbours. */
export const poolRow = z.strictObject({
  kind: z.string(),
  score: z.number().int(),
  answers: z.record(z.string(), z.string()),
})
export type PoolRow = Omit<z.infer<typeof poolRow>, 'answers'> & { answers: BackgroundAnswers }

export interface PoolRecord {
  /** The landlord: there is one lump for each. */
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  /** The month (`YYYY-MM`) in which the lump was last looked at; says nothing of when an answer came. */
  month: string
  /** A fresh key at each change, wrapped by the master key. */
  wrapped: Buffer
  rows: Buffer
}

export interface Pool {
  model: Model<PoolRecord>
  read(args: { landlord: string; session: ClientSession }): Promise<{ month: string; rows: PoolRow[] } | null>
  write(args: { landlord: string; month: string; rows: PoolRow[]; session: ClientSession }): Promise<void>
}

/** Holds some twenty rows, more than a batch: the lump of a quiet month and of a busy one look the same. */
const BLOCK = 4096

const keyName = (landlord: string): string => `background_pool:${landlord}`
const rowsName = (landlord: string): string => `background_pool:${landlord}:rows`

export function createPool({
  connection,
  master,
  random,
}: {
  connection: Connection
  master: MasterKey
  random: Random
}): Pool {
  const schema = scopedSchema<PoolRecord>({
    _id: String,
    month: { type: String, required: true },
    wrapped: { type: Buffer, required: true },
    rows: { type: Buffer, required: true },
  })
  const model = connection.model<PoolRecord>('BackgroundPool', schema, 'background_pool')
  return {
    model,
    read: async ({ landlord, session }) => {
      const found = await model.findOne({ _id: landlord, landlord }).session(session).lean<PoolRecord>()
      if (!found) return null
      const key = unwrapDataKey({ master, name: keyName(landlord), wrapped: bytes(found.wrapped) })
      const value = unsealJson({ key, name: rowsName(landlord), sealed: bytes(found.rows) })
      return { month: found.month, rows: z.array(poolRow).parse(value) as PoolRow[] }
    },
    write: async ({ landlord, month, rows, session }) => {
      const { key, wrapped } = newDataKey({ master, name: keyName(landlord) })
      const value = shuffled({ items: rows, random })
      await model.updateOne(
        { _id: landlord, landlord },
        {
          $set: { month, wrapped, rows: sealPadded({ key, name: rowsName(landlord), value, block: BLOCK }) },
          $setOnInsert: { audience: 'general', retention: 'case_complaint' },
        },
        { session, upsert: true },
      )
    },
  }
}
