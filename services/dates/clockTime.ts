/** Reads the time of day from date words, and says whether its half of the day is certain. */
import { isClock } from './figures.ts'
import { asLetters, compile, type Token } from './token.ts'

/** Minutes past midnight. Not `certain`: it may as well be twelve hours later. */
export type ClockTime = { minutes: number; certain: boolean }

// "At 3 Church Road" is an address and Welsh "am 3 wythnos" a length of time: a bare hour must not run on.
const pattern = compile(
  'at? ((clock|number oclock?) minutesAfter oclock?|minutes clock|clock|noon|number meridiem|number ending part|minutes number oclock?|number oclock|part at? number oclock|(?<=relative )(number)(ending)(?! (MONTH|UNIT))|(?<=(relative|WEEKDAY|MONTH|date) )(part)(number)(?! (oclock|other|UNIT|DAY|MONTH|WEEKDAY|relative|part|holiday|year|dayMark))|(at|through) number(?! (other|UNIT|MONTH))) meridiem?',
)

const between: Token['kind'][] = ['filler', 'on', 'sinceAfter']
const openings: Token['kind'][] = ['before', 'beforeOrAgo', 'afterOrIn']

/** The one time spoken of; undefined if there is none, or more than one. */
export function clockTimeIn(tokens: Token[]): ClockTime | undefined {
  const letters = asLetters(tokens)
  const times: ClockTime[] = []
  for (let start = 0; start < tokens.length; ) {
    pattern.lastIndex = start
    const length = pattern.exec(letters)?.[0].length ?? 0
    const time = length ? read({ row: tokens.slice(start, start + length), whole: tokens }) : undefined
    const before = tokens[start - 1]?.kind ?? 'other'
    const after = tokens.slice(start + length).find(({ kind }) => !between.includes(kind))?.kind ?? 'other'
    // "After 3pm" and Bengali "৬টার পর" are not at that time.
    // "From 3 to 5" is a stretch.
    const stretch = before === 'number' && ['since', 'from'].includes(tokens[start - 2]?.kind ?? 'other')
    if (time && !stretch && !openings.includes(before) && after !== 'ago' && after !== 'later') times.push(time)
    start += length || 1
  }
  return times.length === 1 ? times[0] : undefined
}

function read({ row, whole }: { row: Token[]; whole: Token[] }): ClockTime | undefined {
  const figuresOf = (kind: Token['kind']) => row.find((token) => token.kind === kind)?.values
  if (row.some(({ kind }) => kind === 'noon')) return { minutes: 12 * 60, certain: true }
  const [hour = 99, minute = 0, onTwentyFour = 0] = figuresOf('clock') ?? figuresOf('number') ?? []
  if (!isClock([hour, minute])) return undefined
  // A part of the day announces an hour only where the hour is one of twelve.
  if (hour > 12 && row[0]?.kind === 'part') return undefined
  const minutes = hour * 60 + minute + (figuresOf('minutes')?.[0] ?? figuresOf('minutesAfter')?.[0] ?? 0)
  if (onTwentyFour || hour > 12 || hour === 0) return { minutes, certain: true }
  const half = halfOfDay({ row, whole, hour })
  // At two "at night" is never by day.
  if (half === 'night') return undefined
  if (!half) return { minutes: minutes % 720, certain: false }
  return { minutes: (minutes % 720) + (half === 'pm' ? 720 : 0), certain: true }
}

function halfOfDay({ row, whole, hour }: { row: Token[]; whole: Token[]; hour: number }): string | undefined {
  const meridiem = row.find(({ kind }) => kind === 'meridiem')?.name
  if (meridiem === 'am' || meridiem === 'pm') return meridiem
  // "Yesterday evening at 7": the part of the day may stand away from the hour, if only one is named.
  // Spanish "a las 3 de la tarde": the part that follows its hour counts before any other.
  const named = whole.filter(({ kind, name }) => (kind === 'part' || kind === 'relative') && name)
  const parts = new Set(meridiem ? [meridiem] : named.map(({ name }) => name))
  if (parts.size !== 1) return undefined
  const [part] = parts
  if (part === 'morning') return hour === 12 ? undefined : 'am'
  if (part === 'afternoon') return hour === 10 || hour === 11 ? undefined : 'pm'
  if (part === 'evening') return hour === 12 ? undefined : 'pm'
  // A night has two dates: "last night at 2" is already the next day, and is left without its time.
  return hour >= 6 && hour < 12 ? 'pm' : 'night'
}
