/** Letters that were held back for want of consent may leave once it stands (obligations X33). */
import type { ClientSession } from 'mongoose'
import type { ComplaintRecord } from './afterOf.ts'
import type { Place } from './change.ts'
import type { ComplaintDeps } from './complaints.ts'
import { type ComplaintFacts, mayTellRepresentative } from './facts.ts'

export async function releaseHeld({
  deps,
  session,
  before,
  after,
  place: { today, at },
}: {
  deps: ComplaintDeps
  session: ClientSession
  before: ComplaintFacts
  after: ComplaintRecord
  place: Place
}): Promise<void> {
  const may = (facts: ComplaintFacts): boolean => mayTellRepresentative({ facts, on: today })
  if (!after.complaint.representative || may(before) || !may(after.complaint)) return
  const { landlord, _id } = after
  const letters = await deps.letters.ofCase({ landlord, case: _id, session })
  const ids = letters.filter(({ state }) => state === 'held').map((letter) => letter._id)
  if (ids.length > 0) await deps.letters.move({ landlord, case: _id, ids, to: 'to_send', at, session })
}
