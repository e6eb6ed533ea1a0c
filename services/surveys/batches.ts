/** When answers that wait are written: many at once in a shuffled order, by a sweep and by no turn. */
import { DateTime } from 'luxon'
import type { ClientSession } from 'mongoose'
import type { Database } from '../db.ts'
import type { Pool } from './pool.ts'
import { type Random, shuffled } from './shuffled.ts'

/** As many must wait before any is written; product default. */
const BATCH = 10
/** At a month's end fewer will do, but never so few that one could be picked out; the others wait on. Product default. */
const MONTH_END = 5

const monthOf = (at: Date): string => DateTime.fromJSDate(at, { zone: 'Europe/London' }).toFormat('yyyy-MM')

/** Puts an answer among those that wait; no row is written with it. */
export async function addToPool<Row>({
  pool,
  landlord,
  row,
  at,
  session,
}: {
  pool: Pool<Row>
  landlord: string
  row: Row
  at: Date
  session: ClientSession
}): Promise<void> {
  const found = await pool.read({ landlord, session })
  await pool.write({ landlord, month: found?.month ?? monthOf(at), rows: [...(found?.rows ?? []), row], session })
}

/** Writes what waits where it is enough; says how many that was. */
export const settlePool = <Row>({
  db,
  pool,
  random,
  landlord,
  now,
  write,
}: {
  db: Database
  pool: Pool<Row>
  random: Random
  landlord: string
  now: Date
  write: (args: { rows: Row[]; month: string; session: ClientSession }) => Promise<unknown>
}): Promise<number> =>
  db.transact(async (session) => {
    const found = await pool.read({ landlord, session })
    if (!found) return 0
    const month = monthOf(now)
    const turned = month !== found.month
    const enough = found.rows.length >= (turned ? MONTH_END : BATCH)
    if (!enough && !turned) return 0
    if (enough) await write({ rows: shuffled({ items: found.rows, random }), month: found.month, session })
    await pool.write({ landlord, month, rows: enough ? [] : found.rows, session })
    return enough ? found.rows.length : 0
  })
