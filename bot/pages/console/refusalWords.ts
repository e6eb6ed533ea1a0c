/** Why an act was not done, in words that say what to do now. */
import type { Refusal } from './api.ts'
import { label, maybe, say } from './words.ts'

export function refusalWords({ status, detail }: Refusal): string {
  const reason = String(detail.reason ?? '')
  if (status === 409 && reason === 'letter_incomplete')
    return say('refusals.letter_incomplete', { missing: missingIn(String(detail.missing ?? '')) })
  if (status === 409) return maybe(`refusals.${reason}`) ?? say('case.changed')
  if (status === 404) return say('refusals.not_found')
  if (status === 403) return say(reason === 'step_up' ? 'proof.notDone' : 'refusals.role')
  if (status === 400) return say('refusals.bad_request')
  if (status === 413) return say('conversation.tooLong')
  return say('case.notSaved')
}

/** `points.0.reasons ombudsman.phone`: each by its own word. */
const missingIn = (paths: string): string =>
  paths
    .split(' ')
    .map((path) => label('letterParts', path.replaceAll(/\.\d+/g, '').replaceAll('.', '_')))
    .join(', ')
