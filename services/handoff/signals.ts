/** Who is at a conversation and who writes in it, for some seconds: never a word of it, never in the log, gone by itself. */
import type { Connection, Model } from 'mongoose'
import type { ConversationRecord } from '../conversations/conversationModel.ts'
import { type Audience, type RetentionClass, scopedSchema, trusted } from '../db.ts'
import { newId } from '../ids.ts'

export const DOINGS = ['here', 'writing'] as const
export type Doing = (typeof DOINGS)[number]

/** Milliseconds. Web Chat says every three seconds that somebody still writes; a page says every ten that it is still open. */
export const LASTS: Record<Doing, number> = { here: 25_000, writing: 6_000 }
/** No write per key press: the same again within this time says nothing new. */
const NOT_AGAIN: Record<Doing, number> = { here: 5_000, writing: 2_000 }

export interface SignalRecord {
  /** Conversation, who and what: each of them one row, however often it is said. */
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  conversation: string
  /** Null: the tenant. */
  account: string | null
  doing: Doing
  until: Date
  /** Of the last time it was said: whoever says it again keeps it from being taken away. */
  stamp: string
}

export interface Signal {
  conversation: string
  account: string | null
  doing: Doing
}

type Place = Pick<ConversationRecord, '_id' | 'landlord' | 'audience'>
type Said = { conversation: Place; account: string | null; doing: Doing }

export interface Signals {
  model: Model<SignalRecord>
  note(args: Said & { at: Date }): Promise<void>
  /** Over before its time: the message was sent, the page was left. */
  end(args: Omit<Said, 'conversation'> & { conversation: Pick<Place, '_id' | 'landlord'> }): Promise<void>
  /** True where this process said it a moment ago: then it is worth ending. */
  noted(signal: Signal): boolean
  alive(args: { conversation: Pick<Place, '_id' | 'landlord'>; at: Date }): Promise<SignalRecord[]>
  /** Takes away what a process left behind that died. */
  sweep(args: { landlords: string[]; before: Date }): Promise<number>
  close(): void
}

const TENANT = 'tenant'

export const signalId = ({ conversation, account, doing }: Signal): string =>
  `${conversation}:${account ?? TENANT}:${doing}`

/** The id alone tells it, so that its going is understood as well as its coming. */
export function signalOf(id: string): Signal | null {
  const [conversation, who, what] = id.split(':')
  const doing = DOINGS.find((one) => one === what)
  return conversation && who && doing ? { conversation, account: who === TENANT ? null : who, doing } : null
}

export function createSignals({ connection }: { connection: Connection }): Signals {
  const schema = scopedSchema<SignalRecord>(
    {
      _id: String,
      conversation: { type: String, required: true },
      account: { type: String, default: null },
      doing: { type: String, enum: DOINGS, required: true },
      until: { type: Date, required: true },
      stamp: { type: String, required: true },
    },
    [[{ landlord: 1, conversation: 1 }], [{ landlord: 1, until: 1 }]],
  )
  const model = connection.model<SignalRecord>('Signal', schema, 'signals')
  const own = new Map<string, { at: number; goes: NodeJS.Timeout }>()
  const forget = (id: string): void => {
    clearTimeout(own.get(id)?.goes)
    own.delete(id)
  }

  return {
    model,
    note: async ({ conversation, account, doing, at }) => {
      const { _id, landlord, audience } = conversation
      const id = signalId({ conversation: _id, account, doing })
      const before = own.get(id)
      if (before && performance.now() - before.at < NOT_AGAIN[doing]) return
      forget(id)
      const stamp = newId()
      // Whoever said it takes it away again, by a clock that nobody sets; a failure is left to the sweep.
      const goes = setTimeout(() => {
        own.delete(id)
        model.deleteOne({ _id: id, landlord, stamp }).catch(() => {})
      }, LASTS[doing])
      goes.unref()
      own.set(id, { at: performance.now(), goes })
      await model.updateOne(
        { _id: id, landlord },
        {
          $set: { until: new Date(at.getTime() + LASTS[doing]), stamp, audience },
          $setOnInsert: { conversation: _id, account, doing, retention: 'session' },
        },
        { upsert: true },
      )
    },
    end: async ({ conversation: { _id, landlord }, account, doing }) => {
      const id = signalId({ conversation: _id, account, doing })
      forget(id)
      await model.deleteOne({ _id: id, landlord })
    },
    noted: (signal) => own.has(signalId(signal)),
    alive: ({ conversation: { _id, landlord }, at }) =>
      model.find({ landlord, conversation: _id, until: trusted({ $gt: at }) }).lean<SignalRecord[]>(),
    sweep: async ({ landlords, before }) => {
      const { deletedCount } = await model.deleteMany({
        landlord: trusted({ $in: landlords }),
        until: trusted({ $lt: before }),
      })
      return deletedCount
    },
    close: () => {
      for (const id of [...own.keys()]) forget(id)
    },
  }
}
