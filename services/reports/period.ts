/** A period of whole days as people of the landlord count them, both days in it. */
import { DateTime } from 'luxon'
import { ZONE } from '../cases/deadlines.ts'

export interface Period {
  /** First and last day, `YYYY-MM-DD`. */
  from: string
  to: string
  /** The first instant in it, and the first after it. */
  start: Date
  end: Date
}

export type PeriodRead = { ok: true; period: Period } | { ok: false; reason: 'bad_date' | 'backwards'; value: string }

export function readPeriod({ from, to }: { from: string; to: string }): PeriodRead {
  for (const value of [from, to]) if (!startOf(value)) return { ok: false, reason: 'bad_date', value }
  if (to < from) return { ok: false, reason: 'backwards', value: to }
  const start = startOf(from)!.toJSDate()
  const end = startOf(to)!.plus({ days: 1 }).toJSDate()
  return { ok: true, period: { from, to, start, end } }
}

function startOf(day: string): DateTime | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const at = DateTime.fromISO(day, { zone: ZONE })
  return at.isValid ? at.startOf('day') : null
}
