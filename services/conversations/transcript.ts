/** The log of a conversation: who said what at which position; on the web its position is the Direct Line watermark. */
import type { Connection, Model } from 'mongoose'
import { z } from 'zod'
import { type Audience, type PlannedWrite, type RetentionClass, scopedSchema, trusted } from '../db.ts'
import type { ConversationRecord } from './conversationModel.ts'
import { bytes } from './inbox.ts'
import { saidFile } from './saidFile.ts'
import type { OpenSection, Sections } from './sections.ts'

export const AUTHORS = ['tenant', 'bot', 'staff', 'system'] as const
export type Author = (typeof AUTHORS)[number]

export const transcriptBody = z.object({
  text: z.string(),
  /** Buttons offered with the text, in the order shown. */
  choices: z.array(z.object({ title: z.string(), value: z.string() })).optional(),
  event: z.object({ name: z.string(), value: z.unknown() }).optional(),
  clientId: z.string().optional(),
  language: z.string().optional(),
  /** Which texts were said, as `key@version`; proves which wording a tenant was given. */
  said: z.array(z.string()).optional(),
  /** What was understood, by which rule or model version. */
  heard: z.unknown().optional(),
  /** The officer's chosen name, on words of staff. */
  name: z.string().optional(),
  /** Words of staff that a machine translated: `text` is what the tenant was shown, with the mark. */
  translated: z
    .object({
      original: z.string(),
      from: z.string(),
      translation: z.string(),
      to: z.string(),
      service: z.string(),
    })
    .optional(),
  /** Things that its channel did not take. */
  attachments: z.number().optional(),
  files: z.array(saidFile).optional(),
  /** Why files that came with it were not taken. */
  refusedFiles: z.array(z.string()).optional(),
})
export type TranscriptBody = z.infer<typeof transcriptBody>

export interface TranscriptRecord {
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  conversation: string
  position: number
  at: Date
  author: Author
  section: string
  body: Buffer
  /** The inbox row it came from; unique, so that a message can never stand twice. */
  inbound?: string
}

export interface Entry {
  id: string
  position: number
  at: Date
  author: Author
  audience: Audience
  /** The inbox id, on a tenant's words. */
  inbound: string | null
  /** null when the section's key was destroyed. */
  body: TranscriptBody | null
}

export interface Transcript {
  model: Model<TranscriptRecord>
  row(args: {
    conversation: Pick<ConversationRecord, '_id' | 'landlord' | 'audience' | 'retention'>
    open: OpenSection
    position: number
    at: Date
    author: Author
    body: TranscriptBody
    inbound?: string
  }): TranscriptRecord
  insert(rows: TranscriptRecord[]): PlannedWrite
  /** Words said before it was known what they were about: from now on only the named audience may see them. */
  restrict(args: { landlord: string; inbound: string[]; audience: Audience }): PlannedWrite
  read(args: { conversation: ConversationRecord; after: number; limit: number }): Promise<Entry[]>
  open(args: { conversation: Pick<ConversationRecord, 'sections'>; row: TranscriptRecord }): Entry
}

const nameOf = (id: string): string => `transcript:${id}:body`

export function createTranscript({ connection, sections }: { connection: Connection; sections: Sections }): Transcript {
  const schema = scopedSchema<TranscriptRecord>(
    {
      _id: String,
      conversation: { type: String, required: true },
      position: { type: Number, required: true },
      at: { type: Date, required: true },
      author: { type: String, enum: AUTHORS, required: true },
      section: { type: String, required: true },
      body: { type: Buffer, required: true },
      inbound: String,
    },
    [
      [{ landlord: 1, conversation: 1, position: 1 }, { unique: true }],
      [
        { landlord: 1, inbound: 1 },
        { unique: true, partialFilterExpression: { inbound: { $exists: true } } },
      ],
    ],
  )
  const model = connection.model<TranscriptRecord>('Transcript', schema, 'transcript')

  /** The words of rows that were made here, for whoever shows the same row on: what was just sealed is not unsealed again. */
  const made = new WeakMap<TranscriptRecord, TranscriptBody>()

  const open: Transcript['open'] = ({ conversation, row }) => {
    const { _id: id, position, at, author, audience, inbound = null } = row
    const entry = { id, position, at, author, audience, inbound }
    const known = made.get(row)
    if (known) return { ...entry, body: known }
    const section = conversation.sections.find(({ id }) => id === row.section)
    const found = section
      ? sections.unseal({ section, name: nameOf(row._id), sealed: bytes(row.body) })
      : ({ ok: false } as const)
    return { ...entry, body: found.ok ? transcriptBody.parse(found.value) : null }
  }

  return {
    model,
    open,
    row: ({ conversation, open: { section, key }, position, at, author, body, inbound }) => {
      const id = `${conversation._id}:${position}`
      const row: TranscriptRecord = {
        _id: id,
        landlord: conversation.landlord,
        audience: section.audience,
        retention: section.audience === 'general' ? conversation.retention : 'case_sensitive',
        conversation: conversation._id,
        position,
        at,
        author,
        section: section.id,
        body: sections.seal({ open: { section, key }, name: nameOf(id), value: body }),
        ...(inbound ? { inbound } : {}),
      }
      made.set(row, body)
      return row
    },
    insert: (rows) => ({
      what: 'transcript',
      run: async (session) => {
        if (rows.length > 0) await model.collection.insertMany(rows as never[], { session })
      },
    }),
    restrict: ({ landlord, inbound, audience }) => ({
      what: 'transcript.restrict',
      run: async (session) => {
        await model.updateMany(
          { landlord, inbound: trusted({ $in: inbound }) },
          { $set: { audience, retention: 'case_sensitive' } },
          { session },
        )
      },
    }),
    read: async ({ conversation, after, limit }) => {
      const rows = await model
        .find({ landlord: conversation.landlord, conversation: conversation._id, position: trusted({ $gt: after }) })
        .sort({ position: 1 })
        .limit(limit)
        .lean<TranscriptRecord[]>()
      return rows.map((row) => open({ conversation, row }))
    },
  }
}
