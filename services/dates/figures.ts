/** Reads figures: numbers, years, dates day first, times of day. */
import type { Token } from './token.ts'

export const other: Token = { kind: 'other', values: [], name: '' }

export function figure(word: string): Token[] {
  const [first = 0, second = 0, third = 0] = word.split(/[./:-]/).map(Number)
  const token = (kind: Token['kind'], ...values: number[]): Token[] => [{ kind, values, name: '' }]
  if (/^\d{4}$/.test(word) && first >= 1900 && first <= 2100) return token('year', first)
  if (/^\d{1,3}$/.test(word)) return token('number', first)
  if (/^\d{4}([-/.])\d{1,2}\1\d{1,2}$/.test(word)) return token('date', first, second, third)
  // Day first, everywhere (journeys 0.5): 03/04 is 3 April.
  if (/^\d{1,2}([-/.])\d{1,2}\1(\d{4}|\d{2})$/.test(word))
    return token('date', fullYear({ year: third, word }), second, first)
  if (/^\d{1,2}\/\d{1,2}$/.test(word)) return token('date', 0, second, first)
  const onTwentyFour = Number(/^0|^1[3-9]|^2/.test(word))
  if (/^\d{1,2}:\d{2}(:\d{2})?$/.test(word)) return token('clock', first, second, onTwentyFour)
  if (/^\d{1,2}\.\d{1,2}$/.test(word)) return token('pair', first, second, onTwentyFour)
  if (/^\d{1,2}-\d{1,2}$/.test(word)) return [...token('number', first), ...token('number', second)]
  return /[./-]/.test(word) ? token('bad') : [other]
}

// Two figures below 50 are this century.
function fullYear({ year, word }: { year: number; word: string }): number {
  if (/\d{4}$/.test(word)) return year
  return year < 50 ? 2000 + year : 1900 + year
}

/** `24:10` and `1.75` are no time of day. */
export function isClock([hour = 99, minute = 99]: number[]): boolean {
  return hour < 24 && minute < 60
}

/** "3.4" is a date, "1.30" a time, "10.10" either: a time if "at" stands before it or another date beside it. */
export function settlePairs({ tokens, anotherDate }: { tokens: Token[]; anotherDate: boolean }): Token[] {
  return tokens.map((token, index) => {
    if (token.kind !== 'pair') return token
    const [first = 0, second = 0] = token.values
    const isDate = second >= 1 && second <= 12 && first >= 1 && first <= 31
    const asTime = !isDate || anotherDate || tokens[index - 1]?.kind === 'at'
    if (asTime) return isClock(token.values) ? { ...token, kind: 'clock' } : other
    return { ...token, kind: 'date', values: [0, second, first] }
  })
}
