/** Why nothing was translated, in words; null where the refusal is about something else. */
import type { Refusal } from '../api.ts'
import { codesOf, say } from '../words.ts'

export function notTranslated({ status, detail }: Refusal): string | null {
  if (status === 429) return say('translate.why.busy')
  if (status === 413) return say('translate.why.too_long')
  if (detail.reason !== 'translation') return null
  const why = String(detail.why)
  return say(codesOf('translate.why').includes(why) ? `translate.why.${why}` : 'translate.why.answer')
}
