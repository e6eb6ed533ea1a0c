/** Going on to the next stage: by any words, without a reason, to somebody else (Complaint Handling Code 2024, 6.10, 6.12, 6.13). */
import type { Finding, Measure, Verdict } from '../finding.ts'
import type { Seen } from '../seen.ts'
import { same } from './codeTimes.ts'
import { each, inPeriod, type Occasion, occasions } from './judged.ts'

const asked = (seen: Seen): Occasion[] => occasions({ ...seen, what: 'escalate' })

const findings = (list: Occasion[]): Finding[] =>
  list.map((occasion) => ({ reference: occasion.complaint.reference, verdict: takenFurther(occasion) }))

/** At once, or by a person's decision where it came late or before the answer. */
function takenFurther({ complaint, event }: Occasion): Verdict {
  if (event.detail === 'in_time') return 'yes'
  const review = complaint.facts.reviews.find(({ what, at }) => what === event.detail && same(at, event.at))
  if (!review || review.decided === null) return 'open'
  return review.decided === 'escalate' ? 'yes' : 'no'
}

export const escalationTaken: Measure = { name: 'escalation_taken', find: (seen) => findings(asked(seen)) }

/** Asked for without a word of why. */
export const noReasonNeeded: Measure = {
  name: 'no_reason_needed',
  find: (seen) => findings(asked(seen).filter(({ event }) => !event.worded)),
}

export const otherPerson: Measure = {
  name: 'other_person',
  find: ({ complaints, period }) =>
    each({
      complaints: complaints.filter(({ facts }) => facts.escalations.some(({ at }) => inPeriod({ period, at }))),
      judge: ({ facts: { handlers } }) => {
        const later = handlers.filter(({ stage }) => stage > 1)
        if (later.length === 0) return 'open'
        const again = later.some((one) =>
          handlers.some(({ stage, account }) => stage < one.stage && account === one.account),
        )
        return again ? 'no' : 'yes'
      },
    }),
}
