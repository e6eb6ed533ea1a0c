/** Finds every date expression in a row of date words; each place is read by the rule that takes in the most words. */
import type { Here } from './calendar.ts'
import { durationRules } from './durationRules.ts'
import type { Outcome } from './found.ts'
import { namedDayRules } from './namedDayRules.ts'
import { periodRules } from './periodRules.ts'
import type { Spoken } from './spoken.ts'
import { asLetters, compile, type Kind, type Token } from './token.ts'
import { weekdayRules } from './weekdayRules.ts'

/** `since`: the words mark when something began. */
export type Expression = { spoken: Spoken; since: boolean }
export type Scan = { expressions: Expression[]; blocked: boolean }

const rules = [...namedDayRules, ...periodRules, ...weekdayRules, ...durationRules].map(([pattern, build]) => ({
  pattern: compile(pattern),
  build,
}))

// A text with more dates than this answers no question about one; stopping bounds the work.
const mostDates = 8

const small: Kind[] = ['filler', 'on', 'dayMark', 'ending']
const openers: Kind[] = ['since', 'from', 'sinceAfter', 'for', 'through', 'in', 'within', 'at', 'part', 'edge']

export function scan({ tokens, here }: { tokens: Token[]; here: Here }): Scan {
  // Small words at either end say nothing ("the 3rd", "March the"): without them "the whole text" means what it should.
  const row = firm(trimmed(tokens))
  const letters = asLetters(row)
  const result: Scan = { expressions: [], blocked: false }
  for (let start = 0; start < row.length; ) {
    const best = row[start]!.kind === 'filler' ? undefined : longest({ letters, start })
    if (!best) {
      start++
      continue
    }
    const found = row.slice(start, start + best.length).filter(({ kind }) => kind !== 'filler')
    const outcome: Outcome = isDenied({ row, letters, start, end: start + best.length })
      ? 'blocked'
      : best.build({ tokens: found, here })
    if (outcome === 'blocked') result.blocked = true
    else if (outcome !== 'skip') {
      const beside = [...before({ row, start }), ...found, ...after({ row, end: start + best.length })]
      const expression = begun({ spoken: outcome, beside, here })
      if (expression.spoken.spans.length) result.expressions.push(expression)
      else result.blocked = true
    }
    if (result.expressions.length > mostDates) return { expressions: [], blocked: true }
    start += best.length
  }
  return result
}

/** "Since Tuesday" tells when it began; so does "for 3 weeks", of which only the way back is meant. */
function begun({ spoken, beside, here }: { spoken: Spoken; beside: Token[]; here: Here }): Expression {
  const says = (...kinds: Kind[]) => beside.some(({ kind }) => kinds.includes(kind))
  const since = says('since', 'from', 'sinceAfter')
  if (!spoken.isLength) return { spoken, since }
  if (!since && !says('for', 'through'))
    return { spoken: isAge({ spoken, here }) ? { ...spoken, spans: [] } : spoken, since }
  return { spoken: { ...spoken, spans: spoken.spans.filter(({ from }) => from <= here.today) }, since: true }
}

// "I am 67 years": a long bare length in years is an age.
function isAge({ spoken, here }: { spoken: Spoken; here: Here }): boolean {
  return spoken.precision === 'year' && spoken.spans.some(({ from }) => here.today.diff(from, 'years').years > 12)
}

function trimmed(tokens: Token[]): Token[] {
  const isFiller = ({ kind }: Token) => kind === 'filler'
  const first = tokens.findIndex((token) => !isFiller(token))
  return first < 0 ? [] : tokens.slice(first, tokens.findLastIndex((token) => !isFiller(token)) + 1)
}

// "May", "sat" and the like are names of days and months only beside a word that expects one, or on their own.
function firm(row: Token[]): Token[] {
  const introduce: Kind[] = [
    'in',
    'on',
    'this',
    'last',
    'next',
    'since',
    'from',
    'for',
    'within',
    'through',
    'every',
    'before',
    'afterOrIn',
    'edge',
  ]
  const follow: Kind[] = ['sinceAfter', 'on', 'part', 'last', 'next', 'year']
  return row.map((token, index) => {
    if (token.kind !== 'weekdayWeak' && token.kind !== 'monthWeak') return token
    const [previous, next] = [row.slice(0, index).findLast(({ kind }) => kind !== 'filler'), row[index + 1]]
    const expected =
      (previous && introduce.includes(previous.kind)) || (next && follow.includes(next.kind)) || row.length === 1
    return expected ? { ...token, kind: token.kind === 'monthWeak' ? 'month' : 'weekday' } : token
  })
}

function longest({ letters, start }: { letters: string; start: number }) {
  let best: { length: number; build: (typeof rules)[number]['build'] } | undefined
  for (const { pattern, build } of rules) {
    pattern.lastIndex = start
    const length = pattern.exec(letters)?.[0].length ?? 0
    if (length > (best?.length ?? 0)) best = { length, build }
  }
  return best
}

/** The words that open the expression, nearest first. */
function before({ row, start }: { row: Token[]; start: number }): Token[] {
  const opening: Token[] = []
  for (let index = start - 1; index >= 0; index--) {
    const { kind } = row[index]!
    if (small.includes(kind)) continue
    if (!openers.includes(kind)) break
    opening.push(row[index]!)
  }
  return opening
}

function after({ row, end }: { row: Token[]; end: number }): Token[] {
  const next = row.slice(end).find(({ kind }) => !small.includes(kind))
  return next?.kind === 'sinceAfter' ? [next] : []
}

/** "Before Tuesday", "not yesterday" and Urdu "منگل سے پہلے" speak of a date that is not the one meant. */
function isDenied({
  row,
  letters,
  start,
  end,
}: {
  row: Token[]
  letters: string
  start: number
  end: number
}): boolean {
  const skipped = [...small, ...openers]
  const previous = row.slice(0, start).findLast(({ kind }) => !skipped.includes(kind))
  const adjoining = row.findIndex(({ kind }, index) => index >= end && !small.includes(kind) && kind !== 'sinceAfter')
  const denials: Kind[] = ['before', 'not', 'beforeOrAgo', 'afterOrIn']
  if (previous && denials.includes(previous.kind)) return true
  if (row.slice(end).find(({ kind }) => !small.includes(kind))?.kind === 'notAfter') return true
  // A direction that no rule took in, and that opens no date of its own, would have changed this one.
  const directions: Kind[] = ['ago', 'later', 'last', 'next', 'beforeLast', 'afterNext']
  return adjoining >= 0 && directions.includes(row[adjoining]!.kind) && !longest({ letters, start: adjoining })
}
