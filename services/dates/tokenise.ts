/** Cuts folded text into date words, longest phrase first; figures become numbers, dates or clock times. */
import { figure, other } from './figures.ts'
import type { Lexicon } from './lexicon.ts'
import type { Kind, Token } from './token.ts'

const pieces = /\d(?:[\d./:-]*\d)?|[\p{L}\p{M}]+/gu
// Portuguese "15h30".
const hoursAndMinutes = /(?<!\d)(\d{1,2})h(\d{2})(?!\d)/g
const longestPhrase = 4

export function tokenise({ text, lexicon }: { text: string; lexicon: Lexicon }): Token[] {
  const joined = text.replace(/(\d) ?\/ ?(?=\d)/g, '$1/').replace(hoursAndMinutes, '$1:$2')
  const parts = [...joined.matchAll(pieces)].map((match) => ({ word: match[0], at: match.index }))
  const tokens: Token[] = []
  for (let index = 0; index < parts.length; ) {
    const { word, at } = parts[index]!
    const next = parts[index + 1]
    // "3rd", and "3-go" in Polish: the ending must touch the figure.
    if (/^\d{1,2}$/.test(word) && next && next.at - at - word.length <= 1 && joined[at + word.length] !== ' ') {
      if (lexicon.ordinalEnding.test(next.word)) {
        tokens.push({ kind: 'ordinal', values: [Number(word)], name: '' })
        index += 2
        continue
      }
    }
    // "23થી", "23ka".
    const glued = /^\d/.test(word) && next?.at === at + word.length ? lexicon.endings.get(next.word) : undefined
    if (glued) {
      tokens.push(...figure(word), glued)
      index += 2
      continue
    }
    const phrase = longest({ parts, index, lexicon })
    index += phrase?.length ?? 1
    // "No, yesterday" says yes to yesterday: a stop after the "not" cuts it off.
    const cut = phrase?.token.kind === 'not' && /[,.;:!?،؛؟।]/.test(joined[at + word.length] ?? '')
    tokens.push(...(phrase ? [cut ? other : phrase.token, ...phrase.ending] : figure(word)))
  }
  return inContext(tokens)
}

type Parts = { word: string; at: number }[]

function longest({ parts, index, lexicon }: { parts: Parts; index: number; lexicon: Lexicon }) {
  for (let length = Math.min(longestPhrase, parts.length - index); length > 0; length--) {
    const words = parts.slice(index, index + length).map(({ word }) => word)
    const phrase = words.join(' ')
    const token = lexicon.words.get(phrase)
    if (token) return { token, length, ending: [] }
    for (const [ending, follows] of lexicon.endings) {
      const stem = phrase.endsWith(ending) && lexicon.stems.get(phrase.slice(0, -ending.length))
      if (stem) return { token: stem, length, ending: [follows] }
    }
  }
  return undefined
}

// What a word such as "second" must stand before to count days.
const beside: Kind[] = [
  'weekday',
  'weekdayOrUnits',
  'weekdayWeak',
  'weekdayOrMonth',
  'month',
  'monthWeak',
  'unit',
  'unitAny',
  'unitThe',
]
const unitKinds: Kind[] = ['unit', 'units', 'unitAny', 'unitThe', 'weekOrSaturday']

/** Settles the words that only their neighbours explain: "el 3" is the 3rd, "domani ore 15" at 15:00, Romanian "3 luni" three months. */
function inContext(tokens: Token[]): Token[] {
  return tokens.map((token, index) => {
    const kindAt = (offset: number) => tokens[index + offset]?.kind ?? 'other'
    const isHours = (offset: number) => tokens[index + offset]?.name === 'hour' && unitKinds.includes(kindAt(offset))
    // Spanish "tengo 67 años" is an age.
    if (token.kind === 'aged') return other
    if (token.kind === 'number' && kindAt(-1) === 'aged' && tokens[index + 1]?.name === 'year') return other
    if (token.kind === 'dayNumber')
      return ownKind({ token, marks: isDayNumber({ token: tokens[index + 1], next: kindAt(2) }) })
    if (kindAt(-1) === 'dayNumber' && kindAt(-2) !== 'in' && isDayNumber({ token, next: kindAt(1) }))
      return { ...token, kind: 'ordinal' }
    if (token.kind === 'ordinalWord' && token.name === 'weak') {
      const named = tokens.slice(index + 1, index + 4).find(({ kind }) => kind !== 'filler' && kind !== 'from')
      return named && beside.includes(named.kind) ? token : other
    }
    if (token.kind === 'weekdayOrUnits') {
      const counted = ['number', 'vague'].includes(kindAt(-1)) && kindAt(-2) !== 'at'
      return counted ? { kind: 'units', values: [1], name: token.name } : { ...token, kind: 'weekday', name: '' }
    }
    if (isHours(0) && kindAt(-1) !== 'number' && ['number', 'clock', 'pair'].includes(kindAt(1)) && !isHours(2))
      return { kind: 'at', values: [], name: '' }
    if (isHours(0) && ['number', 'clock'].includes(kindAt(-1)) && kindAt(-2) === 'at')
      return { kind: 'oclock', values: [], name: '' }
    // Ukrainian "о другій дня": at two by day.
    if (token.kind === 'unit' && token.name === 'day' && kindAt(-1) === 'number' && kindAt(-2) === 'at')
      return { kind: 'meridiem', values: [], name: 'afternoon' }
    return token
  })
}

/** Portuguese "dia" alone is a day like any other; in "dia 3" it only marks the number. */
function ownKind({ token: { name }, marks }: { token: Token; marks: boolean }): Token {
  if (name === 'unit' && !marks) return { kind: 'unit', values: [1], name: 'day' }
  return { kind: name === 'unit' ? 'filler' : (name as Kind), values: [], name: '' }
}

function isDayNumber({ token, next }: { token: Token | undefined; next: Kind }): boolean {
  const day = token?.kind === 'number' ? (token.values[0] ?? 0) : 0
  return day >= 1 && day <= 31 && ![...unitKinds, 'weekdayOrUnits', 'number', 'minutesAfter'].includes(next)
}
