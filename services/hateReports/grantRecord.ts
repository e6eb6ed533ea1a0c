/** A question to open a report out of turn, at rest: its reasons lie under a key of its own, so that one without a report looks like any other. */
import type { Connection, Model } from 'mongoose'
import { type Audience, type RetentionClass, scopedSchema } from '../db.ts'
import type { ReportKey } from './reportKeys.ts'

export interface GrantRecord {
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  /** Null where there is no such report for them: whoever asks is not told. */
  report: string | null
  askedBy: string
  askedAt: Date
  /** Names the keeper's key that the question's own key is wrapped with, as a report's is. */
  keeper: string
  wrapped: Buffer
  /** Reasons, sealed. */
  asked: Buffer
  approvedBy: string | null
  approved: Buffer | null
  until: Date | null
}

type Said = { key: ReportKey; grant: string; part: 'asked' | 'approved' }

const partOf = ({ grant, part }: Omit<Said, 'key'>): string => `grants:${grant}:${part}`

export const sealReason = ({ key, reason, ...said }: Said & { reason: string }): Buffer =>
  key.seal({ part: partOf(said), value: reason })

export const openReason = ({ key, sealed, ...said }: Said & { sealed: Buffer }): string =>
  String(key.unseal({ part: partOf(said), sealed }))

export function grantModel(connection: Connection): Model<GrantRecord> {
  const schema = scopedSchema<GrantRecord>(
    {
      _id: String,
      report: { type: String, default: null },
      askedBy: { type: String, required: true },
      askedAt: { type: Date, required: true },
      // Null in questions of an earlier version, which are shown no more and lapse within the hour.
      keeper: { type: String, default: null },
      wrapped: { type: Buffer, default: null },
      asked: { type: Buffer, default: null },
      approvedBy: { type: String, default: null },
      approved: { type: Buffer, default: null },
      until: { type: Date, default: null },
    },
    [
      [{ landlord: 1, askedBy: 1, report: 1, until: 1 }],
      [{ landlord: 1, keeper: 1 }],
      [{ landlord: 1, retention: 1, askedAt: 1 }],
    ],
  )
  return connection.model<GrantRecord>('ReportGrant', schema, 'report_grants')
}
