/** When something is due: pure arithmetic on hours, days, working days, weeks and months, and no guess past the known holidays. */
import { DateTime } from 'luxon'
import type { ClockUnit } from '../landlords/duration.ts'
import type { BankHolidays } from '../landlords/law.ts'
import type { Nation } from '../landlords/nations.ts'

/** All four nations keep the same time. */
export const ZONE = 'Europe/London'

/** The day of an instant, as people of the landlord count days: `YYYY-MM-DD`. */
export const dayOf = (at: Date): string => isoDate(DateTime.fromJSDate(at, { zone: ZONE }))

/** The last millisecond of a day. */
export const endOfDay = (day: string): Date => DateTime.fromISO(day, { zone: ZONE }).endOf('day').toJSDate()

/** The last millisecond of the day that many days after this one. */
export const endOfDayIn = ({ days, from }: { days: number; from: Date }): Date =>
  DateTime.fromJSDate(from, { zone: ZONE }).plus({ days }).endOf('day').toJSDate()

export type Due = { ok: true; due: Date; date: string } | { ok: false; reason: 'beyond_known_holidays' }

/**
 * The day of the event is day 0 and the limit ends with the last counted day, to its last millisecond. Hours are elapsed
 * hours on instants, at any time of day, across clock changes. Months end on the same day number, or on the last day of a
 * shorter month. Working days are Monday to Friday less the nation's bank holidays (law.yaml working_time).
 */
export function deadline({
  from,
  add,
  unit,
  nation,
  bankHolidays,
  zone = ZONE,
}: {
  from: Date
  add: number
  unit: ClockUnit
  nation: Nation
  bankHolidays: BankHolidays
  zone?: string
}): Due {
  if (!Number.isSafeInteger(add) || add < 0) throw new RangeError('a limit is a whole number, 0 or more')
  const start = DateTime.fromJSDate(from, { zone })
  if (!start.isValid) throw new RangeError('a limit needs a start')
  if (unit === 'hours') return ends(start.plus({ hours: add }))
  if (unit !== 'working_days') return ends(start.plus({ [unit]: add }).endOf('day'))
  const holidays = bankHolidays[nation]
  let day = start.startOf('day')
  if (!isKnown({ day, holidays })) return { ok: false, reason: 'beyond_known_holidays' }
  for (let left = add; left > 0; ) {
    day = day.plus({ days: 1 })
    if (!isKnown({ day, holidays })) return { ok: false, reason: 'beyond_known_holidays' }
    if (isWorkingDay({ day, holidays })) left--
  }
  return ends(day.endOf('day'))
}

type Day = { day: DateTime; holidays: BankHolidays[Nation] }

const isKnown = ({ day, holidays }: Day): boolean => day.year >= holidays.firstYear && day.year <= holidays.lastYear

const isWorkingDay = ({ day, holidays }: Day): boolean => day.weekday <= 5 && !holidays.dates.has(isoDate(day))

const isoDate = (day: DateTime): string => day.toFormat('yyyy-MM-dd')

function ends(at: DateTime): Due {
  if (!at.isValid) throw new RangeError('a limit that long has no date')
  return { ok: true, due: at.toJSDate(), date: isoDate(at) }
}

export type From = { ok: true; at: Date; kind: 'date' | 'instant' } | { ok: false; reason: 'not_a_date' | 'no_zone' }

const DATE = /^\d{4}-\d{2}-\d{2}$/
const INSTANT =
  /^(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:?\d{2})?(?:\[([A-Za-z_/+-]+)\])?$/i

/** A date (its first moment in the zone) or an instant with its zone: `2026-12-22`, `2027-03-28T00:30:00Z`, `…T00:30[Europe/London]`. */
export function parseFrom(text: string, zone: string = ZONE): From {
  const trimmed = text.trim()
  if (DATE.test(trimmed)) return valid(DateTime.fromISO(trimmed, { zone }), 'date')
  const [, local, offset, named] = INSTANT.exec(trimmed) ?? []
  if (local === undefined) return { ok: false, reason: 'not_a_date' }
  if (offset === undefined && named === undefined) return { ok: false, reason: 'no_zone' }
  return valid(
    DateTime.fromISO(`${local.replace(' ', 'T')}${offset ?? ''}`.toUpperCase(), { zone: named ?? 'utc' }),
    'instant',
  )
}

function valid(at: DateTime, kind: 'date' | 'instant'): From {
  return at.isValid ? { ok: true, at: at.toJSDate(), kind } : { ok: false, reason: 'not_a_date' }
}
