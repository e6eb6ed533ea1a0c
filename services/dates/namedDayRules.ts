/** Rules for days that are named: dates in figures or words, the 3rd, "yesterday". */
import { type Day, weekdayAfter, weekdayBefore } from './calendar.ts'
import { type Found, monthIn, numbersIn, type Outcome, type Rule, unitIn, weekdayIn, whichOf, yearIn } from './found.ts'
import { onDate, onDayOfMonth, onDays, type Spoken } from './spoken.ts'

export const namedDayRules: Rule[] = [
  ['WEEKDAY? date', numericDate],
  ['NUM date UNIT', () => 'blocked'],
  ['date UNIT', () => 'blocked'],
  ['bad', () => 'blocked'],
  ['number number year', spacedDate],
  ['WEEKDAY? DAY (from|sinceAfter)? MONTH', writtenDate],
  ['WEEKDAY? DAY from? MONTH YEAR', writtenDate],
  ['WEEKDAY? DAY DAY from? MONTH YEAR?', writtenDate],
  ['WEEKDAY? MONTH ORD', writtenDate],
  ['WEEKDAY? MONTH ORD YEAR', writtenDate],
  ['WEEKDAY? MONTH number year', writtenDate],
  ['WEEKDAY? MONTH number$', writtenDate],
  ['WEEKDAY? MONTH number MARK YEAR?', writtenDate],
  ['WEEKDAY ORD', weekdayTheOrdinal],
  ['WEEKDAY number(?! (number|other|meridiem|oclock|ending part|minutesAfter))', weekdayTheOrdinal],
  ['(ordinal|ordinalWord) (sinceAfter|on|part|at)?$', bareOrdinal],
  ['number dayMark(?! (MONTH|UNIT|number))', bareOrdinal],
  ['number ending(?! (meridiem|part|oclock|minutesAfter|MONTH|UNIT|number))', bareOrdinal],
  // Somali "galabta 4ta": in the afternoon at 4.
  ['part number ending(?! (MONTH|UNIT|ONE))', (found) => (numbersIn(found)[0]! > 12 ? bareOrdinal(found) : 'skip')],
  ['dayMark number(?! (meridiem|part|oclock|minutesAfter|MONTH|UNIT|number|other))', bareOrdinal],
  ['ordinal(?= part? at (number|clock|pair|noon|minutes))', bareOrdinal], // "the 5th at 4"
  ['SINCE ordinal(?! (MONTH|from|WHICH|WEEKDAY|UNIT|ORD))', bareOrdinal],
  ['DAY WHICH ONE', ordinalOfMonth],
  ['(ORD|number MARK) ONE WHICH', ordinalOfMonth],
  ['(WHICH ONE|ONE WHICH) (ORD|number MARK)', ordinalOfMonth],
  ['relative', relative],
  ['relative relative sinceAfter', relatives],
  // Somali "berri 3da": tomorrow at 3.
  ['relative number ending(?! (MONTH|UNIT))', (found) => (numbersIn(found)[0]! > 12 ? 'blocked' : relative(found))],
  ['relative WEEKDAY', relativeWeekday],
  ['WEEKDAY relative', relativeWeekday],
  [
    'last part',
    ({ here, tokens }) => (tokens.at(-1)?.name === 'night' ? onDays(here.today.minus({ days: 1 })) : 'blocked'),
  ],
  ['this part', ({ here }) => onDays(here.today)],
]

function numericDate(found: Found): Outcome {
  const [year = 0, month = 0, day = 0] = found.tokens.find(({ kind }) => kind === 'date')!.values
  return checked({ found, spoken: onDate({ day, month, here: found.here, ...(year && { year }) }) })
}

function spacedDate(found: Found): Outcome {
  const [day = 0, month = 0] = numbersIn(found)
  return onDate({ day, month, year: yearIn(found)!, here: found.here })
}

function writtenDate(found: Found): Outcome {
  const year = yearIn(found)
  if (Number.isNaN(year)) return 'blocked'
  const each = numbersIn(found).map((day) =>
    onDate({ day, month: monthIn(found), here: found.here, ...(year !== undefined && { year }) }),
  )
  const first = each[0]!
  // "The 3rd or 4th of April": both stay possible.
  if (each.length > 1) return { spans: each.flatMap(({ spans }) => spans), precision: 'day' }
  return checked({ found, spoken: first })
}

// A weekday that contradicts its date leaves both the date and that weekday beside it open.
function checked({ found, spoken }: { found: Found; spoken: Spoken }): Outcome {
  if (!spoken.spans.length) return 'blocked'
  const monthNames = found.tokens.filter(({ kind }) => kind === 'month' || kind === 'monthWeak').length
  const named = found.tokens.filter(({ kind }) => ['weekday', 'weekdayWeak', 'weekdayOrMonth'].includes(kind))
  if (!named.length || (named[0]!.kind === 'weekdayOrMonth' && named.length + monthNames === 1)) return spoken
  const weekday = weekdayIn(found)
  const fitting = spoken.spans.filter(({ from }) => from.weekday === weekday)
  if (fitting.length) return { ...spoken, spans: fitting }
  return onDays(...spoken.spans.flatMap(({ from }) => [from, closest({ weekday, day: from })]))
}

function closest({ weekday, day }: { weekday: number; day: Day }): Day {
  const [before, after] = [weekdayBefore({ weekday, day }), weekdayAfter({ weekday, day })]
  return day.diff(before).toMillis() <= after.diff(day).toMillis() ? before : after
}

function weekdayTheOrdinal(found: Found): Outcome {
  const [day = 0] = numbersIn(found)
  return checked({ found, spoken: onDayOfMonth({ day, here: found.here }) })
}

function bareOrdinal(found: Found): Outcome {
  const spoken = onDayOfMonth({ day: numbersIn(found)[0]!, here: found.here })
  return spoken.spans.length ? spoken : 'blocked'
}

function ordinalOfMonth(found: Found): Outcome {
  if (unitIn(found).unit !== 'month') return 'blocked'
  const { year, month } = found.here.today.startOf('month').plus({ months: whichOf(found) })
  const spoken = onDate({ day: numbersIn(found)[0]!, month, year, here: found.here })
  return spoken.spans.length ? spoken : 'blocked'
}

function relative({ tokens, here }: Found): Spoken {
  const offsets = tokens.find(({ kind }) => kind === 'relative')!.values
  return onDays(...offsets.map((days) => here.today.plus({ days })))
}

// Panjabi "ਕੱਲ ਪਰਸੋਂ ਤੋਂ": since yesterday or the day before.
function relatives({ tokens, here }: Found): Spoken {
  const offsets = tokens.flatMap(({ kind, values }) => (kind === 'relative' ? values : []))
  return onDays(...offsets.map((days) => here.today.plus({ days })))
}

function relativeWeekday(found: Found): Spoken {
  const spoken = relative(found)
  const fitting = spoken.spans.filter(({ from }) => from.weekday === weekdayIn(found))
  if (fitting.length) return { ...spoken, spans: fitting }
  return onDays(
    ...spoken.spans.map(({ from }) => from),
    weekdayBefore({ weekday: weekdayIn(found), day: found.here.today }),
  )
}
