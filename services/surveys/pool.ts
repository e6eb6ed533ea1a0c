/** One landlord's answers on their way out: a single sealed lump, put together anew and in another order at each change. */
import type { ClientSession, Connection, Model } from 'mongoose'
import { z } from 'zod'
import type { MasterKey } from '../confidential/keys.ts'
import { newDataKey, unsealJson, unwrapDataKey } from '../confidential/seal.ts'
import { bytes } from '../conversations/inbox.ts'
import { type Audience, type RetentionClass, scopedSchema } from '../db.ts'
import { sealPadded } from './sealPadded.ts'
import { type Random, shuffled } from './shuffled.ts'

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

export interface Pool<Row> {
  model: Model<PoolRecord>
  read(args: { landlord: string; session: ClientSession }): Promise<{ month: string; rows: Row[] } | null>
  write(args: { landlord: string; month: string; rows: Row[]; session: ClientSession }): Promise<void>
}

/** Of one kind of answer. */
export interface PoolOf<Row> {
  /** Of the collection, and in the names of its keys. */
  name: string
  model: string
  row: z.ZodType<Row>
  audience: Audience
  retention: RetentionClass
  /** Bytes that hold more than a batch: the lump of a quiet month and of a busy one look the same. */
  block: number
}

export function createPool<Row>({
  connection,
  master,
  random,
  of: { name, model: modelName, row, audience, retention, block },
}: {
  connection: Connection
  master: MasterKey
  random: Random
  of: PoolOf<Row>
}): Pool<Row> {
  const keyName = (landlord: string): string => `${name}:${landlord}`
  const rowsName = (landlord: string): string => `${name}:${landlord}:rows`
  const schema = scopedSchema<PoolRecord>({
    _id: String,
    month: { type: String, required: true },
    wrapped: { type: Buffer, required: true },
    rows: { type: Buffer, required: true },
  })
  const model = connection.model<PoolRecord>(modelName, schema, name)
  return {
    model,
    read: async ({ landlord, session }) => {
      const found = await model.findOne({ _id: landlord, landlord }).session(session).lean<PoolRecord>()
      if (!found) return null
      const key = unwrapDataKey({ master, name: keyName(landlord), wrapped: bytes(found.wrapped) })
      const value = unsealJson({ key, name: rowsName(landlord), sealed: bytes(found.rows) })
      return { month: found.month, rows: z.array(row).parse(value) }
    },
    write: async ({ landlord, month, rows, session }) => {
      const { key, wrapped } = newDataKey({ master, name: keyName(landlord) })
      const value = shuffled({ items: rows, random })
      await model.updateOne(
        { _id: landlord, landlord },
        {
          $set: { month, wrapped, rows: sealPadded({ key, name: rowsName(landlord), value, block }) },
          $setOnInsert: { audience, retention },
        },
        { session, upsert: true },
      )
    },
  }
}
