/** What one date expression may mean: every day or range that fits its words, before the question asked chooses among them. */
import { around, type Day, dayOf, type Here, weekdayAfter, weekdayBefore } from './calendar.ts'
import { holidayIn } from './holidays.ts'
import type { Precision } from './reading.ts'

export type Span = { from: Day; to: Day }

/**
 * `nearest` lets a date without its year fall to the closer year when the question says neither past nor future.
 * `isLength`: a length of time, reaching back and forward until a word such as "for" says which.
 */
export type Spoken = { spans: Span[]; precision: Precision; nearest?: boolean; isLength?: boolean }

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

export function onDays(...days: Day[]): Spoken {
  return { spans: days.map((day) => ({ from: day, to: day })), precision: 'day' }
}

export function onWeekday({ weekday, here }: { weekday: number; here: Here }): Spoken {
  const { today } = here
  const both = [weekdayBefore({ weekday, day: today }), weekdayAfter({ weekday, day: today })]
  // On a Tuesday, "Tuesday" may be today or a week away: it stays open, and the tenant is asked.
  return today.weekday === weekday ? onDays(both[0]!, today, both[1]!) : onDays(...both)
}

/** The weekday in the calendar week (Monday to Sunday) some weeks away. */
export function weekdayInWeek({ weekday, weeks, here }: { weekday: number; weeks: number; here: Here }): Day {
  return here.today.plus({ weeks, days: weekday - here.today.weekday })
}

export function nextWeekday({ weekday, here }: { weekday: number; here: Here }): Spoken {
  const coming = weekdayAfter({ weekday, day: here.today })
  const following = weekdayInWeek({ weekday, weeks: 1, here })
  // On Monday "next Friday" is this week's to some and next week's to others.
  return coming < following ? onDays(coming, following) : onDays(coming)
}

/** A day and month, in the named year or in the years around today; none where it does not exist (30 February). */
export function onDate({ day, month, year, here }: { day: number; month: number; year?: number; here: Here }): Spoken {
  if (year) {
    const date = dayOf({ year, month, day })
    return onDays(...(date.isValid && year >= 1900 && year <= 2100 ? [date] : []))
  }
  // Eight years either side reach the closest 29 February, also around 2100.
  const days = Array.from({ length: 17 }, (_, index) => dayOf({ year: here.today.year - 8 + index, month, day }))
  return { ...onDays(...around({ days, today: here.today })), nearest: true }
}

export function onDayOfMonth({ day, here }: { day: number; here: Here }): Spoken {
  const months = [-2, -1, 0, 1, 2].map((offset) => here.today.startOf('month').plus({ months: offset }))
  return onDays(...around({ days: months.map(({ year, month }) => dayOf({ year, month, day })), today: here.today }))
}

export function onHoliday({ name, year, here }: { name: string; year?: number; here: Here }): Spoken {
  // "easter,orthodoxEaster" is kept on two days: each has its own last and next.
  const names = name.split(',')
  if (year) return onDays(...names.flatMap((each) => holidayIn({ name: each, year })))
  const years = [-1, 0, 1].map((offset) => here.today.year + offset)
  return onDays(
    ...names.flatMap((each) =>
      around({ days: years.flatMap((when) => holidayIn({ name: each, year: when })), today: here.today }),
    ),
  )
}

export function inMonth({ month, year, here }: { month: number; year?: number; here: Here }): Spoken {
  const start = here.today.startOf('month')
  const ago = (start.month - month + 12) % 12
  const starts = year
    ? [dayOf({ year, month, day: 1 })]
    : ago === 0
      ? [start]
      : [start.minus({ months: ago }), start.plus({ months: 12 - ago })]
  return whole({ unit: 'month', starts })
}

export function whole({ unit, starts }: { unit: 'week' | 'month' | 'year'; starts: Day[] }): Spoken {
  return { spans: starts.map((from) => ({ from, to: from.endOf(unit).startOf('day') })), precision: unit }
}

/** The whole week, month or year some units away; a day for days. */
export function unitAway({ unit, count, here }: { unit: Unit; count: number; here: Here }): Spoken {
  if (unit === 'week' || unit === 'month' || unit === 'year') {
    return whole({ unit, starts: [here.today.startOf(unit).plus({ [unit]: count })] })
  }
  return away({ unit, counts: [count], here })
}

/** A length of time back or forward from now: as exact as its unit. */
export function away({ unit, counts, here }: { unit: Unit; counts: number[]; here: Here }): Spoken {
  const days = counts.map((count) => {
    // Hours are counted on the real clock (a night can have 23 or 25), days on the calendar.
    if (unit === 'minute' || unit === 'hour') return dayOf(here.now.plus({ [unit]: count }))
    return here.today.plus({ [unit]: count })
  })
  const unique = days.filter((day, index) => days.findIndex((other) => other.equals(day)) === index)
  return { ...onDays(...unique), precision: unit === 'minute' || unit === 'hour' ? 'day' : unit }
}

export function weekends({ weeks, here }: { weeks: number[]; here: Here }): Spoken {
  return onDays(...weeks.flatMap((week) => [6, 7].map((weekday) => weekdayInWeek({ weekday, weeks: week, here }))))
}
