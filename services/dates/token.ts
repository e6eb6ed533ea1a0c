/** The kinds of date word that the grammar knows, each a letter so that a row of words can be matched as a string. */

// biome-ignore format: grouped by meaning
const kinds = [
  'number', 'ordinal', 'ordinalWord', 'year', 'yearWord', 'date', 'pair', 'clock', 'bad', // figures
  'relative', 'weekday', 'weekdayWeak', 'month', 'monthWeak', 'weekdayOrMonth', 'holiday', 'weekend', // names
  'unit', 'units', 'unitAny', 'weekOrSaturday', // one week, weeks, either, Urdu "hafta"
  'ago', 'back', 'later', 'last', 'next', 'this', 'beforeLast', // directions
  'since', 'from', 'sinceAfter', 'in', 'within', 'for', 'through', 'beforeOrAgo', // openings
  // ("sinceAfter" follows its noun, as Urdu "se"; "within" and "through" need no number: Polish "za tydzień", "przez tydzień"; "beforeOrAgo" is "przed")
  'every', 'before', 'not', 'vague', // what makes it no date
  'part', 'meridiem', 'oclock', 'minutes', 'noon', 'at', // times
  'on', 'edge', 'filler', 'other', // "edge": early, end of
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
  ONE: '(unit|unitAny|weekOrSaturday)',
  SINCE: '(since|from)',
  WHICH: '(last|this|next)',
  YEAR: '(year|yearWord|(last|this|next) (unit|unitAny)|(unit|unitAny) (last|this|next))',
}

/** Turns "NUM UNIT ago" into a sticky expression over letters; a space lets small words ("the", "of", "on") stand between. */
export function compile(pattern: string): RegExp {
  const small = `[${letterOf.get('filler')}${letterOf.get('on')}]{0,4}`
  const source = pattern
    .replace(/[A-Z]+/g, (group) => groups[group] ?? group)

    .replace(/[a-z][A-Za-z]*/g, (kind) => letterOf.get(kind) ?? unknown(kind))
    .replace(/ /g, small)
  return new RegExp(source, 'y')
}

function unknown(kind: string): never {
  throw new Error(`no such kind of date word: ${kind}`)
}
