/** What is stored of a view of cases: how the list is narrowed, ordered and shown, under a name; codes and days, never anything of a tenant. */
import type { Connection, Model } from 'mongoose'
import { type Audience, type RetentionClass, scopedSchema } from '../../db.ts'
import { COLUMNS, type Column, ORDERS, type Order } from '../caseFilters.ts'

export interface CaseViewRecord {
  _id: string
  landlord: string
  audience: Audience
  /** Kept as long as the account. */
  retention: RetentionClass
  /** The account that made it. */
  owner: string
  name: string
  /** The name as two that differ in capitals alone share it. */
  called: string
  /** As they stand in an address. */
  filters: Record<string, string>
  order: Order
  columns: Column[]
  /** Who else has it; null: nobody. */
  team: string | null
  version: number
  createdAt: Date
}

/** Which view the list of cases begins with. */
export interface FirstViewRecord {
  /** The account's own id. */
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  /** Of a view, or the code of one that stands ready. */
  view: string
}

export function caseViewModels(connection: Connection): {
  views: Model<CaseViewRecord>
  firsts: Model<FirstViewRecord>
} {
  const view = scopedSchema<CaseViewRecord>(
    {
      _id: String,
      owner: { type: String, required: true },
      name: { type: String, required: true },
      called: { type: String, required: true },
      filters: { type: Object, required: true },
      order: { type: String, enum: ORDERS, required: true },
      columns: { type: [String], enum: COLUMNS, required: true },
      team: { type: String, default: null },
      version: { type: Number, default: 0 },
      createdAt: { type: Date, required: true },
    },
    [[{ landlord: 1, owner: 1, called: 1 }, { unique: true }], [{ landlord: 1, team: 1 }]],
  )
  const first = scopedSchema<FirstViewRecord>({ _id: String, view: { type: String, required: true } }, [
    [{ landlord: 1 }],
  ])
  return {
    views: connection.model<CaseViewRecord>('CaseView', view, 'case_views'),
    firsts: connection.model<FirstViewRecord>('FirstCaseView', first, 'first_case_views'),
  }
}
