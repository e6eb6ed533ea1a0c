/** Days on a wall calendar: arithmetic that no clock change can disturb, because days carry no time. */
import { DateTime } from 'luxon'

/** A day, held as midnight UTC whatever zone the process or the tenant is in. */
export type Day = DateTime

/** Where the tenant stands: the day and the minutes past midnight on their wall clock. */
export type Here = { now: DateTime; today: Day; minutes: number }

export function standAt({ now, zone }: { now: Date; zone: string }): Here {
  const wall = DateTime.fromJSDate(now, { zone })
  if (!wall.isValid) throw new RangeError(`no wall clock for zone ${zone}`)
  return { now: wall, today: dayOf(wall), minutes: wall.hour * 60 + wall.minute }
}

export function dayOf({ year, month, day }: { year: number; month: number; day: number }): Day {
  return DateTime.utc(year, month, day)
}

export function isSameDay({ a, b }: { a: Day; b: Day }): boolean {
  return a.toMillis() === b.toMillis()
}

/** The closest given weekday strictly before a day. Monday is 1. */
export function weekdayBefore({ weekday, day }: { weekday: number; day: Day }): Day {
  return day.minus({ days: ((day.weekday - weekday + 6) % 7) + 1 })
}

/** The closest given weekday strictly after a day. */
export function weekdayAfter({ weekday, day }: { weekday: number; day: Day }): Day {
  return day.plus({ days: ((weekday - day.weekday + 6) % 7) + 1 })
}

/** The one before, the one after, and today itself if it fits: every day that a name without a year may mean. */
export function around({ days, today }: { days: Day[]; today: Day }): Day[] {
  const sorted = days.filter((day) => day.isValid).sort((a, b) => a.toMillis() - b.toMillis())
  if (sorted.some((day) => isSameDay({ a: day, b: today }))) return [today]
  const before = sorted.filter((day) => day < today).at(-1)
  const after = sorted.find((day) => day > today)
  return [before, after].filter((day) => day !== undefined)
}

/** Does the wall clock ever show this? 01:30 does not exist on the night clocks go forward. */
export function exists({ day, time, zone }: { day: Day; time: string; zone: string }): boolean {
  const iso = `${day.toISODate()}T${time}`
  return DateTime.fromISO(iso, { zone }).toFormat("yyyy-MM-dd'T'HH:mm") === iso
}
