/** Rules for lengths of time: "two weeks ago", "for a month", "in three days", "last week". */
import { type Found, has, numbersIn, type Outcome, type Rule, unitIn, unitsIn, whichOf } from './found.ts'
import { away, onDayOfMonth, onWeekday, type Spoken, unitAway } from './spoken.ts'

export const durationRules: Rule[] = [
  ['NUM UNIT (ago|back)', ago],
  ['unit ago', ago],
  ['(units|unitAny|weekOrSaturday) ago', () => 'blocked'],
  // Polish "od tygodnia", Welsh "ers wythnos": no number is one. English "since the week …" goes on otherwise.
  [
    '(since|from|through)(unit)(?! (WHICH|beforeLast|afterNext|WEEKDAY|relative|ago|MONTH|DAY MONTH|date|minutesAfter))',
    ago,
  ],
  ['(since|from|through|beforeOrAgo)(unit)(number)(?! (UNIT|MONTH))', unitThenNumber],
  ['unit sinceAfter', ago],
  ['NUM? ONE passed', ago], // Panjabi "a week it has become"
  ['NUM UNIT last(?! (ONE|WEEKDAY|MONTH|NUM|holiday|weekend|part))', ago],
  ['last NUM UNIT', ago],
  ['(units|unitAny) sinceAfter', () => 'blocked'],
  ['weekOrSaturday sinceAfter?', weekOrSaturday],
  ['beforeOrAgo NUM? UNIT(?! (WHICH|beforeLast|WEEKDAY|MONTH|minutesAfter))', ago],
  ['afterOrIn NUM? UNIT(?! (WHICH|afterNext|WEEKDAY|MONTH|minutesAfter))', ahead],
  ['(beforeOrAgo|afterOrIn) NUM? UNIT from (holiday|WEEKDAY|relative|MONTH|date|DAY)', () => 'blocked'],
  ['NUM (sinceAfter|before)? NUM UNIT (ago|back|sinceAfter)?', eitherAgo],
  ['NUM UNIT NUM UNIT (ago|back|sinceAfter)?', sumAgo],
  ['(since|from|through)? unit NUM UNIT (ago|back|sinceAfter)?', sumAgo],
  // Spanish "hace unas dos semanas", Portuguese "há duas semanas atrás".
  ['beforeOrAgo NUM? UNIT ago', ago],
  ['beforeOrAgo vague NUM UNIT ago?', ago],
  ['beforeOrAgo vague? NUM NUM UNIT ago?', eitherAgo],
  ['beforeOrAgo NUM UNIT NUM UNIT ago?', sumAgo],
  ['beforeOrAgo vague? NUM? UNIT vague', () => 'blocked'],
  ['beforeOrAgo NUM WEEKDAY', () => 'blocked'],
  ['UNIT NUM ago', ago], // Ukrainian "днів десять тому"
  ['(in|within) NUM UNIT', ahead],
  ['within unit', ahead],
  ['NUM UNIT later', ahead],
  ['(unit|unitAny) later', ahead],
  ['next NUM UNIT', () => 'blocked'],
  ['NUM UNIT', bare],
  ['^unit$', bareUnit],
  ['weekWord', ({ tokens, here }) => unitAway({ unit: 'week', count: tokens[0]!.values[0]!, here })],
  ['ONE beforeLast', beforeLast],
  ['beforeLast ONE', beforeLast],
  ['ONE afterNext', afterNext],
  ['afterNext ONE', afterNext],
  ['this ONE (last|next)', whichUnit], // Arabic "the start of the month past"
  ['WHICH ONE', whichUnit],
  ['ONE WHICH', whichUnit],
  ['vague UNIT', () => 'blocked'],
  ['NUM vague UNIT', () => 'blocked'],
  ['NUM? UNIT minutesAfter', () => 'blocked'],
  ['NUM minutesAfter UNIT', () => 'blocked'],
  ['NUM? UNIT vague', () => 'blocked'],
  ['UNIT ago before', () => 'blocked'],
  ['every NUM? UNIT', () => 'skip'],
  ['every ORD? WEEKDAY', () => 'skip'],
  ['(UNIT|ONE|WEEKDAY|MONTH|part|weekend|relative) everyAfter', () => 'skip'],
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
  const { unit, times } = unitIn(found)
  return times > 1 || ['week', 'month', 'year'].includes(unit) ? bare(found) : 'blocked'
}

function eitherAgo(found: Found): Spoken {
  const { unit, times } = unitIn(found)
  return away({ unit, counts: numbersIn(found).map((number) => -number * times), here: found.here })
}

function sumAgo(found: Found): Outcome {
  const given = numbersIn(found)
  // "A week and two days": some languages leave out the one.
  const numbers = given.length > 1 ? given : [1, ...given]
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

function afterNext(found: Found): Spoken {
  return unitAway({ unit: unitIn(found).unit, count: 2, here: found.here })
}

// Arabic "من يومين ثلاثة" is for two days or three, "من يوم 23" since the 23rd. Any other number beside the unit is not its own.
function unitThenNumber(found: Found): Outcome {
  const { unit, times } = unitIn(found)
  const [number = 0] = numbersIn(found)
  if (unit === 'day' && times === 1) {
    // "From day 1" is no date, and "before day 23" is not the 23rd.
    return number > 1 && number <= 31 && !has({ found, kind: 'beforeOrAgo' })
      ? onDayOfMonth({ day: number, here: found.here })
      : 'blocked'
  }
  return away({ unit, counts: times > 1 && number === times + 1 ? [-times, -number] : [-times], here: found.here })
}

function whichUnit(found: Found): Outcome {
  const { unit, times } = unitIn(found)
  if (unit === 'day' || unit === 'hour' || unit === 'minute') return 'blocked'
  const which = whichOf(found)
  if (times === 1) return unitAway({ unit, count: which, here: found.here })
  return which === 0 ? 'blocked' : away({ unit, counts: [which * times], here: found.here })
}
