/** The days that British tenants call by name. Bank holidays are those of England and Wales (gov.uk/bank-holidays). */
import { type Day, dayOf } from './calendar.ts'

/** Every day of that name in a year; undefined for a name nobody knows. */
export function holidayIn({ name, year }: { name: string; year: number }): Day[] {
  return (days[name] ?? (() => []))(year)
}

const fixed = (month: number, day: number) => (year: number) => [dayOf({ year, month, day })]
const sinceEaster = (offset: number) => (year: number) => [easter(year).plus({ days: offset })]

const days: Record<string, (year: number) => Day[]> = {
  newYear: fixed(1, 1),
  goodFriday: sinceEaster(-2),
  shroveTuesday: sinceEaster(-47),
  ashWednesday: sinceEaster(-46),
  motheringSunday: sinceEaster(-21),
  palmSunday: sinceEaster(-7),
  maundyThursday: sinceEaster(-3),
  easter: sinceEaster(0),
  easterMonday: sinceEaster(1),
  orthodoxGoodFriday: (year) => [orthodoxEaster(year).minus({ days: 2 })],
  orthodoxEaster: (year) => [orthodoxEaster(year)],
  orthodoxEasterMonday: (year) => [orthodoxEaster(year).plus({ days: 1 })],
  orthodoxChristmas: fixed(1, 7),
  earlyMay: (year) => [firstMonday({ year, month: 5 })],
  springBankHoliday: (year) => [lastMonday({ year, month: 5 })],
  mayBankHolidays: (year) => [firstMonday({ year, month: 5 }), lastMonday({ year, month: 5 })],
  augustBankHoliday: (year) => [lastMonday({ year, month: 8 })],
  fathersDay: (year) => [thirdSunday({ year, month: 6 })],
  halloween: fixed(10, 31),
  bonfireNight: fixed(11, 5),
  christmasEve: fixed(12, 24),
  christmas: fixed(12, 25),
  boxingDay: fixed(12, 26),
  newYearsEve: fixed(12, 31),
  bankHoliday: bankHolidays,
  bankHolidayMonday: (year) => bankHolidays(year).filter((day) => day.weekday === 1),
}

// Banking and Financial Dealings Act 1971, schedule 1: a holiday on a weekend moves to the next working day.
function bankHolidays(year: number): Day[] {
  const [newYear, christmas] = [dayOf({ year, month: 1, day: 1 }), dayOf({ year, month: 12, day: 25 })]
  const moved = newYear.plus({ days: newYear.weekday === 6 ? 2 : newYear.weekday === 7 ? 1 : 0 })
  // Christmas and Boxing Day: Friday leaves Monday 28; Saturday 27 and 28; Sunday keeps Monday 26 and adds Tuesday 27.
  const winter =
    christmas.weekday === 5
      ? [25, 28]
      : christmas.weekday === 6
        ? [27, 28]
        : christmas.weekday === 7
          ? [26, 27]
          : [25, 26]
  const spring = ['goodFriday', 'easterMonday', 'earlyMay', 'springBankHoliday', 'augustBankHoliday']
  return [
    moved,
    ...spring.flatMap((name) => holidayIn({ name, year })),
    ...winter.map((day) => dayOf({ year, month: 12, day })),
  ]
}

function firstMonday({ year, month }: { year: number; month: number }): Day {
  const first = dayOf({ year, month, day: 1 })
  return first.plus({ days: (8 - first.weekday) % 7 })
}

function thirdSunday({ year, month }: { year: number; month: number }): Day {
  const first = dayOf({ year, month, day: 1 })
  return first.plus({ days: 7 - first.weekday + 14 })
}

function lastMonday({ year, month }: { year: number; month: number }): Day {
  const last = dayOf({ year, month, day: 31 })
  return last.minus({ days: last.weekday - 1 })
}

// The anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).
function easter(year: number): Day {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  return dayOf({ year, month, day: (h + l - 7 * m + 33 * month + 19) % 32 })
}

// Meeus, chapter 8, the Julian calendar; thirteen days behind the Gregorian from 1900 to 2099.
function orthodoxEaster(year: number): Day {
  const d = (19 * (year % 19) + 15) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
  const sum = d + e + 114
  return dayOf({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 }).plus({ days: 13 })
}
