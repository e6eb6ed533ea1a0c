/** Letters of a case as they were written: sealed under the case's key, each with its route and whether it has left. */
import type { ClientSession, Connection, Model } from 'mongoose'
import { unseal } from '../../confidential/seal.ts'
import { bytes } from '../../conversations/inbox.ts'
import { type Audience, type RetentionClass, scopedSchema, trusted } from '../../db.ts'
import type { LetterDraft } from './letterDraft.ts'

export const LETTER_ROUTES = ['post', 'email', 'here'] as const
export type LetterRoute = (typeof LETTER_ROUTES)[number]

/** held: somebody acts for the tenant and consent is not on record. to_send: staff print and post it, or mail it. */
export const LETTER_STATES = ['held', 'to_send', 'sent'] as const
export type LetterState = (typeof LETTER_STATES)[number]

export interface LetterRecord {
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  case: string
  kind: LetterDraft['kind']
  stage: number
  language: string
  largePrint: boolean
  route: LetterRoute
  state: LetterState
  at: Date
  by: string
  sentAt: Date | null
  /** Sealed `{ html, text }` under the key of the case. */
  content: Buffer
}

export interface WrittenLetter {
  html: string
  text: string
}

export interface LetterStore {
  model: Model<LetterRecord>
  add(args: { letter: LetterRecord; session: ClientSession }): Promise<void>
  ofCase(args: { landlord: string; case: string; session?: ClientSession }): Promise<Omit<LetterRecord, 'content'>[]>
  find(args: { landlord: string; case: string; id: string }): Promise<LetterRecord | null>
  /** Forward only: a letter that left stays sent. */
  move(args: {
    landlord: string
    case: string
    ids: string[]
    to: LetterState
    at: Date
    session: ClientSession
  }): Promise<number>
}

export const letterName = (id: string): string => `letters:${id}:content`

export const writtenIn = ({ letter, key }: { letter: LetterRecord; key: Buffer }): WrittenLetter =>
  JSON.parse(unseal({ key, name: letterName(letter._id), sealed: bytes(letter.content) }).toString('utf8'))

export function createLetterStore({ connection }: { connection: Connection }): LetterStore {
  const schema = scopedSchema<LetterRecord>(
    {
      _id: String,
      case: { type: String, required: true },
      kind: { type: String, required: true },
      stage: { type: Number, required: true },
      language: { type: String, required: true },
      largePrint: { type: Boolean, required: true },
      route: { type: String, enum: LETTER_ROUTES, required: true },
      state: { type: String, enum: LETTER_STATES, required: true },
      at: { type: Date, required: true },
      by: { type: String, required: true },
      sentAt: { type: Date, default: null },
      content: { type: Buffer, required: true },
    },
    [
      [{ landlord: 1, case: 1, at: 1 }],
      [{ landlord: 1, audience: 1, state: 1, at: 1 }],
      [{ landlord: 1, retention: 1, at: 1 }],
    ],
  )
  const model = connection.model<LetterRecord>('Letter', schema, 'letters')
  return {
    model,
    add: async ({ letter, session }) => {
      await model.collection.insertOne(letter as never, { session })
    },
    ofCase: ({ landlord, case: id, session }) =>
      model
        .find({ landlord, case: id }, { content: 0 }, { sort: { at: 1, _id: 1 }, ...(session ? { session } : {}) })
        .lean<Omit<LetterRecord, 'content'>[]>(),
    find: async ({ landlord, case: of, id }) => {
      const found = await model.findOne({ _id: id, landlord, case: of }).lean<LetterRecord>()
      return found && { ...found, content: Buffer.from(bytes(found.content)) }
    },
    move: async ({ landlord, case: of, ids, to, at, session }) => {
      const before = LETTER_STATES.slice(0, LETTER_STATES.indexOf(to))
      const done = await model.updateMany(
        { _id: trusted({ $in: ids }), landlord, case: of, state: trusted({ $in: [...before] }) },
        { $set: { state: to, ...(to === 'sent' ? { sentAt: at } : {}) } },
        { session },
      )
      return done.modifiedCount
    },
  }
}
