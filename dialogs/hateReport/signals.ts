/** What the words of a report give away of its gravity, added up over its messages; codes, never words. */
import { SIGNALS, type Signal } from '../../services/hateReports/severity.ts'
import type { Talk } from '../talk.ts'

const OF_DANGER: Record<string, readonly Signal[]> = {
  violence: ['violence', 'now'],
  intruder: ['home', 'now'],
  fire: ['fire', 'now'],
  medical: ['injury', 'now'],
}

export function signalsOf({ talk, before }: { talk: Talk; before: unknown }): Signal[] {
  const heard = talk.heard.flags.flatMap(({ name, kind }) =>
    name === 'emergency' ? (OF_DANGER[kind ?? ''] ?? (['now'] as const)) : [],
  )
  const known = Array.isArray(before) ? before : []
  return SIGNALS.filter((signal) => known.includes(signal) || heard.includes(signal))
}
