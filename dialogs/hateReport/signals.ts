/** What the words of a report give away of its gravity, added up over its messages; codes, never words. */
import { SIGNALS, type Signal } from '../../services/hateReports/severity.ts'
import type { Talk } from '../talk.ts'
import { hearDanger } from '../understand/danger.ts'

const OF_DANGER: Record<string, readonly Signal[]> = {
  violence: ['violence', 'now'],
  intruder: ['home', 'now'],
  fire: ['fire', 'now'],
  medical: ['injury', 'now'],
}

/** Of an account that somebody else wrote down: the same rules, over all of its words at once. */
export function signalsIn(text: string): Signal[] {
  const heard = hearDanger(text).flatMap(({ kind }) => OF_DANGER[kind] ?? [])
  return SIGNALS.filter((signal) => heard.includes(signal))
}

export function signalsOf({ talk, before }: { talk: Talk; before: unknown }): Signal[] {
  const heard = talk.heard.flags.flatMap(({ name, kind }) =>
    name === 'emergency' ? (OF_DANGER[kind ?? ''] ?? (['now'] as const)) : [],
  )
  const known = Array.isArray(before) ? before : []
  return SIGNALS.filter((signal) => known.includes(signal) || heard.includes(signal))
}
