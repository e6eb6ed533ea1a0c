/** Rules for weekdays, alone and as the British hang them on a week: "a week on Tuesday", "Tuesday week", "Tuesday last week". */
import { weekdayAfter, weekdayBefore } from './calendar.ts'
import {
  type Found,
  has,
  numbersIn,
  type Outcome,
  type Rule,
  unitIn,
  unitsIn,
  valuesOf,
  weekdayIn,
  whichOf,
} from './found.ts'
import { nextWeekday, onDays, onWeekday, weekdayInWeek } from './spoken.ts'

export const weekdayRules: Rule[] = [
  ['weekday', bare],
  ['this WEEKDAY', bare],
  ['WEEKDAY this', bare],
  ['part weekdayOrMonth', bare],
  ['last WEEKDAY', last],
  ['WEEKDAY last', last],
  ['WEEKDAY beforeLast', beforeLast],
  ['beforeLast WEEKDAY', beforeLast],
  ['last WEEKDAY last WEEKDAY', twice(beforeLast)],
  ['next WEEKDAY next WEEKDAY', twice(afterNext)],
  ['WEEKDAY afterNext', afterNext],
  ['afterNext WEEKDAY', afterNext],
  ['next WEEKDAY', ({ tokens, here }) => nextWeekday({ weekday: weekdayIn({ tokens, here }), here })],
  ['WEEKDAY next', ({ tokens, here }) => nextWeekday({ weekday: weekdayIn({ tokens, here }), here })],
  ['WHICH ONE WEEKDAY', inNamedWeek],
  ['ONE WHICH WEEKDAY', inNamedWeek],
  ['WEEKDAY WHICH ONE', inNamedWeek],
  ['WEEKDAY ONE WHICH', inNamedWeek],
  ['WEEKDAY ONE', weekOn],
  ['number? UNIT WEEKDAY', weekOn],
  ['(in|within) number? UNIT WEEKDAY', weekOn],
  ['within WEEKDAY WEEKDAY', () => 'blocked'], // Italian "tra lunedì e mercoledì"
  ['WEEKDAY weekWord', inWordedWeek],
  ['weekWord WEEKDAY', inWordedWeek],
  ['WEEKDAY (in number|within number?) UNIT', weekOn], // Romanian "marți peste o săptămână"
  ['number? UNIT last WEEKDAY', weekBefore],
  ['number? UNIT ago WEEKDAY', weekAgo],
  ['WEEKDAY number? UNIT ago', weekAgo],
  ['number? UNIT relative', weekFromRelative],
  ['relative ONE(?! WEEKDAY)', weekFromRelative],
  ['number? UNIT ago relative', weekFromRelative],
]

function bare(found: Found): Outcome {
  return onWeekday({ weekday: weekdayIn(found), here: found.here })
}

function last(found: Found): Outcome {
  return onDays(weekdayBefore({ weekday: weekdayIn(found), day: found.here.today }))
}

function beforeLast(found: Found): Outcome {
  return onDays(weekdayBefore({ weekday: weekdayIn(found), day: found.here.today }).minus({ weeks: 1 }))
}

/** Bengali "the Monday before last Monday" names its weekday twice. */
function twice(build: (found: Found) => Outcome) {
  return (found: Found): Outcome => {
    const named = valuesOf({ found, kinds: ['weekday', 'weekdayWeak'] })
    return named[0] === named[1] ? build(found) : 'blocked'
  }
}

function afterNext({ tokens, here }: Found): Outcome {
  const next = nextWeekday({ weekday: weekdayIn({ tokens, here }), here })
  return onDays(...next.spans.map(({ from }) => from.plus({ weeks: 1 })))
}

/** Weeks spoken of; undefined if another unit was ("a month on Tuesday"). */
function weeksIn(found: Found): number | undefined {
  const { unit, times } = unitIn(found)
  return unit === 'week' ? times * (numbersIn(found)[0] ?? 1) : undefined
}

/** "On the day of Tuesday", as many languages say it: Bengali "মঙ্গলবার দিন", Arabic "يوم أمس". */
function isMereDay(found: Found): boolean {
  const { unit, times } = unitIn(found)
  const several = has({ found, kind: 'ago' }) || has({ found, kind: 'units' })
  return unit === 'day' && times === 1 && !numbersIn(found).length && !several
}

function inNamedWeek(found: Found): Outcome {
  if (weeksIn(found) !== 1) return 'blocked'
  return onDays(weekdayInWeek({ weekday: weekdayIn(found), weeks: whichOf(found), here: found.here }))
}

function inWordedWeek(found: Found): Outcome {
  const [weeks = 0] = valuesOf({ found, kinds: ['weekWord'] })
  return onDays(weekdayInWeek({ weekday: weekdayIn(found), weeks, here: found.here }))
}

function weekOn(found: Found): Outcome {
  const weeks = weeksIn(found)
  const { today } = found.here
  if (isMereDay(found)) return bare(found)
  if (!weeks || has({ found, kind: 'unitThe' })) return 'blocked'
  const weekday = weekdayIn(found)
  const coming = weekdayAfter({ weekday, day: today })
  // On a Tuesday, "Tuesday week" counts from today for some and from next Tuesday for others.
  const starts = today.weekday === weekday ? [today, coming] : [coming]
  return onDays(...starts.map((day) => day.plus({ weeks })))
}

function weekBefore(found: Found): Outcome {
  const weeks = weeksIn(found)
  if (!weeks) return 'blocked'
  return onDays(weekdayBefore({ weekday: weekdayIn(found), day: found.here.today }).minus({ weeks }))
}

function weekAgo(found: Found): Outcome {
  const weeks = weeksIn(found)
  const { here } = found
  if (!weeks) return 'blocked'
  const weekday = weekdayIn(found)
  const inThatWeek = weekdayInWeek({ weekday, weeks: -weeks, here })
  const fromLast = weekdayBefore({ weekday, day: here.today }).minus({ weeks })
  return inThatWeek.equals(fromLast) ? onDays(fromLast) : onDays(fromLast, inThatWeek)
}

// "A week today" looks forward, "a week yesterday" back; "a week ago today" says so itself.
function weekFromRelative(found: Found): Outcome {
  const { here } = found
  const [{ unit, times }] = unitsIn(found) as [{ unit: string; times: number }]
  const offsets = found.tokens.find(({ kind }) => kind === 'relative')!.values
  if (unit === 'hour' || unit === 'minute') return 'blocked'
  if (isMereDay(found)) return onDays(...offsets.map((days) => here.today.plus({ days })))
  const count = times * (numbersIn(found)[0] ?? 1)
  const back = has({ found, kind: 'ago' })
  return onDays(
    ...offsets.flatMap((days) => {
      const start = here.today.plus({ days })
      const ways = days < 0 || back ? [-count] : days > 0 ? [count] : [-count, count]
      return ways.map((way) => start.plus({ [unit]: way }))
    }),
  )
}
