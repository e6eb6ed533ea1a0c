/** Reads date words by lexicon and grammar alone: no worker, no waiting, microseconds per word. */
import { standAt } from './calendar.ts'
import { type ClockTime, clockTimeIn } from './clockTime.ts'
import { settlePairs } from './figures.ts'
import { fold } from './fold.ts'
import { lexiconFor } from './lexicon.ts'
import { type DateReading, type Expects, notUnderstood } from './reading.ts'
import { type Expression, type Scan, scan } from './scan.ts'
import { type Question, settle } from './settle.ts'
import { onDays } from './spoken.ts'
import type { Token } from './token.ts'
import { tokenise } from './tokenise.ts'

export type DateQuestion = { text: string; language: string; now: Date; zone: string; expects: Expects }

/** `unread`: no date word was in a form the grammar knows, so that another reader may try. */
export type WordsReading = { reading: DateReading; unread: boolean; question: Question }

// Longer than any answer to "since when", shorter than a letter of complaint.
const longest = 1_000

export function readDateWords({ text, language, now, zone, expects }: DateQuestion): WordsReading {
  const question: Question = { here: standAt({ now, zone }), expects, zone }
  const folded = text.length <= longest ? fold(text) : ''
  if (!folded || folded.length > 2 * longest) return { reading: notUnderstood, unread: false, question }
  const raw = tokenise({ text: folded, lexicon: lexiconFor(language) })
  const { tokens, found } = withPairs({ raw, question })
  const time = clockTimeIn(tokens)
  const reading = (expressions: Expression[]) => ({
    reading: settle({ expressions, time, question }),
    unread: false,
    question,
  })

  // What is asked for is when it began: words such as "until yesterday" beside "since Monday" do not matter.
  const begun = found.expressions.filter(({ since }) => since)
  if (found.blocked) {
    return begun.length === 1 && expects !== 'future'
      ? reading(begun)
      : { reading: notUnderstood, unread: false, question }
  }
  if (found.expressions.length) return reading(found.expressions)
  if (time) return { reading: timeAlone({ time, question }), unread: false, question }
  return { reading: notUnderstood, unread: !tokens.some(({ kind }) => denials.includes(kind)), question }
}

const denials: Token['kind'][] = ['before', 'not', 'vague', 'every', 'beforeOrAgo']

function withPairs({ raw, question: { here } }: { raw: Token[]; question: Question }): {
  tokens: Token[]
  found: Scan
} {
  const pairs = raw.some(({ kind }) => kind === 'pair')
  const without = settlePairs({ tokens: raw, anotherDate: true })
  const found = scan({ tokens: without, here })
  if (!pairs || found.expressions.length) return { tokens: without, found }
  const tokens = settlePairs({ tokens: raw, anotherDate: false })
  return { tokens, found: scan({ tokens, here }) }
}

// A time with no day is today's, if that is the right side of now.
function timeAlone({ time, question }: { time: ClockTime; question: Question }): DateReading {
  const { here, expects } = question
  if (!time.certain && expects === 'any') return notUnderstood
  if (!time.certain && expects === 'past' && time.minutes + 720 > here.minutes) {
    const days = [here.today.minus({ days: 1 }), here.today]
    return { ok: false, reason: 'ambiguous', candidates: days.map((day) => day.toFormat('yyyy-MM-dd')) }
  }
  return settle({ expressions: [{ spoken: onDays(here.today), since: false }], time, question })
}
