/** How satisfied people were with how a report of theirs was handled: a score of its own that nothing joins to a report. */
import { randomUUID } from 'node:crypto'
import type { ClientSession, Connection, Model } from 'mongoose'
import { z } from 'zod'
import type { MasterKey } from '../confidential/keys.ts'
import { type Audience, type Database, type RetentionClass, scopedSchema } from '../db.ts'
import { addToPool, settlePool } from './batches.ts'
import { createPool, type Pool, type PoolOf } from './pool.ts'
import { cryptoRandom, type Random } from './shuffled.ts'

export interface SatisfactionRecord {
  /** A random UUID, made when the batch is written. */
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  /** `YYYY-MM` of the batch, not of the answer. */
  month: string
  /** The profile's slug, without its version. */
  profile: string
  kind: string
  /** 5 is very well, 1 very badly. */
  score: number
}

/** From this step on somebody counts as satisfied (well, very well); product default. */
export const SATISFIED = 4

const poolRow = z.strictObject({ score: z.int().min(1).max(5) })
type PoolRow = z.infer<typeof poolRow>

const POOL: PoolOf<PoolRow> = {
  name: 'report_satisfaction_pool',
  model: 'ReportSatisfactionPool',
  row: poolRow,
  audience: 'hate',
  retention: 'case_sensitive',
  block: 1024,
}

export interface Satisfaction {
  model: Model<SatisfactionRecord>
  pool: Pool<PoolRow>
  /** Puts a score among those that wait, in the transaction of the act that gave it. */
  add(args: { landlord: string; score: number; at: Date; session: ClientSession }): Promise<void>
  /** Writes what waits where it is enough; says how many rows that was. */
  settle(args: { landlord: string; now: Date }): Promise<number>
}

export function satisfactionModel(connection: Connection): Model<SatisfactionRecord> {
  const schema = scopedSchema<SatisfactionRecord>(
    {
      _id: String,
      month: { type: String, required: true },
      profile: { type: String, required: true },
      kind: { type: String, required: true },
      score: { type: Number, required: true },
    },
    [[{ landlord: 1, month: 1 }]],
  )
  return connection.model<SatisfactionRecord>('ReportSatisfaction', schema, 'report_satisfaction')
}

export function createSatisfaction({
  db,
  master,
  random = cryptoRandom,
}: {
  db: Database
  master: MasterKey
  random?: Random
}): Satisfaction {
  const { connection } = db
  const pool = createPool({ connection, master, random, of: POOL })
  const model = satisfactionModel(connection)
  return {
    model,
    pool,
    add: ({ score, ...one }) => addToPool({ ...one, pool, row: { score } }),
    settle: ({ landlord, now }) =>
      settlePool({
        ...{ db, pool, random, landlord, now },
        write: ({ rows, month, session }) => {
          const records = rows.map(
            ({ score }): SatisfactionRecord => ({
              _id: randomUUID(),
              landlord,
              audience: 'hate',
              retention: 'case_sensitive',
              month,
              profile: landlord,
              kind: 'hate_report',
              score,
            }),
          )
          return model.collection.insertMany(records as never[], { session })
        },
      }),
  }
}
