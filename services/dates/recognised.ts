/** Accepts from the recogniser only what it is known to read the British way, and only if it took in every date word. */
import { dayOf } from './calendar.ts'
import { lexiconFor } from './lexicon.ts'
import type { Precision } from './reading.ts'
import type { Recognised } from './recognise.worker.ts'
import type { Expression } from './scan.ts'
import type { Kind } from './token.ts'
import { tokenise } from './tokenise.ts'

/** Undefined: nothing that can be trusted. */
export function expressionOf({ text, found }: { text: string; found: Recognised[] }): Expression | undefined {
  const [only] = found
  if (!only || found.length > 1) return undefined
  if (!hasName(only.text) || dateWordsLeft({ text, only })) return undefined
  const spans = only.values.flatMap((value) => spanOf(value) ?? [])
  if (!spans.length || spans.length < only.values.length) return undefined
  const days = Math.max(...spans.map(({ from, to }) => to.diff(from, 'days').days))
  return { spoken: { spans, precision: precisionOf(days) }, since: /\b(since|from)\b/.test(text) }
}

const kindsOf = (text: string) => tokenise({ text, lexicon: lexiconFor('en') }).map(({ kind }) => kind)

// A figure, weekday or month must be part of it. Without one the recogniser reads "the day my mum died" as today,
// and puts Mother's Day in May, as it is in America.
function hasName(text: string): boolean {
  const names: Kind[] = [
    'number',
    'ordinal',
    'ordinalWord',
    'date',
    'weekday',
    'weekdayWeak',
    'month',
    'monthWeak',
    'year',
  ]
  return kindsOf(text).some((kind) => names.includes(kind))
}

// "The week before last" is read as "the week": words that it left over would have changed the date.
function dateWordsLeft({ text, only }: { text: string; only: Recognised }): boolean {
  const silent: Kind[] = ['filler', 'on', 'other', 'since', 'from', 'for', 'in', 'at', 'this']
  const rest = `${text.slice(0, only.start)} ${text.slice(only.end + 1)}`
  return kindsOf(rest).some((kind) => !silent.includes(kind))
}

function spanOf({ timex = '', Mod, type, value, start, end }: Record<string, string>) {
  const day = (iso: string) => {
    const [year = 0, month = 0, date = 0] = iso.slice(0, 10).split('-').map(Number)
    return dayOf({ year, month, day: date })
  }
  if (Mod || timex === 'PRESENT_REF') return undefined
  if (type === 'date' && value) return { from: day(value), to: day(value) }
  if (type === 'daterange' && start && end) return { from: day(start), to: day(end).minus({ days: 1 }) }
  return undefined
}

function precisionOf(days: number): Precision {
  if (days < 1) return 'day'
  if (days < 7) return 'week'
  return days < 31 ? 'month' : 'year'
}
