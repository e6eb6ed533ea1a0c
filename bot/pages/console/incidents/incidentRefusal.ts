/** Why an act on an incident was not done, in words that say what to do now. */
import type { Refusal } from '../api.ts'
import { refusalWords } from '../refusalWords.ts'
import { day, maybe, say } from '../words.ts'

export function incidentRefusal({ refusal, latestReview }: { refusal: Refusal; latestReview: string | null }): string {
  const { status, detail } = refusal
  const reason = String(detail.reason ?? '')
  if (status === 409 && reason === 'review_date' && latestReview)
    return say('incident.refusals.review_date', { latest: day(latestReview) })
  if (status === 409 && reason === '') return say('incident.changed')
  return maybe(`incident.refusals.${reason}`) ?? refusalWords(refusal)
}
