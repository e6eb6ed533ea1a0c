/** Background answers as rows of their own that no key, order or time joins to a person, written only among many (journeys 15, obligations X19). */
import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import type { Model } from 'mongoose'
import { z } from 'zod'
import type { MasterKey } from '../confidential/keys.ts'
import { newDataKey, unsealJson, unwrapDataKey } from '../confidential/seal.ts'
import { bytes } from '../conversations/inbox.ts'
import { type Audience, type Database, type PlannedWrite, type RetentionClass, scopedSchema } from '../db.ts'
import type { BackgroundAnswers } from './backgroundQuestions.ts'
import { createPool, type Pool, type PoolRow } from './pool.ts'
import { sealPadded } from './sealPadded.ts'
import { cryptoRandom, type Random, shuffled } from './shuffled.ts'

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
  pool: Pool
  /** Puts answers among those that wait; no row is written with the turn. */
  add(args: { landlord: string; row: PoolRow; at: Date }): PlannedWrite
  /** Writes what waits where it is enough; says how many rows that was. */
  settle(args: { landlord: string; now: Date }): Promise<number>
  read(record: BackgroundRecord): BackgroundAnswers
}

/** As many must wait before any is written; product default. */
const BATCH = 10
/** At a month's end fewer will do, but never so few that one could be picked out; the others wait on. Product default. */
const MONTH_END = 5
const BLOCK = 512

const keyName = (id: string): string => `background:${id}`
const answersName = (id: string): string => `background:${id}:answers`
const monthOf = (at: Date): string => DateTime.fromJSDate(at, { zone: 'Europe/London' }).toFormat('yyyy-MM')

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
  const pool = createPool({ connection, master, random })
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
    add: ({ landlord, row, at }) => ({
      what: 'survey.background',
      run: async (session) => {
        const found = await pool.read({ landlord, session })
        const rows = [...(found?.rows ?? []), row]
        await pool.write({ landlord, month: found?.month ?? monthOf(at), rows, session })
      },
    }),
    settle: async ({ landlord, now }) =>
      await db.transact(async (session) => {
        const found = await pool.read({ landlord, session })
        if (!found) return 0
        const month = monthOf(now)
        const turned = month !== found.month
        const enough = found.rows.length >= (turned ? MONTH_END : BATCH)
        if (!enough && !turned) return 0
        const written = enough ? found.rows : []
        if (enough) {
          const records = shuffled({ items: written, random }).map((row) =>
            recordOf({ landlord, month: found.month, row }),
          )
          await model.collection.insertMany(records as never[], { session })
        }
        await pool.write({ landlord, month, rows: enough ? [] : found.rows, session })
        return written.length
      }),
    read: ({ _id, wrapped, answers }) => {
      const key = unwrapDataKey({ master, name: keyName(_id), wrapped: bytes(wrapped) })
      const value = unsealJson({ key, name: answersName(_id), sealed: bytes(answers) })
      return z.record(z.string(), z.string()).parse(value) as BackgroundAnswers
    },
  }
}
