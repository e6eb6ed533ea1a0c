/** The choice to complain, requests and what was put right at once (Complaint Handling Code 2024, 1.3 to 1.5, 5.2). */
import type { Measure } from '../finding.ts'
import type { ReadRequest, Seen } from '../seen.ts'
import { inPeriod, yesNo } from './judged.ts'

/** Every sign of dissatisfaction was followed by the choice; that it was not answered does not count against it. */
export const choiceOffered: Measure = {
  name: 'choice_offered',
  find: ({ choices }) => choices.map(({ reference, offers }) => ({ reference, verdict: yesNo(offers.length > 0) })),
}

export const choiceTaken: Measure = {
  name: 'choice_taken',
  find: ({ choices }) =>
    choices
      .filter(({ offers }) => offers.some(({ answer }) => answer === 'complain' || answer === 'already_asked'))
      .map(({ reference, complaint }) => ({ reference, verdict: yesNo(complaint !== null) })),
}

export const requestReviewed: Measure = {
  name: 'request_reviewed',
  find: ({ requests, period, now }) =>
    requests
      .filter(({ receivedAt }) => inPeriod({ period, at: receivedAt }))
      .map((request) => ({ reference: request.reference, verdict: reviewed({ request, now }) })),
}

/** Done, or looked at again by its day; with no day set and nobody having looked, it is lost sight of. */
function reviewed({ request, now }: { request: ReadRequest; now: Date }) {
  if (request.status === 'done') return 'yes'
  const looked = request.history.some(({ what }) => what === 'reviewed')
  const clock = request.clocks.find(({ name }) => name === 'review')
  const next = request.reviewOn ?? (looked || !clock || clock.pending ? null : clock.due)
  if (next === null) return yesNo(looked)
  if (next < now) return 'no'
  return looked ? 'yes' : 'open'
}

/** A complaint leaves the request that it is about as it is: since then only staff have changed its status or its dates. */
export const requestUntouched: Measure = {
  name: 'request_untouched',
  find: ({ complaints, requests, period }) =>
    complaints
      .filter(({ receivedAt }) => inPeriod({ period, at: receivedAt }))
      .flatMap(({ reference, receivedAt, links }) =>
        links
          .flatMap((link) => requests.find(({ _id }) => _id === link.case) ?? [])
          .map((request) => ({ reference, verdict: yesNo(!changedBySelf({ request, since: receivedAt })) })),
      ),
}

const NOT_STAFF: readonly string[] = ['tenant', 'bot', 'clock']

function changedBySelf({ request: { history, clocks }, since }: { request: ReadRequest; since: Date }): boolean {
  const dates = clocks.flatMap((clock) => (clock.pending ? [] : (clock.changes ?? [])))
  return [...history.filter(({ what }) => what === 'status'), ...dates].some(
    ({ at, by }) => at >= since && NOT_STAFF.includes(by),
  )
}

export const earlyAdvised: Measure = {
  name: 'early_advised',
  find: ({ early }: Pick<Seen, 'early'>) =>
    early.map(({ reference, advised }) => ({ reference, verdict: yesNo(advised) })),
}
