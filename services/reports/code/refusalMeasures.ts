/** Complaints that were not accepted: by two people, on the policy's ground, explained in writing and each by itself (Complaint Handling Code 2024, 2.1 to 2.5). */
import type { Finding, Measure, Verdict } from '../finding.ts'
import type { Seen } from '../seen.ts'
import { same } from './codeTimes.ts'
import { hasLeft, leftBy, letterOf, type Occasion, occasions, yesNo } from './judged.ts'

const refusals =
  (judge: (refusal: Occasion, seen: Seen) => Verdict | null) =>
  (seen: Seen): Finding[] =>
    occasions({ ...seen, what: 'refuse' }).flatMap((refusal) => {
      const verdict = judge(refusal, seen)
      return verdict === null ? [] : [{ reference: refusal.complaint.reference, verdict }]
    })

export const refusalBySecondPerson: Measure = {
  name: 'refusal_by_second_person',
  find: refusals(({ complaint, event }) =>
    yesNo(
      complaint.history.some(
        ({ what, detail, by, at }) =>
          what === 'approve' && same(at, event.at) && detail.startsWith('refuse ') && detail !== `refuse ${by}`,
      ),
    ),
  ),
}

export const refusalGround: Measure = {
  name: 'refusal_ground',
  find: refusals(({ complaint, event }, seen) => yesNo(seen.groundsOf(complaint).includes(event.detail))),
}

/** Its letter cannot be written without the reasons and the right to go to the ombudsman (letters/letterKinds.ts). */
export const refusalLetter: Measure = {
  name: 'refusal_letter',
  find: refusals((refusal, { today }) => hasLeft({ letter: letter(refusal), last: ownDay(refusal), today })),
}

/** The Code sets no number of days: this is the landlord's own. */
export const refusalInTime: Measure = {
  name: 'refusal_in_time',
  find: refusals((refusal, { today }) => {
    const last = ownDay(refusal)
    return last === null ? null : leftBy({ letter: letter(refusal), last, today })
  }),
}

/** Reasons that stand under several refusals were not those of the case. */
export const refusalOwnReasons: Measure = {
  name: 'refusal_own_reasons',
  find: refusals(({ complaint, event }, { sameReasons }) => {
    const { refusal } = complaint.facts
    return refusal && same(refusal.at, event.at) ? yesNo(!sameReasons.has(refusal.mark)) : null
  }),
}

const letter = ({ complaint, event }: Occasion) => letterOf({ complaint, kind: 'refusal', at: event.at })

function ownDay({ complaint, event }: Occasion): string | null {
  const clock = complaint.clocks.find(
    (one) => !one.pending && one.name === 'explain_refusal' && one.ended && same(one.ended.at, event.at),
  )
  return clock && !clock.pending ? clock.dueDate : null
}
