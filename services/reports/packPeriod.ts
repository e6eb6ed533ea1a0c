/** A month (`2027-03`) or a quarter of the calendar year (`2027-Q1`) as a period of whole days. */
import { DateTime } from 'luxon'
import { ZONE } from '../cases/deadlines.ts'
import { type Period, readPeriod } from './period.ts'

export function packPeriod(of: string): Period | null {
  const [, year, month, quarter] = /^(\d{4})-(?:(0[1-9]|1[0-2])|Q([1-4]))$/.exec(of) ?? []
  if (year === undefined) return null
  const first = month === undefined ? Number(quarter) * 3 - 2 : Number(month)
  const from = DateTime.fromObject({ year: Number(year), month: first, day: 1 }, { zone: ZONE })
  const to = from.plus({ months: month === undefined ? 3 : 1 }).minus({ days: 1 })
  const read = readPeriod({ from: from.toFormat('yyyy-MM-dd'), to: to.toFormat('yyyy-MM-dd') })
  return read.ok ? read.period : null
}
