/** What stands beside one line of the log and is no part of it: sealed in the key of that line's section, only ever added, and gone with that key. */
import type { ClientSession, Connection, Model } from 'mongoose'
import type { z } from 'zod'
import { type Audience, type RetentionClass, scopedSchema, trusted } from '../db.ts'
import type { ConversationRecord } from './conversationModel.ts'
import { bytes } from './inbox.ts'
import type { Sections } from './sections.ts'
import type { TranscriptRecord } from './transcript.ts'

export interface BesideRecord {
  _id: string
  landlord: string
  /** Of its line when it was written; who may read it is asked of the line itself, which may be restricted later. */
  audience: Audience
  retention: RetentionClass
  conversation: string
  position: number
  at: Date
  by: string
  section: string
  body: Buffer
}

export interface Beside<T> extends Pick<BesideRecord, 'position' | 'at' | 'by'> {
  id: string
  value: T
}

export interface BesideLines<T> {
  model: Model<BesideRecord>
  /** The same id twice is one. False where the words of its line are destroyed. */
  write(args: {
    session: ClientSession
    conversation: Pick<ConversationRecord, 'sections'>
    row: TranscriptRecord
    id: string
    by: string
    at: Date
    value: T
  }): Promise<boolean>
  /** Of the lines that a reader was shown, the oldest first; what is destroyed is left out. */
  read(args: {
    conversation: Pick<ConversationRecord, '_id' | 'landlord' | 'sections'>
    positions: readonly number[]
  }): Promise<Beside<T>[]>
}

export function createBesideLines<T>({
  connection,
  sections,
  model: name,
  collection,
  schema: shape,
}: {
  connection: Connection
  sections: Sections
  model: string
  collection: string
  schema: z.ZodType<T>
}): BesideLines<T> {
  const schema = scopedSchema<BesideRecord>(
    {
      _id: String,
      conversation: { type: String, required: true },
      position: { type: Number, required: true },
      at: { type: Date, required: true },
      by: { type: String, required: true },
      section: { type: String, required: true },
      body: { type: Buffer, required: true },
    },
    [[{ landlord: 1, conversation: 1, position: 1 }]],
  )
  const model = connection.model<BesideRecord>(name, schema, collection)
  const nameOf = (id: string): string => `${collection}:${id}:body`
  return {
    model,
    write: async ({ session, conversation, row, id, by, at, value }) => {
      const { landlord, audience, retention, conversation: of, position } = row
      if (await model.exists({ _id: id, landlord }).session(session)) return true
      const section = conversation.sections.find((one) => one.id === row.section)
      const key = section && sections.key(section)
      if (!section || !key) return false
      const body = sections.seal({ open: { section, key }, name: nameOf(id), value })
      const record: BesideRecord = {
        ...{ _id: id, landlord, audience, retention, conversation: of, position, at, by, section: section.id, body },
      }
      await model.create([record], { session })
      return true
    },
    read: async ({ conversation, positions }) => {
      if (positions.length === 0) return []
      const rows = await model
        .find({
          landlord: conversation.landlord,
          conversation: conversation._id,
          position: trusted({ $in: [...positions] }),
        })
        .sort({ position: 1, at: 1, _id: 1 })
        .lean<BesideRecord[]>()
      return rows.flatMap(({ _id: id, position, at, by, section: of, body }) => {
        const section = conversation.sections.find((one) => one.id === of)
        const read = section && sections.unseal({ section, name: nameOf(id), sealed: bytes(body) })
        return read?.ok ? [{ id, position, at, by, value: shape.parse(read.value) }] : []
      })
    },
  }
}
