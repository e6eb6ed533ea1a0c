/** Texts and e-mails that must leave: written in the turn's transaction, sent afterwards, each at most once unless its outcome stayed unknown. */
import type { Connection, Model } from 'mongoose'
import type { MasterKey } from '../confidential/keys.ts'
import { sealJson, unsealJson } from '../confidential/seal.ts'
import { type Audience, type PlannedWrite, type RetentionClass, scopedSchema, trusted } from '../db.ts'
import type { ChannelName } from './conversationModel.ts'
import { bytes } from './inbox.ts'
import { assertNeutral } from './neutralNotice.ts'
import type { ActivityContent, EmailContent, SendContent, TextContent, WebhookContent } from './sendContent.ts'

export const SEND_STATES = ['waiting', 'sending', 'sent', 'delivered', 'failed', 'parked'] as const
export type SendState = (typeof SEND_STATES)[number]

/** Status callbacks move a row forward only (fault F15). */
const RANK: Record<SendState, number> = { waiting: 0, sending: 1, parked: 1, sent: 2, delivered: 3, failed: 3 }

/** E-mail and calls to other services only leave: no conversation is held in them. */
export type SendChannel = ChannelName | 'email' | 'webhook' | 'contact_centre'

/** reply: answers the tenant's own message; safety: never limited; alert: to the landlord's on-call; notice: a catalogue text we start. */
export type SendKind = 'reply' | 'safety' | 'alert' | 'notice'

export interface OutboxRecord {
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  conversation: string | null
  channel: SendChannel
  kind: SendKind
  state: SendState
  /** Sends of one lane leave in this order. */
  lane: string
  order: number
  dueAt: Date
  createdAt: Date
  attempts: number
  lease: { by: string; until: Date } | null
  providerId: string | null
  code: string | null
  /** Sealed SendContent under the intake key; removed once delivery is settled. */
  content?: Buffer
}

interface SendBase {
  id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  conversation: string | null
  kind: SendKind
  lane: string
  order: number
  at: Date
  dueAt?: Date
  /** Of a notice: which text of the catalogue it is. */
  template?: string
}

export type NewSend = SendBase &
  (
    | { channel: ChannelName; content: TextContent | ActivityContent }
    | { channel: 'email'; content: EmailContent }
    | { channel: 'webhook' | 'contact_centre'; content: WebhookContent }
  )

export interface Outbox {
  model: Model<OutboxRecord>
  plan(sends: NewSend[]): PlannedWrite
  /** The next due row whose lane has nothing earlier unsent, marked as being sent by `by`. */
  claim(args: {
    landlords: string[]
    channels: readonly SendChannel[]
    by: string
    now: Date
    leaseSeconds: number
  }): Promise<OutboxRecord | null>
  content(row: OutboxRecord): SendContent
  settle(args: { row: OutboxRecord; to: SendState; providerId?: string; code?: string; dueAt?: Date }): Promise<void>
  /** The provider's ids that rows of a lane already have: none of them is another row's text. */
  providerIds(args: { landlord: string; lane: string }): Promise<Set<string>>
  /** Moves a row forward by the provider's id; never back. */
  status(args: {
    landlords: string[]
    providerId: string
    to: 'sent' | 'delivered' | 'failed'
    code?: string
    key?: string
  }): Promise<boolean>
  /** Replies made since; of one lane, or of the whole landlord. */
  countSince(args: { landlord: string; lane?: string; since: Date }): Promise<number>
}

const UNSENT: SendState[] = ['waiting', 'sending']

export function createOutbox({ connection, master }: { connection: Connection; master: MasterKey }): Outbox {
  const schema = scopedSchema<OutboxRecord>(
    {
      _id: String,
      conversation: { type: String, default: null },
      channel: { type: String, required: true },
      kind: { type: String, required: true },
      state: { type: String, enum: SEND_STATES, required: true },
      lane: { type: String, required: true },
      order: { type: Number, required: true },
      dueAt: { type: Date, required: true },
      createdAt: { type: Date, required: true },
      attempts: { type: Number, required: true },
      lease: { type: { by: String, until: Date, _id: false }, default: null },
      providerId: { type: String, default: null },
      code: { type: String, default: null },
      content: Buffer,
    },
    [
      [{ landlord: 1, state: 1, dueAt: 1 }],
      [{ landlord: 1, lane: 1, order: 1 }],
      [{ landlord: 1, providerId: 1 }],
      [{ landlord: 1, channel: 1, kind: 1, createdAt: 1 }],
    ],
  )
  const model = connection.model<OutboxRecord>('Outbox', schema, 'outbox')
  const key = master.derive('intake')
  const nameOf = (id: string): string => `outbox:${id}:content`

  return {
    model,
    content: (row) => unsealJson({ key, name: nameOf(row._id), sealed: bytes(row.content) }) as SendContent,
    plan: (sends) => ({
      what: 'outbox',
      run: async (session) => {
        if (sends.length === 0) return
        for (const send of sends) assertNeutral(send)
        const rows = sends.map(({ id, at, content, dueAt, template: _, ...rest }) => ({
          _id: id,
          ...rest,
          state: 'waiting',
          // At once means at once, for a process whose clock is behind too (fault F16).
          dueAt: dueAt ?? new Date(0),
          createdAt: at,
          attempts: 0,
          lease: null,
          providerId: null,
          code: null,
          content: sealJson({ key, name: nameOf(id), value: content }),
        }))
        await model.collection.insertMany(rows as never[], { session })
      },
    }),
    claim: async ({ landlords, channels, by, now, leaseSeconds }) => {
      // However many texts wait behind one that cannot leave yet, the other lanes go on.
      const busy: string[] = []
      for (;;) {
        const due = await model
          .findOne(
            {
              landlord: trusted({ $in: landlords }),
              channel: trusted({ $in: channels }),
              state: trusted({ $in: UNSENT }),
              dueAt: trusted({ $lte: now }),
              lane: trusted({ $nin: busy }),
            },
            { landlord: 1, lane: 1 },
            { sort: { dueAt: 1, order: 1 } },
          )
          .lean()
        if (!due) return null
        const { landlord, lane } = due
        busy.push(lane)
        const row = await model
          .findOne({ landlord, lane, state: trusted({ $in: UNSENT }) }, null, { sort: { order: 1 } })
          .lean<OutboxRecord>()
        if (!row || row.dueAt > now || !channels.includes(row.channel)) continue
        const claimed = await model.collection.findOneAndUpdate(
          {
            _id: row._id as never,
            landlord: row.landlord,
            state: row.state,
            attempts: row.attempts,
            $expr: { $or: [{ $eq: ['$lease', null] }, { $lt: ['$lease.until', '$$NOW'] }] },
          },
          [
            {
              $set: {
                state: { $literal: 'sending' },
                attempts: { $add: ['$attempts', 1] },
                // Whoever was sending it never said what came of it: it may leave twice, and is marked for that.
                code: { $cond: [{ $eq: ['$state', 'sending'] }, { $literal: 'unknown' }, '$code'] },
                lease: {
                  by: { $literal: by },
                  until: { $dateAdd: { startDate: '$$NOW', unit: 'second', amount: leaseSeconds } },
                },
              },
            },
          ],
          { returnDocument: 'before' },
        )
        if (claimed) return { ...(claimed as unknown as OutboxRecord) }
      }
    },
    settle: async ({ row, to, providerId, code, dueAt }) => {
      await model.updateOne(
        // Who slept through its lease may still say that it sent, but not take the row from whoever claimed it since.
        {
          _id: row._id,
          landlord: row.landlord,
          state: 'sending',
          ...(to === 'sent' ? {} : { attempts: row.attempts + 1 }),
        },
        {
          $set: {
            state: to,
            lease: null,
            ...(providerId ? { providerId } : {}),
            ...(code ? { code } : {}),
            ...(dueAt ? { dueAt } : {}),
          },
          ...(to === 'sent' || to === 'failed' ? { $unset: { content: 1 } } : {}),
        },
      )
    },
    providerIds: async ({ landlord, lane }) =>
      new Set((await model.distinct('providerId', { landlord, lane })).filter((id) => id !== null)),
    status: async ({ landlords, providerId, to, code, key: own }) => {
      const below = SEND_STATES.filter((state) => RANK[state] < RANK[to])
      const move = async (row: { _id: string } | { providerId: string }): Promise<boolean> => {
        const done = await model.updateOne(
          { ...row, landlord: trusted({ $in: landlords }), state: trusted({ $in: below }) },
          { $set: { state: to, lease: null, providerId, ...(code ? { code } : {}) }, $unset: { content: 1 } },
        )
        return done.modifiedCount === 1
      }
      // A report may overtake our own mark: the row is then known by the key that its callback address carries.
      return (await move({ providerId })) || (own !== undefined && (await move({ _id: own })))
    },
    countSince: ({ landlord, lane, since }) =>
      model.countDocuments({
        landlord,
        ...(lane ? { lane } : {}),
        kind: 'reply',
        channel: 'sms',
        createdAt: trusted({ $gte: since }),
      }),
  }
}
