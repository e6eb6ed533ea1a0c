/** The kinds of date word that the grammar knows, each a letter so that a row of words can be matched as a string. */

// biome-ignore format: grouped by meaning
const kinds = [
  'number', 'ordinal', 'ordinalWord', 'year', 'yearWord', 'weekWord', 'date', 'pair', 'clock', 'bad', // figures
  'relative', 'weekday', 'weekdayWeak', 'month', 'monthWeak', 'weekdayOrMonth', 'holiday', 'weekend', // names
  'weekdayOrUnits', 'dayNumber', 'aged', // settled by what stands beside them, before the grammar (tokenise.ts)
  'unit', 'units', 'unitAny', 'unitThe', 'weekOrSaturday', // one week, weeks, either, the week, Urdu "hafta"
  'ago', 'back', 'passed', 'later', 'last', 'next', 'this', 'beforeLast', 'afterNext', // directions
  'since', 'from', 'sinceAfter', 'in', 'within', 'for', 'through', 'beforeOrAgo', 'afterOrIn', // openings
  // ("sinceAfter" follows its noun, as Urdu "se"; "within" and "through" need no number: Polish "za tydzień", "przez tydzień"; "beforeOrAgo" is "przed", "afterOrIn" Arabic "بعد")
  'every', 'everyAfter', 'before', 'not', 'notAfter', 'vague', // what makes it no date ("notAfter" follows its noun, as Panjabi "ਨਹੀਂ")
  'part', 'meridiem', 'oclock', 'minutes', 'minutesAfter', 'noon', 'at', // times ("minutesAfter" follows its hour, as Arabic "ونص")
  'on', 'edge', 'dayMark', 'ending', 'filler', 'other', // "edge": early, end of; "dayMark": Bengali "২৩ তারিখ"; "ending": Somali "23ka", a day or an hour
] as const

export type Kind = (typeof kinds)[number]

/** `name`: unit, part of day or holiday. `values`: the number, offset, weekday (Monday 1), month; date as year|0, month, day; clock as hour, minute, 1 if on the 24-hour clock. */
export type Token = { kind: Kind; values: number[]; name: string }

const firstLetter = 0x4e00 // a block with no meaning in regular expressions

const letterOf = new Map(kinds.map((kind, index) => [kind as string, String.fromCharCode(firstLetter + index)]))

export function asLetters(tokens: Token[]): string {
  return tokens.map(({ kind }) => letterOf.get(kind)).join('')
}

const groups: Record<string, string> = {
  NUM: 'number',
  ORD: '(ordinal|ordinalWord)',
  DAY: '(number|ordinal|ordinalWord)',
  WEEKDAY: '(weekday|weekdayWeak|weekdayOrMonth)',
  MONTH: '(month|monthWeak|weekdayOrMonth)',
  UNIT: '(unit|units|unitAny|weekOrSaturday)',
  ONE: '(unit|unitAny|unitThe|weekOrSaturday)',
  SINCE: '(since|from)',
  WHICH: '(last|this|next)',
  MARK: '(dayMark|ending)',
  YEAR: '(year|yearWord|(last|this|next) (unit|unitAny|unitThe)|(unit|unitAny|unitThe) (last|this|next))',
}

/** Turns "NUM UNIT ago" into a sticky expression over letters; a space lets small words ("the", "of", "on") stand between. */
export function compile(pattern: string): RegExp {
  const small = `[${letterOf.get('filler')}${letterOf.get('on')}${letterOf.get('dayMark')}${letterOf.get('ending')}]{0,4}`
  const source = pattern
    .replace(/[A-Z]+/g, (group) => groups[group] ?? group)

    .replace(/[a-z][A-Za-z]*/g, (kind) => letterOf.get(kind) ?? unknown(kind))
    .replace(/ /g, small)
  return new RegExp(source, 'y')
}

function unknown(kind: string): never {
  throw new Error(`no such kind of date word: ${kind}`)
}
