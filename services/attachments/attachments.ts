/** Files at rest: each one's bytes sealed under a key that lies in sealed words alone, so that they are gone when the words are. */
import type { Connection, Model } from 'mongoose'
import { unseal } from '../confidential/seal.ts'
import type { ConversationRecord, Section } from '../conversations/conversationModel.ts'
import { bytes } from '../conversations/inbox.ts'
import { type Audience, type PlannedWrite, type RetentionClass, scopedSchema, trusted } from '../db.ts'
import { AppError } from '../errors.ts'
import { blobName, type SealedFile } from './accept.ts'
import { blobsOf, type KeptFile } from './keptFile.ts'

export interface AttachmentRecord {
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  /** Where it came in, and under which section's key its own key lies; null once a report has taken it over. */
  conversation: string | null
  section: string | null
  at: Date
  /** `held` until the message it came with is in the log. */
  state: 'held' | 'kept'
  bytes: Buffer
}

type Place = Pick<ConversationRecord, '_id' | 'landlord'>

export interface Attachments {
  model: Model<AttachmentRecord>
  /** Stored before the message is; what no message follows is swept away. */
  hold(args: { conversation: Place; sealed: readonly SealedFile[]; at: Date }): Promise<void>
  drop(args: { landlord: string; sealed: readonly SealedFile[] }): Promise<void>
  /** With the message it came with. */
  keep(args: { conversation: ConversationRecord; section: Section; files: readonly KeptFile[] }): PlannedWrite
  /** The key of a section was destroyed: its files go with it. */
  forget(args: { conversation: Place; section: string }): PlannedWrite
  /** A case keeps it as long as itself. */
  keepWith(args: { landlord: string; retention: RetentionClass; files: readonly KeptFile[] }): PlannedWrite
  /** Into a report, from where nothing leads back to the conversation. */
  takeOver(args: { landlord: string; files: readonly KeptFile[] }): PlannedWrite
  /** Files of one conversation so far. */
  count(conversation: Place): Promise<number>
  /** Throws `not_found` when its bytes are gone. */
  open(args: { landlord: string; file: Pick<KeptFile, 'id' | 'key'> }): Promise<Buffer>
  /** Takes away what came in before this moment and no message followed. */
  sweep(args: { landlords: string[]; before: Date }): Promise<number>
}

export function createAttachments({ connection }: { connection: Connection }): Attachments {
  const model = attachmentModel(connection)
  const write = (what: string, run: PlannedWrite['run']): PlannedWrite => ({ what: `attachments.${what}`, run })
  const named = ({ landlord, ids }: { landlord: string; ids: string[] }) => ({ landlord, _id: trusted({ $in: ids }) })
  return {
    model,
    hold: async ({ conversation, sealed, at }) => {
      const rows = sealed.map(
        ({ id, sealed }): AttachmentRecord => ({
          _id: id,
          landlord: conversation.landlord,
          // Until its message is heard nobody knows what it is about.
          audience: 'general',
          retention: 'abandoned',
          conversation: conversation._id,
          section: null,
          at,
          state: 'held',
          bytes: sealed,
        }),
      )
      if (rows.length > 0) await model.collection.insertMany(rows as never[])
    },
    drop: async ({ landlord, sealed }) => {
      await model.deleteMany(named({ landlord, ids: sealed.map(({ id }) => id) }))
    },
    keep: ({ conversation, section, files }) =>
      write('keep', async (session) => {
        const { audience } = section
        await model.updateMany(
          named({ landlord: conversation.landlord, ids: blobsOf(files) }),
          {
            $set: {
              state: 'kept',
              section: section.id,
              audience,
              retention: audience === 'general' ? conversation.retention : 'case_sensitive',
            },
          },
          { session },
        )
      }),
    forget: ({ conversation: { _id, landlord }, section }) =>
      write('forget', async (session) => {
        await model.deleteMany({ landlord, conversation: _id, section }, { session })
      }),
    keepWith: ({ landlord, retention, files }) =>
      write('keepWith', async (session) => {
        await model.updateMany(named({ landlord, ids: blobsOf(files) }), { $set: { retention } }, { session })
      }),
    takeOver: ({ landlord, files }) =>
      write('takeOver', async (session) => {
        if (files.length === 0) return
        await model.updateMany(
          named({ landlord, ids: blobsOf(files) }),
          {
            $set: {
              state: 'kept',
              audience: 'hate',
              retention: 'case_sensitive',
              conversation: null,
              section: null,
            },
          },
          { session },
        )
      }),
    count: ({ _id, landlord }) => model.countDocuments({ landlord, conversation: _id }),
    open: async ({ landlord, file: { id, key } }) => {
      const row = await model.findOne({ landlord, _id: id }).lean<AttachmentRecord>()
      if (!row) throw new AppError('not_found')
      return unseal({ key: Buffer.from(key, 'base64'), name: blobName(id), sealed: bytes(row.bytes) })
    },
    sweep: async ({ landlords, before }) => {
      const { deletedCount } = await model.deleteMany({
        landlord: trusted({ $in: landlords }),
        state: 'held',
        at: trusted({ $lt: before }),
      })
      return deletedCount
    },
  }
}

function attachmentModel(connection: Connection): Model<AttachmentRecord> {
  const schema = scopedSchema<AttachmentRecord>(
    {
      _id: String,
      conversation: { type: String, default: null },
      section: { type: String, default: null },
      at: { type: Date, required: true },
      state: { type: String, enum: ['held', 'kept'], required: true },
      bytes: { type: Buffer, required: true },
    },
    [
      [
        { landlord: 1, conversation: 1, section: 1 },
        { partialFilterExpression: { conversation: { $type: 'string' } } },
      ],
      [{ landlord: 1, at: 1 }, { partialFilterExpression: { state: 'held' } }],
    ],
  )
  return connection.model<AttachmentRecord>('Attachment', schema, 'attachments')
}
