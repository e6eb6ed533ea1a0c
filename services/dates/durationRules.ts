/** Rules for lengths of time: "two weeks ago", "for a month", "in three days", "last week". */
import { type Found, has, numbersIn, type Outcome, type Rule, unitIn, unitsIn, whichOf } from './found.ts'
import { away, onWeekday, type Spoken, unitAway } from './spoken.ts'

export const durationRules: Rule[] = [
  ['NUM UNIT (ago|back)', ago],
  ['unit ago', ago],
  ['(units|unitAny|weekOrSaturday) ago', () => 'blocked'],
  // Polish "od tygodnia", Welsh "ers wythnos": no number is one. English "since the week …" goes on otherwise.
  ['(since|from|through)(unit)(?! (WHICH|beforeLast|WEEKDAY|relative|ago))', ago],
  ['last NUM UNIT', ago],
  ['(units|unitAny) sinceAfter', () => 'blocked'],
  ['weekOrSaturday sinceAfter?', weekOrSaturday],
  ['beforeOrAgo NUM? UNIT', ago],
  ['NUM NUM UNIT (ago|back|sinceAfter)?', eitherAgo],
  ['NUM UNIT NUM UNIT (ago|back|sinceAfter)?', sumAgo],
  ['(in|within) NUM UNIT', ahead],
  ['within unit', ahead],
  ['NUM UNIT later', ahead],
  ['(unit|unitAny) later', ahead],
  ['next NUM UNIT', () => 'blocked'],
  ['NUM UNIT', bare],
  ['^unit$', bareUnit],
  ['ONE beforeLast', beforeLast],
  ['WHICH ONE', whichUnit],
  ['ONE WHICH', whichUnit],
  ['vague UNIT', () => 'blocked'],
  ['NUM vague UNIT', () => 'blocked'],
  ['NUM? UNIT vague', () => 'blocked'],
  ['UNIT ago before', () => 'blocked'],
  ['every NUM? UNIT', () => 'skip'],
  ['every ORD? WEEKDAY', () => 'skip'],
  ['every (part|weekend|relative|MONTH)', () => 'skip'],
]

function count(found: Found): number {
  return unitIn(found).times * (numbersIn(found)[0] ?? 1)
}

function ago(found: Found): Spoken {
  return away({ unit: unitIn(found).unit, counts: [-count(found)], here: found.here })
}

function ahead(found: Found): Spoken {
  return away({ unit: unitIn(found).unit, counts: [count(found)], here: found.here })
}

/** A bare "3 weeks" answers "since when" backward and "when" forward. */
function bare(found: Found): Spoken {
  return {
    ...away({ unit: unitIn(found).unit, counts: [-count(found), count(found)], here: found.here }),
    isLength: true,
  }
}

function bareUnit(found: Found): Outcome {
  return ['week', 'month', 'year'].includes(unitIn(found).unit) ? bare(found) : 'blocked'
}

function eitherAgo(found: Found): Spoken {
  const { unit, times } = unitIn(found)
  return away({ unit, counts: numbersIn(found).map((number) => -number * times), here: found.here })
}

function sumAgo(found: Found): Outcome {
  const numbers = numbersIn(found)
  const [first, second] = unitsIn(found)
  const clock = ['minute', 'hour']
  if (!first || !second || first.unit === second.unit || clock.includes(first.unit) || clock.includes(second.unit))
    return 'blocked'
  const day = found.here.today
    .minus({ [first.unit]: first.times * numbers[0]! })
    .minus({ [second.unit]: second.times * numbers[1]! })
  return { spans: [{ from: day, to: day }], precision: second.unit as Spoken['precision'] }
}

// Urdu ہفتہ is "week" and "Saturday"; alone it stays both.
function weekOrSaturday(found: Found): Spoken {
  const saturday = onWeekday({ weekday: 6, here: found.here })
  const weeks = has({ found, kind: 'sinceAfter' }) ? [-1] : [-1, 1]
  const week = away({ unit: 'week', counts: weeks, here: found.here })
  return { spans: [...saturday.spans, ...week.spans], precision: 'day' }
}

function beforeLast(found: Found): Spoken {
  return unitAway({ unit: unitIn(found).unit, count: -2, here: found.here })
}

function whichUnit(found: Found): Outcome {
  const { unit, times } = unitIn(found)
  if (unit === 'day' || unit === 'hour' || unit === 'minute') return 'blocked'
  const which = whichOf(found)
  if (times === 1) return unitAway({ unit, count: which, here: found.here })
  return which === 0 ? 'blocked' : away({ unit, counts: [which * times], here: found.here })
}
