/** Notes of staff on a conversation: sealed in the key of its section and read by whoever reads that section; they stand apart from the log, so that no tenant's channel can ever carry one. */
import type { ClientSession, Connection, Model } from 'mongoose'
import { type Audience, type RetentionClass, scopedSchema, trusted } from '../db.ts'
import { newId } from '../ids.ts'
import type { ConversationRecord } from './conversationModel.ts'
import { bytes } from './inbox.ts'
import { currentSection, type Sections } from './sections.ts'

export interface NoteRecord {
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  conversation: string
  /** The last position of the log when it was written: it stands behind that line. */
  after: number
  at: Date
  by: string
  section: string
  body: Buffer
}

export interface Note extends Pick<NoteRecord, 'after' | 'at' | 'by' | 'section'> {
  id: string
  /** null when the section's key was destroyed. */
  text: string | null
}

export interface Notes {
  model: Model<NoteRecord>
  write(args: {
    session: ClientSession
    conversation: ConversationRecord
    by: string
    text: string
    at: Date
  }): Promise<string>
  /** Behind lines from one position up to another, the oldest first. */
  read(args: {
    conversation: Pick<ConversationRecord, '_id' | 'landlord' | 'sections'>
    audiences: readonly Audience[]
    from?: number
    before?: number | undefined
  }): Promise<Note[]>
}

const nameOf = (id: string): string => `conversation_notes:${id}:body`

export function createNotes({ connection, sections }: { connection: Connection; sections: Sections }): Notes {
  const schema = scopedSchema<NoteRecord>(
    {
      _id: String,
      conversation: { type: String, required: true },
      after: { type: Number, required: true },
      at: { type: Date, required: true },
      by: { type: String, required: true },
      section: { type: String, required: true },
      body: { type: Buffer, required: true },
    },
    [[{ landlord: 1, conversation: 1, after: 1 }]],
  )
  const model = connection.model<NoteRecord>('ConversationNote', schema, 'conversation_notes')
  return {
    model,
    write: async ({ session, conversation, by, text, at }) => {
      const open = currentSection({ conversation, sections })
      const { id: section, audience } = open.section
      const _id = newId()
      const note: NoteRecord = {
        _id,
        landlord: conversation.landlord,
        audience,
        retention: audience === 'general' ? conversation.retention : 'case_sensitive',
        conversation: conversation._id,
        after: conversation.position,
        at,
        by,
        section,
        body: sections.seal({ open, name: nameOf(_id), value: { text } }),
      }
      await model.create([note], { session })
      return _id
    },
    read: async ({ conversation, audiences, from = 0, before }) => {
      const rows = await model
        .find({
          landlord: conversation.landlord,
          conversation: conversation._id,
          audience: trusted({ $in: [...audiences] }),
          after: trusted({ $gte: from, ...(before === undefined ? {} : { $lt: before }) }),
        })
        .sort({ after: 1, at: 1, _id: 1 })
        .lean<NoteRecord[]>()
      return rows.map(({ _id: id, after, at, by, section: of, body }) => {
        const section = conversation.sections.find((one) => one.id === of)
        const read = section && sections.unseal({ section, name: nameOf(id), sealed: bytes(body) })
        const text = read?.ok ? (read.value as { text: string }).text : null
        return { id, after, at, by, section: of, text }
      })
    },
  }
}
