/** One report at rest: in clear only what lists, clocks and consents need; every word and every answer is sealed. */
import type { Connection, Model } from 'mongoose'
import type { Clock } from '../cases/clocks.ts'
import { type Audience, type RetentionClass, scopedSchema } from '../db.ts'
import { type Consent, type NewEvent, STATUSES, type Status } from './change.ts'
import type { Severity } from './severity.ts'

export const REPORT_CHANNELS = ['web', 'sms', 'staff'] as const
export type ReportChannel = (typeof REPORT_CHANNELS)[number]

export interface ReportEvent {
  id: string
  at: Date
  /** `reporter`, `rules`, `clock`, or the id of an account. */
  by: string
  what: NewEvent['what']
  /** A code: a partner, a severity, a clock. */
  detail: string
  words: Buffer | null
}

/** Who opened it, when, why; the words of the reason are sealed. */
export interface ReportRead {
  id: string
  at: Date
  by: string
  reason: string
  parts: string[]
  words: Buffer
}

export interface HateReportRecord {
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  reference: string
  receivedAt: Date
  language: string
  channel: ReportChannel
  anonymous: boolean
  /** `slug@version` of the profile in force; the report keeps these rules for life. */
  profile: string
  severity: Severity
  status: Status
  clocks: Clock[]
  team: string
  owner: string | null
  consents: Consent[]
  /** Keyed marks of accounts and teams: whom it is about is nobody's to read here. */
  lockedOut: string[]
  history: ReportEvent[]
  reads: ReportRead[]
  version: number
  /** Keyed mark of a random id made for this report: one sending is one report, and it leads to no conversation. */
  run: string
  receipt: { index: string; hash: string } | null
  /** Names the keeper's key that the report's own key is wrapped with. */
  keeper: string
  wrapped: Buffer
  account: Buffer
  /** Name, safe contact and what led here; null for an anonymous report. */
  contact: Buffer | null
  allegation: Buffer
  state: Buffer
}

const sealed = { type: Buffer, required: true }
const text = { type: String, required: true }

export function hateReportModel(connection: Connection): Model<HateReportRecord> {
  const schema = scopedSchema<HateReportRecord>(
    {
      _id: String,
      reference: text,
      receivedAt: { type: Date, required: true },
      language: text,
      channel: { ...text, enum: REPORT_CHANNELS },
      anonymous: { type: Boolean, required: true },
      profile: text,
      severity: { ...text, enum: ['serious', 'standard'] },
      status: { ...text, enum: STATUSES },
      clocks: { type: [Object], required: true },
      team: text,
      owner: { type: String, default: null },
      consents: { type: [Object], required: true },
      lockedOut: { type: [String], required: true },
      history: { type: [Object], required: true },
      reads: { type: [Object], required: true },
      version: { type: Number, required: true },
      run: text,
      receipt: { type: Object, default: null },
      keeper: text,
      wrapped: sealed,
      account: sealed,
      contact: { type: Buffer, default: null },
      allegation: sealed,
      state: sealed,
    },
    [
      [{ landlord: 1, reference: 1 }, { unique: true }],
      [{ landlord: 1, run: 1 }, { unique: true }],
      [
        { landlord: 1, 'receipt.index': 1 },
        { unique: true, partialFilterExpression: { 'receipt.index': { $type: 'string' } } },
      ],
      [{ landlord: 1, status: 1, receivedAt: 1 }],
      [{ landlord: 1, keeper: 1 }],
      [{ landlord: 1, retention: 1, receivedAt: 1 }],
    ],
  )
  return connection.model<HateReportRecord>('HateReport', schema, 'hate_reports')
}
