/** One conversation: its channel, its lane, its sections' wrapped keys, its sealed state, and who holds it. */
import type { Connection, Model } from 'mongoose'
import { type Audience, type RetentionClass, scopedSchema } from '../db.ts'

export const CHANNELS = ['webchat', 'sms', 'botframework'] as const
export type ChannelName = (typeof CHANNELS)[number]

/** A stretch of a conversation under its own key. `wrapped: null` means destroyed: positions hold, words are gone. */
export interface Section {
  id: string
  wrapped: Buffer | null
  audience: Audience
  openedAt: Date
}

export interface Waiting {
  since: Date
  team: string
  reason: HandoffReason
  urgent: boolean
  /** What the tenant was last told, unasked, of this wait. */
  told?: WaitTold
  /** Told that nobody has come, the tenant chose to go on waiting. */
  stays?: boolean
  /** Somebody had taken it up and went away: the wait counts anew from then. */
  again?: Date
}

/** late: that nobody has come yet; closed: that nobody came before the office closed. */
export const WAITS_TOLD = ['late', 'closed'] as const
export type WaitTold = (typeof WAITS_TOLD)[number]

/** Why a person is asked for; mandatory on every handoff (journeys 0.7). */
export const HANDOFF_REASONS = [
  'asked',
  'not_understood',
  'danger',
  'sensitive',
  'distress',
  'language',
  'representative',
  'restricted',
] as const
export type HandoffReason = (typeof HANDOFF_REASONS)[number]

/** danger: to anybody. threat: of violence against staff. */
export const ALERT_KINDS = ['danger', 'threat'] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

/** Whom it is offered to, and until when; anyone allowed may take it all the same. */
export interface Offered {
  account: string
  until: Date
  /** Who let it pass before, so that it goes on to somebody else. */
  passed: string[]
}

/** How a tenant who waits on the web may be told of an unread reply. */
export interface Reach {
  way: 'none' | 'sms' | 'phone' | 'email'
  sealed: Buffer | null
}

export interface ConversationRecord {
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  channel: ChannelName
  /** The lane on which turns run one at a time: the conversation itself on the web, the blind index of the number by SMS. */
  thread: string
  current: boolean
  /** Compare-and-set: each committed turn adds one. */
  version: number
  /** The last position in the transcript, which is the Direct Line watermark. */
  position: number
  lease: { by: string; until: Date } | null
  sections: Section[]
  state: Buffer | null
  /** Sealed address of the other side (a phone number, a Bot Framework reference), under the intake key. */
  peer: Buffer | null
  language: string
  /** The account that holds the conversation; the bot's dialogs are silent while it is set. */
  holder: string | null
  waiting: Waiting | null
  offered?: Offered | null
  /** A content-free red mark for the queue: it was heard and nobody has recorded an action yet. */
  alert: { at: Date; kind: AlertKind } | null
  reach: Reach | null
  startedAt: Date
  lastInboundAt: Date
  /** When we last spoke first, with news of a case; an answer is waited for from then on. */
  newsAt?: Date | null
  /** The day on which staff want to look at it again, `YYYY-MM-DD`. */
  followUp?: string | null
  /** When staff last wrote something beside the talk, so that open pages look again. */
  notedAt?: Date | null
  /** The last position the tenant's client has fetched; for the unread notice. */
  seen: number
  /** The last position of staff that the tenant's page had in sight. */
  shownTo?: number
  /** The last position that whoever holds it has read. */
  readTo?: number
  ended: boolean
  /** The tenant agreed that untouched files are kept as evidence; holds for the section it was said in. */
  originals?: boolean
  /** A dialog waits for an answer; after a day of silence it is closed politely (journeys 0.9). */
  unfinished: boolean
  /** The number asked not to be texted; carried over to the next conversation of the lane. */
  optedOut: boolean
  /** A keyed mark of the last text sent and how often in a row: two robots talking are stopped (threat T26). */
  repeated: { mark: string; times: number } | null
}

export function conversationModel(connection: Connection): Model<ConversationRecord> {
  const schema = scopedSchema<ConversationRecord>(
    {
      _id: String,
      channel: { type: String, enum: CHANNELS, required: true },
      thread: { type: String, required: true },
      current: { type: Boolean, required: true },
      version: { type: Number, required: true },
      position: { type: Number, required: true },
      lease: { type: { by: String, until: Date, _id: false }, default: null },
      sections: [{ id: String, wrapped: Buffer, audience: String, openedAt: Date, _id: false }],
      state: { type: Buffer, default: null },
      peer: { type: Buffer, default: null },
      language: { type: String, required: true },
      holder: { type: String, default: null },
      waiting: {
        type: {
          ...{ since: Date, team: String, reason: String, urgent: Boolean },
          ...{ told: String, stays: Boolean, again: Date, _id: false },
        },
        default: null,
      },
      offered: { type: { account: String, until: Date, passed: [String], _id: false }, default: null },
      alert: { type: { at: Date, kind: String, _id: false }, default: null },
      reach: { type: { way: String, sealed: Buffer, _id: false }, default: null },
      startedAt: { type: Date, required: true },
      lastInboundAt: { type: Date, required: true },
      newsAt: { type: Date, default: null },
      followUp: { type: String, default: null },
      notedAt: { type: Date, default: null },
      seen: { type: Number, required: true },
      shownTo: Number,
      readTo: Number,
      ended: { type: Boolean, required: true },
      originals: { type: Boolean, default: false },
      unfinished: { type: Boolean, required: true },
      optedOut: { type: Boolean, required: true },
      repeated: { type: { mark: String, times: Number, _id: false }, default: null },
    },
    [
      [
        { landlord: 1, thread: 1 },
        { unique: true, partialFilterExpression: { current: true } },
      ],
      [{ landlord: 1, audience: 1, 'waiting.since': 1 }],
      [{ landlord: 1, holder: 1 }],
      [{ landlord: 1, followUp: 1 }, { partialFilterExpression: { followUp: { $type: 'string' } } }],
      [{ landlord: 1, 'alert.at': 1 }],
      [{ landlord: 1, lastInboundAt: 1 }, { partialFilterExpression: { unfinished: true } }],
    ],
  )
  return connection.model<ConversationRecord>('Conversation', schema, 'conversations')
}
