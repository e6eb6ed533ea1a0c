/** The acts that are possible now, the next right step first, so that whoever has forty cases need not look for it. */
import type { ActName } from '../../../../services/cases/complaint/acts.ts'
import type { ComplaintAnswer } from './complaintAnswer.ts'

/** In the order of the work: somebody takes it, tells the tenant, looks into it, answers, learns, puts it away. */
const STEPS: readonly ActName[] = [
  'assign',
  'acknowledge',
  'set_due',
  'investigate',
  'panel',
  'answer',
  'evaluate',
  'archive',
]
const ALWAYS: readonly ActName[] = ['note', 'define', 'extend']
/** Said by the tenant on the phone, by letter or at the desk, and written down by staff. */
const TENANTS: readonly ActName[] = [
  'escalate',
  'agree_definition',
  'correct_definition',
  'extension_answer',
  'panel_wishes',
  'contact',
  'close',
  'withdraw',
  'survey_answer',
]
/** Stand beside the remedy, the review, the proposal or the consent that they are about. */
const BESIDE: readonly ActName[] = [
  'approve',
  'decline',
  'decide_review',
  'remedy_done',
  'remedy_moved',
  'action_done',
  'withdraw_consent',
]

export type Grouped = { next: ActName[]; always: ActName[]; tenants: ActName[]; more: ActName[] }

export function groupsOf({ complaint, owner }: { complaint: ComplaintAnswer; owner: string | null }): Grouped {
  const { possible } = complaint
  const isNext = (name: ActName): boolean => STEPS.includes(name) && isDue({ name, complaint, owner })
  const next = STEPS.filter((name) => possible.includes(name) && isNext(name))
  const left = possible.filter((name) => !next.includes(name) && !BESIDE.includes(name))
  const always = ALWAYS.filter((name) => left.includes(name))
  const tenants = TENANTS.filter((name) => left.includes(name))
  return {
    next,
    always,
    tenants,
    more: left.filter((name) => !always.includes(name) && !tenants.includes(name)),
  }
}

/** Possible is not yet due: what has an owner needs no other one, and nothing is put away while something is open. */
function isDue({
  name,
  complaint,
  owner,
}: {
  name: ActName
  complaint: ComplaintAnswer
  owner: string | null
}): boolean {
  const learnt = complaint.answers.every(({ stage }) => complaint.lessons.some((lesson) => lesson.stage === stage))
  if (name === 'assign') return owner === null
  if (name === 'evaluate') return !learnt
  if (name !== 'archive') return true
  const done = complaint.remedies.every(({ done_on }) => done_on !== null)
  return learnt && done && complaint.reviews.every(({ decided }) => decided !== null)
}
