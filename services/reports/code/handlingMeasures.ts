/** How complaints are taken in and handled: channels, representatives, who has them in hand (Complaint Handling Code 2024, 3 to 6.1). */
import { mayTellRepresentative } from '../../cases/complaint/facts.ts'
import { dayOf } from '../../cases/deadlines.ts'
import type { Measure } from '../finding.ts'
import type { ReadComplaint } from '../readComplaints.ts'
import { timing } from '../timing.ts'
import { codeClocks } from './codeTimes.ts'
import { each, inPeriod, letterOf, occasions, ofTiming, received, yesNo } from './judged.ts'

export const receivedBy = (channel: ReadComplaint['channel']): Measure => ({
  name: `received_${channel}`,
  counts: true,
  find: (seen) =>
    each({ complaints: received(seen), judge: (complaint) => (complaint.channel === channel ? 'yes' : null) }),
})

/** Letters that left while nobody had agreed that the representative may be told. */
export const consentFirst: Measure = {
  name: 'consent_first',
  find: ({ complaints, period }) =>
    each({
      complaints: complaints.filter(
        ({ facts, letters }) => facts.representative && letters.some(({ at }) => inPeriod({ period, at })),
      ),
      judge: ({ facts, letters }) =>
        yesNo(letters.every(({ sentAt }) => sentAt === null || agreed({ facts, at: sentAt }))),
    }),
}

/** As it stood then: a consent that was withdrawn later still stood. */
function agreed({ facts, at }: { facts: ReadComplaint['facts']; at: Date }): boolean {
  const consents = facts.consents.map((one) =>
    one.withdrawnAt !== null && one.withdrawnAt > at ? { ...one, withdrawnAt: null } : one,
  )
  return mayTellRepresentative({ facts: { ...facts, consents }, on: dayOf(at) })
}

/** Every kind of letter has the ombudsman's details but the one that asks a resident for consent (letters/contents). */
export const lettersWithOmbudsman: Measure = {
  name: 'letters_with_ombudsman',
  counts: true,
  find: ({ complaints, period }) =>
    complaints.flatMap(({ reference, letters }) =>
      letters
        .filter(({ kind, at }) => kind !== 'consent_request' && inPeriod({ period, at }))
        .map(() => ({ reference, verdict: 'yes' as const })),
    ),
}

/** Somebody has it in hand by the day of its acknowledgement. */
export const handlerNamed: Measure = {
  name: 'handler_named',
  find: (seen) =>
    each({
      complaints: received(seen),
      judge: (complaint) => {
        if (complaint.owner !== null || complaint.facts.handlers.length > 0) return 'yes'
        const verdict = ofTiming(
          timing({ clocks: codeClocks({ ...complaint, name: 'acknowledge_stage_1' }), now: seen.now }),
        )
        return verdict === 'yes' ? 'no' : verdict
      },
    }),
}

export const twoStages: Measure = {
  name: 'two_stages',
  find: (seen) => each({ complaints: received(seen), judge: ({ facts }) => yesNo(facts.stage <= 2) }),
}

/** Its letter cannot be written without the understanding and the outcomes wanted (letters/letterKinds.ts). */
export const defined: Measure = {
  name: 'defined',
  find: (seen) =>
    occasions({ ...seen, what: 'acknowledged' }).map(({ complaint, event }) => ({
      reference: complaint.reference,
      verdict: yesNo(letterOf({ complaint, kind: 'acknowledgement', at: event.at }) !== undefined),
    })),
}

/** Whoever is named in a complaint neither owns it nor does anything with it from then on. */
export const conflictKeptOut: Measure = {
  name: 'conflict_kept_out',
  find: (seen) =>
    occasions({ ...seen, what: 'conflict' }).map(({ complaint, event }) => ({
      reference: complaint.reference,
      verdict: yesNo(
        complaint.owner !== event.detail &&
          !complaint.history.some(({ by, at }) => by === event.detail && at > event.at),
      ),
    })),
}

/** No reference is shown: that somebody was at risk is for those who handle it. */
export const urgentMarked: Measure = {
  name: 'urgent_marked',
  counts: true,
  find: (seen) =>
    received(seen)
      .filter(({ urgent }) => urgent)
      .map(() => ({ reference: null, verdict: 'yes' })),
}
