/** What is stored of somebody's second factor: the secret sealed, the codes for a lost phone as marks. */
import type { Connection, Model } from 'mongoose'
import { type Audience, type RetentionClass, scopedSchema } from '../db.ts'

export interface FactorRecord {
  /** The account's own id. */
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  /** Sealed; null until a first code showed that the app has it. */
  secret: Buffer | null
  since: Date | null
  /** Of the last code taken: that one and every earlier one are used up (RFC 6238, 5.2). */
  lastStep: number
  /** Marks of the codes that are left. */
  recovery: string[]
  /** Sealed; shown, and waiting for its first code. */
  pending: Buffer | null
  pendingAt: Date | null
}

export function factorModel(connection: Connection): Model<FactorRecord> {
  const schema = scopedSchema<FactorRecord>(
    {
      _id: String,
      secret: { type: Buffer, default: null },
      since: { type: Date, default: null },
      lastStep: { type: Number, default: 0 },
      recovery: { type: [String], default: [] },
      pending: { type: Buffer, default: null },
      pendingAt: { type: Date, default: null },
    },
    [[{ landlord: 1 }]],
  )
  return connection.model<FactorRecord>('StaffFactor', schema, 'staff_factors')
}
