/** Rules for holidays, weekends, months and years, and for days found within them. */
import { weekdayAfter } from './calendar.ts'
import {
  type Found,
  has,
  monthIn,
  numbersIn,
  type Outcome,
  type Rule,
  unitsIn,
  weekdayIn,
  whichOf,
  yearIn,
} from './found.ts'
import { inMonth, onDays, onHoliday, onWeekday, unitAway, weekends } from './spoken.ts'

export const periodRules: Rule[] = [
  ['((last|this|next) )?holiday', holiday],
  ['holiday (last|next)', holiday],
  ['holiday YEAR', holiday],
  ['((last|this|next) )?weekend', weekend],
  ['weekend (last|this|next|beforeLast)', weekend],
  ['month', month],
  ['weekdayOrMonth', month],
  ['(unit|unitAny|unitThe) (month|monthWeak)(?! (number|ORD))', month],
  ['(month|monthWeak) (unit|unitAny|unitThe)(?! (WHICH|ago|later|number|ORD))', month],
  ['WHICH MONTH', month],
  ['MONTH WHICH', month],
  // "The first week of January" is in January; which Tuesday "a Tuesday in March" was, nobody knows.
  ['ORD UNIT in? MONTH', month],
  ['(last|next)? WEEKDAY in MONTH YEAR?', () => 'blocked'],
  ['WEEKDAY MONTH(?! DAY)', () => 'blocked'],
  ['ORD WEEKDAY', () => 'blocked'],
  ['(unit|unitThe) ordinalWord(?! (from|sinceAfter)? MONTH)', () => 'blocked'],
  ['ORD WEEKDAY (in|from)? MONTH YEAR?', nthWeekday],
  ['MONTH YEAR', month],
  ['YEAR MONTH', month],
  ['YEAR (unit|unitAny|unitThe) (month|monthWeak)', month],
  ['^year$', year],
  ['(in|on|since|from|edge) year', year],
  ['year (sinceAfter|on)', year],
  ['unit year', namedYear], // Spanish "el año 2019"
  ['year unit', namedYear], // Ukrainian "2019 рік"
  ['yearWord', year],
]

function holiday(found: Found): Outcome {
  const { here } = found
  const { name } = found.tokens.find(({ kind }) => kind === 'holiday')!
  const year =
    unitsIn(found).length || has({ found, kind: 'year' }) || has({ found, kind: 'yearWord' })
      ? yearIn(found)
      : undefined
  if (Number.isNaN(year)) return 'blocked'
  const spoken = onHoliday({ name, here, ...(year !== undefined && { year }) })
  const which = year === undefined ? whichOf(found) : 0
  return {
    ...spoken,
    spans: spoken.spans.filter(({ from }) => (which < 0 ? from < here.today : which > 0 ? from > here.today : true)),
  }
}

function weekend(found: Found): Outcome {
  const { here } = found
  const now = here.today.weekday >= 6
  if (has({ found, kind: 'beforeLast' })) return weekends({ weeks: [-2], here })
  if (has({ found, kind: 'last' })) return weekends({ weeks: [-1], here })
  if (has({ found, kind: 'this' })) return weekends({ weeks: [0], here })
  if (has({ found, kind: 'next' })) return weekends({ weeks: now ? [1] : [0, 1], here })
  return weekends({ weeks: now ? [-1, 0, 1] : [-1, 0], here })
}

function nthWeekday(found: Found): Outcome {
  const year = yearIn(found)
  const [nth = 0] = numbersIn(found)
  if (Number.isNaN(year) || nth < 1 || nth > 4) return 'blocked'
  const { spans } = inMonth({ month: monthIn(found), here: found.here, ...(year !== undefined && { year }) })
  return onDays(
    ...spans.map(({ from }) =>
      weekdayAfter({ weekday: weekdayIn(found), day: from.minus({ days: 1 }) }).plus({ weeks: nth - 1 }),
    ),
  )
}

function month(found: Found): Outcome {
  const { here } = found
  const year = yearIn(found)
  if (Number.isNaN(year)) return 'blocked'
  const which = year === undefined ? whichOf(found) : 0
  const named = inMonth({ month: monthIn(found), here, ...(year !== undefined && { year }) })
  const start = here.today.startOf('month')
  const spans =
    which === 0 || named.spans.length > 1
      ? named.spans.filter(({ from }) => (which < 0 ? from < start : which > 0 ? from > start : true))
      : inMonth({ month: start.month, year: start.year + which, here }).spans
  const tuesday = found.tokens.find(({ kind }) => kind === 'weekdayOrMonth')
  if (!tuesday || year !== undefined) return { ...named, spans }
  // Bare Welsh "Mawrth": the month, and the Tuesday before and after.
  return { spans: [...spans, ...onWeekday({ weekday: 2, here }).spans], precision: 'day' }
}

function year(found: Found): Outcome {
  return unitAway({ unit: 'year', count: yearIn(found)! - found.here.today.year, here: found.here })
}

function namedYear(found: Found): Outcome {
  return unitsIn(found)[0]?.unit === 'year' ? year(found) : 'skip'
}
