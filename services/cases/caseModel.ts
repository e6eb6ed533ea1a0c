/** One case: what must be done for a tenant, its clocks, and a history that only grows. */
import type { Connection, Model } from 'mongoose'
import type { ChannelName } from '../conversations/conversationModel.ts'
import { type Audience, type RetentionClass, scopedSchema } from '../db.ts'
import type { Clock } from './clocks.ts'
import type { NewEvent } from './complaint/change.ts'
import type { ComplaintFacts } from './complaint/facts.ts'
import { keepListed, type Listed } from './listed.ts'

export const CASE_KINDS = ['service_request', 'complaint', 'compliment', 'asb', 'message', 'sensitive'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

/** Which states a kind knows and which may follow which. A move that is not listed does not exist. */
export const STATUSES = {
  service_request: { received: ['in_progress', 'done'], in_progress: ['done'], done: ['in_progress'] },
  // A complaint moves by its own acts, each with its own conditions (complaint/moves.ts), never by a bare status.
  complaint: {},
  compliment: { received: ['passed_on'], passed_on: [] },
  asb: { received: ['in_progress', 'done'], in_progress: ['done'], done: ['in_progress'] },
  message: { received: ['in_progress', 'done'], in_progress: ['done'], done: ['in_progress'] },
  sensitive: { received: ['in_progress', 'done'], in_progress: ['done'], done: ['in_progress'] },
} as const satisfies Record<CaseKind, Record<string, readonly string[]>>

export const RETENTION_OF: Record<CaseKind, RetentionClass> = {
  service_request: 'case_service_request',
  complaint: 'case_complaint',
  compliment: 'case_other',
  asb: 'case_other',
  message: 'case_other',
  sensitive: 'case_sensitive',
}

export interface HistoryEvent {
  at: Date
  /** `tenant`, `bot`, or the id of an account. */
  by: string
  what:
    | 'opened'
    | 'answered'
    | 'intake_finished'
    | 'intake_dropped'
    | 'noted'
    | 'acknowledged'
    | 'status'
    | 'linked'
    | 'clock_started'
    | 'offered_again'
    | 'letter_posted'
    | 'early_resolution'
    | 'updated'
    | 'reviewed'
    | NewEvent['what']
  /** Codes only: a status, a field name, a clock name. */
  detail: string
  /** What was said with it, sealed as JSON under the case's key. */
  note: Buffer | null
}

export interface CaseRecord {
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  kind: CaseKind
  /** The service-request type, or the kind itself. */
  type: string
  reference: string
  status: string
  intake: 'open' | 'finished' | 'dropped'
  channel: ChannelName | 'staff'
  conversation: string | null
  language: string
  /** `slug@version` of the profile in force when the case was opened; it keeps these rules for life. */
  profile: string
  receivedAt: Date
  /** When the landlord first learned of a possible hazard (law.yaml: awaabs_law.product_rules); null where there is none. */
  awareAt: Date | null
  hazard: 'emergency' | 'damp_mould' | null
  urgent: boolean
  clocks: Clock[]
  history: HistoryEvent[]
  links: { case: string; why: string }[]
  owner: string | null
  team: string
  version: number
  /** Conversation and form run: one finished form is one case, however often the turn runs. */
  formRun: string
  wrapped: Buffer
  /** Names the key of the team that closes `wrapped` once more; null where the master key alone does. */
  keeper: string | null
  /** Sealed answers by field name. */
  answers: Buffer
  /** Blind indexes for finding a case again: never the values. */
  index: { phone: string | null; email: string | null; place: string | null }
  reviewOn: Date | null
  /** How a complaint stands besides its status; null for every other kind. */
  complaint: ComplaintFacts | null
  listed: Listed
  /** The PIN that opens stage and dates on the web with the reference, as a keyed mark; shown to the tenant once. */
  pin: string | null
}

export function caseModel(connection: Connection): Model<CaseRecord> {
  const schema = scopedSchema<CaseRecord>(
    {
      _id: String,
      kind: { type: String, enum: CASE_KINDS, required: true },
      type: { type: String, required: true },
      reference: { type: String, required: true },
      status: { type: String, required: true },
      intake: { type: String, required: true },
      channel: { type: String, required: true },
      conversation: { type: String, default: null },
      language: { type: String, required: true },
      profile: { type: String, required: true },
      receivedAt: { type: Date, required: true },
      awareAt: { type: Date, default: null },
      hazard: { type: String, default: null },
      urgent: { type: Boolean, required: true },
      clocks: { type: [Object], required: true },
      history: { type: [Object], required: true },
      links: { type: [Object], required: true },
      owner: { type: String, default: null },
      team: { type: String, required: true },
      version: { type: Number, required: true },
      formRun: { type: String, required: true },
      wrapped: { type: Buffer, required: true },
      keeper: { type: String, default: null },
      answers: { type: Buffer, required: true },
      index: { type: Object, required: true },
      reviewOn: { type: Date, default: null },
      complaint: { type: Object, default: null },
      listed: { type: Object, required: true },
      pin: { type: String, default: null },
    },
    [
      [{ landlord: 1, reference: 1 }, { unique: true }],
      [{ landlord: 1, formRun: 1 }, { unique: true }],
      [{ landlord: 1, audience: 1, kind: 1, status: 1 }],
      [{ landlord: 1, 'clocks.due': 1 }],
      [{ landlord: 1, conversation: 1 }],
      [{ landlord: 1, 'index.phone': 1 }],
      [{ landlord: 1, 'index.email': 1 }],
      // One for each order of the list (listCases.ts).
      [{ landlord: 1, 'listed.rank': 1, 'listed.due': 1, receivedAt: 1, _id: 1 }],
      [{ landlord: 1, receivedAt: -1, _id: -1 }],
      [{ landlord: 1, 'listed.changedAt': -1, _id: -1 }],
      [{ landlord: 1, retention: 1, receivedAt: 1 }],
    ],
  )
  keepListed(schema)
  return connection.model<CaseRecord>('Case', schema, 'cases')
}
