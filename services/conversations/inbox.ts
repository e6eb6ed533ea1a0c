/** What a channel accepted is stored once, sealed, before anybody answers: unique by channel and provider id, majority and journaled. */
import { type Connection, type Model, mongo } from 'mongoose'
import { z } from 'zod'
import { FILE_REFUSALS } from '../attachments/keptFile.ts'
import type { MasterKey } from '../confidential/keys.ts'
import { sealJson, unsealJson } from '../confidential/seal.ts'
import { type Audience, type PlannedWrite, type RetentionClass, scopedSchema } from '../db.ts'
import { DUPLICATE_KEY } from '../errors.ts'
import { together } from '../together.ts'
import { within } from '../within.ts'
import { CHANNELS, type ChannelName } from './conversationModel.ts'
import type { Lane } from './lease.ts'
import { saidFile } from './saidFile.ts'

/** What the tenant sent, as the channel understood it; text is well-formed and already masked. */
export const inboundPayload = z.object({
  kind: z.enum(['start', 'message', 'event', 'exit', 'released', 'timer', 'news']),
  text: z.string().default(''),
  event: z.object({ name: z.string(), value: z.unknown() }).optional(),
  /** Things that came with it and that its channel does not take. */
  attachments: z.number().int().default(0),
  files: z.array(saidFile).optional(),
  /** One for each file that was not taken. */
  refusedFiles: z.array(z.enum(FILE_REFUSALS)).optional(),
  /** The client's own id for the message, echoed so that it can mark it as sent. */
  clientId: z.string().optional(),
  language: z.string().optional(),
  /** Address of the other side; sealed into the conversation on its first turn. */
  peer: z.unknown().optional(),
  /** Stands for the device's address where the message may hold a code; counted with, and kept nowhere else. */
  origin: z.string().optional(),
  receivedAt: z.coerce.date(),
  optOut: z.enum(['stop', 'start', 'help']).optional(),
  /** Set when the words were cut or card numbers were masked on the way in. */
  masked: z.boolean().optional(),
})
export type InboundPayload = z.infer<typeof inboundPayload>

export interface Inbound {
  /** `channel:provider id`; a second arrival of the same id is the same message. */
  id: string
  channel: ChannelName
  landlord: string
  thread: string
  payload: InboundPayload
}

export interface InboxRecord {
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  channel: ChannelName
  thread: string
  /** Set by the database server on insert: one order for all processes, whatever their clocks say (fault F16). */
  arrived: mongo.Timestamp
  state: 'waiting' | 'done' | 'refused'
  /** Sealed under the intake key while waiting; removed by the turn that moves the words into the transcript. */
  payload?: Buffer
  doneAt?: Date
  attempts: number
}

export interface Inbox {
  model: Model<InboxRecord>
  accept(inbound: Inbound): Promise<'new' | 'again'>
  /** A message from inside, written with what it follows from or not at all. */
  plan(inbound: Inbound): PlannedWrite
  /** The first messages of a lane, `MESSAGES_AT_ONCE` at most. */
  waiting(lane: Lane): Promise<Inbound[]>
  /** Lanes with work that nobody took up; for the worker's sweep. */
  lanes(args: { landlords: string[]; limit: number }): Promise<{ landlord: string; thread: string }[]>
}

/** How many messages of a lane are taken up in one go. */
export const MESSAGES_AT_ONCE = 20

/** In it a lane's messages lie in the order of their arrival. */
const BY_LANE = { landlord: 1, thread: 1, arrived: 1 } as const

/** Milliseconds: whoever posts a webhook is told within five seconds whether it was kept (fault F5). A late success is the retry's duplicate. */
const CONFIRM_WITHIN = 4_500

export function createInbox({ connection, master }: { connection: Connection; master: MasterKey }): Inbox {
  const schema = scopedSchema<InboxRecord>(
    {
      _id: String,
      channel: { type: String, enum: CHANNELS, required: true },
      thread: { type: String, required: true },
      arrived: { type: Object, required: true },
      state: { type: String, required: true },
      payload: Buffer,
      doneAt: Date,
      attempts: { type: Number, default: 0 },
    },
    [[BY_LANE, { partialFilterExpression: { state: 'waiting' } }]],
  )
  const model = connection.model<InboxRecord>('Inbox', schema, 'inbox')
  const intake = master.derive('intake')

  const open = (row: InboxRecord): Inbound => ({
    id: row._id,
    channel: row.channel,
    landlord: row.landlord,
    thread: row.thread,
    payload: inboundPayload.parse(
      unsealJson({ key: intake, name: `inbox:${row._id}:payload`, sealed: bytes(row.payload) }),
    ),
  })

  const rowOf = (inbound: Inbound): InboxRecord => ({
    _id: inbound.id,
    landlord: inbound.landlord,
    audience: 'general',
    retention: 'message_tombstone',
    channel: inbound.channel,
    thread: inbound.thread,
    arrived: new mongo.Timestamp({ t: 0, i: 0 }),
    state: 'waiting',
    attempts: 0,
    payload: sealJson({ key: intake, name: `inbox:${inbound.id}:payload`, value: inbound.payload }),
  })

  // The driver itself and not mongoose: this one write is the whole cost of answering a webhook. Unordered, so that one
  // repeated message stops no other.
  const insert = together<InboxRecord, 'new' | 'again'>({
    run: async (rows) => {
      const failed = new Map<number, mongo.WriteError>()
      try {
        await model.collection.insertMany(rows as never[], { ordered: false, timeoutMS: CONFIRM_WITHIN })
      } catch (error) {
        if (!(error instanceof mongo.MongoBulkWriteError)) throw error
        const refused = [error.writeErrors].flat()
        // The driver also wraps what broke the whole group: only where every row is accounted for is anything kept.
        if (error.result.getWriteConcernError() || error.insertedCount + refused.length !== rows.length) throw error
        for (const one of refused) failed.set(one.index, one)
      }
      return rows.map((_, index) => {
        const reason = failed.get(index)
        if (reason === undefined) return { status: 'fulfilled', value: 'new' }
        if (reason.code === DUPLICATE_KEY) return { status: 'fulfilled', value: 'again' }
        return { status: 'rejected', reason: new mongo.MongoServerError(reason.err) }
      })
    },
  })

  /** Lanes named one by one would be a question of another shape for each number of them, and be planned anew each time. */
  const find = async (lanes: Lane[]): Promise<InboxRecord[]> => {
    const landlords = [...new Set(lanes.map(({ landlord }) => landlord))]
    const threads = lanes.map(({ thread }) => thread)
    const rows = (await model.collection
      .find({ landlord: { $in: landlords }, thread: { $in: threads }, state: 'waiting' }, { hint: BY_LANE })
      .limit(MESSAGES_AT_ONCE * lanes.length)
      .toArray()) as unknown as InboxRecord[]
    return rows.sort((a, b) => a.arrived.compare(b.arrived))
  }

  const read = together<Lane, Inbound[]>({
    run: async (lanes) => {
      const rows = await find(lanes)
      // One crowded lane may have filled the answer: then each is asked for by itself.
      const crowded = lanes.length > 1 && rows.length === MESSAGES_AT_ONCE * lanes.length
      return await Promise.allSettled(
        lanes.map(async (lane) => {
          const own = crowded
            ? await find([lane])
            : rows.filter(({ landlord, thread }) => landlord === lane.landlord && thread === lane.thread)
          return own.slice(0, MESSAGES_AT_ONCE).map(open)
        }),
      )
    },
  })

  return {
    model,
    accept: (inbound) => within({ milliseconds: CONFIRM_WITHIN, work: insert(rowOf(inbound)) }),
    plan: (inbound) => ({
      what: `inbox.${inbound.payload.kind}`,
      run: async (session) => {
        await model.collection.insertOne(rowOf(inbound) as never, { session })
      },
    }),
    waiting: ({ landlord, thread }) => read({ landlord, thread }),
    lanes: async ({ landlords, limit }) => {
      const found = await model
        .aggregate<{ _id: { landlord: string; thread: string } }>([
          { $match: { landlord: { $in: landlords }, state: 'waiting' } },
          { $sort: { arrived: 1 } },
          { $limit: limit },
          { $group: { _id: { landlord: '$landlord', thread: '$thread' } } },
        ])
        .hint(BY_LANE)
      return found.map(({ _id }) => _id)
    },
  }
}

/** Binary as the driver hands it back, as bytes. */
export function bytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value
  if (value instanceof mongo.Binary) return value.buffer.subarray(0, value.length())
  throw new TypeError('Not a sealed field.')
}
