/** From what happened with a time limit or a letter to whether the Code was kept. */

import { dayOf } from '../../cases/deadlines.ts'
import type { LetterKind } from '../../letters/letterKinds.ts'
import type { Finding, Verdict } from '../finding.ts'
import type { Period } from '../period.ts'
import type { ReadComplaint, ReadEvent, ReadLetter } from '../readComplaints.ts'
import type { Seen } from '../seen.ts'
import type { Timing } from '../timing.ts'
import { type Answered, type CodeStage, same } from './codeTimes.ts'

export const inPeriod = ({ period, at }: { period: Period; at: Date }): boolean => period.start <= at && at < period.end

/** Null: nothing was owed, so there is nothing to count. */
export const ofTiming = (timing: Timing): Verdict | null =>
  timing === 'in_time'
    ? 'yes'
    : timing === 'not_owed'
      ? null
      : timing === 'late' || timing === 'never_done' || timing === 'not_yet_and_late'
        ? 'no'
        : 'open'

export const ofAnswer = (answered: Answered): Verdict | null =>
  answered === 'in_time' || answered === 'in_extended_time'
    ? 'yes'
    : answered === 'not_owed'
      ? null
      : answered === 'late'
        ? 'no'
        : 'open'

export const yesNo = (is: boolean): Verdict => (is ? 'yes' : 'no')

export const received = ({ complaints, period }: Pick<Seen, 'complaints' | 'period'>): ReadComplaint[] =>
  complaints.filter(({ receivedAt }) => inPeriod({ period, at: receivedAt }))

/** Those that a stage was begun for in the period: stage 1 by receiving, stage 2 by going on. */
export const begun = ({
  seen,
  stage,
}: {
  seen: Pick<Seen, 'complaints' | 'period'>
  stage: CodeStage
}): ReadComplaint[] =>
  stage === 1
    ? received(seen)
    : seen.complaints.filter(({ facts }) =>
        facts.escalations.some((one) => one.stage === stage && inPeriod({ period: seen.period, at: one.at })),
      )

/** One finding for each complaint, or none. */
export function each({
  complaints,
  judge,
}: {
  complaints: readonly ReadComplaint[]
  judge: (complaint: ReadComplaint) => Verdict | null
}): Finding[] {
  return complaints.flatMap((complaint) => {
    const verdict = judge(complaint)
    return verdict === null ? [] : [{ reference: complaint.reference, verdict }]
  })
}

export interface Occasion {
  complaint: ReadComplaint
  event: ReadEvent
}

/** Every time in the period that something happened to a complaint. */
export const occasions = ({
  complaints,
  period,
  what,
}: {
  complaints: readonly ReadComplaint[]
  period: Period
  what: ReadEvent['what']
}): Occasion[] =>
  complaints.flatMap((complaint) =>
    complaint.history
      .filter((event) => event.what === what && inPeriod({ period, at: event.at }))
      .map((event) => ({ complaint, event })),
  )

/** The letter that an act wrote: both bear the same instant. */
export const letterOf = ({
  complaint,
  kind,
  at,
}: {
  complaint: ReadComplaint
  kind: LetterKind
  at: Date
}): ReadLetter | undefined => complaint.letters.find((letter) => letter.kind === kind && same(letter.at, at))

type Leaving = {
  letter: ReadLetter | undefined
  /** `YYYY-MM-DD`; null where no day is known. */
  last: string | null
  today: string
}

/** Written is not yet sent: what was never posted by its day has not been told. One that is held waits for consent, as it must. */
export function hasLeft({ letter, last, today }: Leaving): Verdict {
  if (letter === undefined) return 'no'
  if (letter.state === 'sent') return 'yes'
  return letter.state === 'to_send' && last !== null && today > last ? 'no' : 'open'
}

/** The same, and what was posted after its day was told too late. */
export const leftBy = (leaving: Leaving & { last: string }): Verdict =>
  leaving.letter?.sentAt ? yesNo(dayOf(leaving.letter.sentAt) <= leaving.last) : hasLeft(leaving)
