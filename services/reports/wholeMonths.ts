/** The months, all of whose days are in the period: what is written down by the month knows no day. */
import { DateTime } from 'luxon'
import type { Period } from './period.ts'

export function wholeMonths({ from, to }: Pick<Period, 'from' | 'to'>): string[] {
  const end = DateTime.fromISO(to, { zone: 'utc' })
  const months: string[] = []
  let month = DateTime.fromISO(from, { zone: 'utc' })
  if (month.day > 1) month = month.startOf('month').plus({ months: 1 })
  for (; month.endOf('month').startOf('day') <= end; month = month.plus({ months: 1 }))
    months.push(month.toFormat('yyyy-MM'))
  return months
}
