/** Whether staff are there at a moment, and when they will be next, by the landlord's week, its closed dates and bank holidays. */
import { DateTime } from 'luxon'
import type { BankHolidays } from '../landlords/law.ts'
import { DAYS } from '../landlords/openingHours.ts'
import type { Landlord } from '../landlords/profile.ts'

type At = { landlord: Landlord; at: Date; bankHolidays: BankHolidays }

/** True from the first minute of a span up to, not including, its last. */
export function openAt({ landlord, at, bankHolidays }: At): boolean {
  const day = DateTime.fromJSDate(at, { zone: landlord.operations.hours.zone })
  return spansOn({ landlord, day, bankHolidays }).some(({ from, to }) => from <= at && at < to)
}

/** A landlord that opens less than once in this time has no opening that a tenant can be told. */
const LOOK_AHEAD_DAYS = 60
const MOST_SPANS = 200

/**
 * The first moment, at or after `at`, when staff are there. Null when none is known: never open, or past the years whose
 * bank holidays are known, where a promised morning would be a guess.
 */
export function nextOpening({ landlord, at, bankHolidays }: At): Date | null {
  const { hours } = landlord.operations
  const first = DateTime.fromJSDate(at, { zone: hours.zone }).startOf('day')
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const day = first.plus({ days: ahead })
    if (hours.bank_holidays === 'closed' && day.year > bankHolidays[landlord.nation].lastYear) return null
    const span = spansOn({ landlord, day, bankHolidays }).find(({ to }) => at < to)
    if (span) return span.from > at ? span.from : at
  }
  return null
}

/** When so much of opening hours has passed since a moment; null where the hours are not known so far ahead. */
export function afterOpen({
  landlord,
  since,
  milliseconds,
  bankHolidays,
}: Omit<At, 'at'> & { since: Date; milliseconds: number }): Date | null {
  let left = milliseconds
  let from = since
  for (let spans = 0; spans <= MOST_SPANS; spans++) {
    const start = nextOpening({ landlord, at: from, bankHolidays })
    if (!start) return null
    const day = DateTime.fromJSDate(start, { zone: landlord.operations.hours.zone })
    const span = spansOn({ landlord, day, bankHolidays }).find((one) => one.from <= start && start < one.to)
    if (!span) return null
    const open = span.to.getTime() - start.getTime()
    if (left <= open) return new Date(start.getTime() + left)
    left -= open
    from = span.to
  }
  return null
}

/** The hours of one day as instants; wall-clock times, so that nine o'clock stays nine o'clock when the clocks change. */
function spansOn({ landlord, day, bankHolidays }: Omit<At, 'at'> & { day: DateTime }): { from: Date; to: Date }[] {
  const { hours } = landlord.operations
  const date = day.toFormat('yyyy-MM-dd')
  if (hours.closed.includes(date)) return []
  if (hours.bank_holidays === 'closed' && bankHolidays[landlord.nation].dates.has(date)) return []
  const at = (time: string): Date => {
    const [hour, minute] = time.split(':').map(Number) as [number, number]
    return (
      hour === 24 ? day.plus({ days: 1 }).startOf('day') : day.set({ hour, minute, second: 0, millisecond: 0 })
    ).toJSDate()
  }
  return hours.week[DAYS[day.weekday - 1]!].map(({ from, to }) => ({ from: at(from), to: at(to) }))
}
