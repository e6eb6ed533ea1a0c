/** Background answers as rows of their own that no key, order or time joins to a person, written only among many (journeys 15, obligations X19). */
import { randomUUID } from 'node:crypto'
import type { Model } from 'mongoose'
import { z } from 'zod'
import type { MasterKey } from '../confidential/keys.ts'
import { newDataKey, unsealJson, unwrapDataKey } from '../confidential/seal.ts'
import { bytes } from '../conversations/inbox.ts'
import { type Audience, type Database, type PlannedWrite, type RetentionClass, scopedSchema } from '../db.ts'
import type { BackgroundAnswers } from './backgroundQuestions.ts'
import { addToPool, settlePool } from './batches.ts'
import { createPool, type Pool, type PoolOf } from './pool.ts'
import { sealPadded } from './sealPadded.ts'
import { cryptoRandom, type Random } from './shuffled.ts'

/** An answer while it waits: no time, no case, no number, and nothing to tell it from its neighbours. */
const poolRow = z.strictObject({
  kind: z.string(),
  score: z.number().int(),
  answers: z.record(z.string(), z.string()),
})
export type PoolRow = Omit<z.infer<typeof poolRow>, 'answers'> & { answers: BackgroundAnswers }

const POOL: PoolOf<PoolRow> = {
  name: 'background_pool',
  model: 'BackgroundPool',
  row: poolRow as unknown as z.ZodType<PoolRow>,
  audience: 'general',
  retention: 'case_complaint',
  // Some twenty rows.
  block: 4096,
}

export interface BackgroundRecord {
  /** A random UUID, made when the batch is written. */
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  /** `YYYY-MM` of the batch, not of the answer: whoever was alone in a month would stand alone in it here too. */
  month: string
  /** The profile's slug, without its version. */
  profile: string
  kind: string
  /** Copied from the survey, so that groups can be compared. */
  score: number
  wrapped: Buffer
  answers: Buffer
}

export interface Background {
  model: Model<BackgroundRecord>
  pool: Pool<PoolRow>
  /** Puts answers among those that wait; no row is written with the turn. */
  add(args: { landlord: string; row: PoolRow; at: Date }): PlannedWrite
  /** Writes what waits where it is enough; says how many rows that was. */
  settle(args: { landlord: string; now: Date }): Promise<number>
  read(record: BackgroundRecord): BackgroundAnswers
}

const BLOCK = 512

const keyName = (id: string): string => `background:${id}`
const answersName = (id: string): string => `background:${id}:answers`

export function createBackground({
  db,
  master,
  random = cryptoRandom,
}: {
  db: Database
  master: MasterKey
  random?: Random
}): Background {
  const { connection } = db
  const pool = createPool({ connection, master, random, of: POOL })
  const schema = scopedSchema<BackgroundRecord>(
    {
      _id: String,
      month: { type: String, required: true },
      profile: { type: String, required: true },
      kind: { type: String, required: true },
      score: { type: Number, required: true },
      wrapped: { type: Buffer, required: true },
      answers: { type: Buffer, required: true },
    },
    [[{ landlord: 1, month: 1 }]],
  )
  const model = connection.model<BackgroundRecord>('Background', schema, 'background')

  const recordOf = ({ landlord, month, row }: { landlord: string; month: string; row: PoolRow }): BackgroundRecord => {
    const id = randomUUID()
    const { key, wrapped } = newDataKey({ master, name: keyName(id) })
    return {
      _id: id,
      landlord,
      audience: 'general',
      retention: 'case_complaint',
      month,
      profile: landlord,
      kind: row.kind,
      score: row.score,
      wrapped,
      answers: sealPadded({ key, name: answersName(id), value: row.answers, block: BLOCK }),
    }
  }

  return {
    model,
    pool,
    add: (one) => ({ what: 'survey.background', run: (session) => addToPool({ ...one, pool, session }) }),
    settle: ({ landlord, now }) =>
      settlePool({
        ...{ db, pool, random, landlord, now },
        write: ({ rows, month, session }) => {
          const records = rows.map((row) => recordOf({ landlord, month, row }))
          return model.collection.insertMany(records as never[], { session })
        },
      }),
    read: ({ _id, wrapped, answers }) => {
      const key = unwrapDataKey({ master, name: keyName(_id), wrapped: bytes(wrapped) })
      const value = unsealJson({ key, name: answersName(_id), sealed: bytes(answers) })
      return z.record(z.string(), z.string()).parse(value) as BackgroundAnswers
    },
  }
}
