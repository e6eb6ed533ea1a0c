/** Extensions of a stage: before the day, within the cap or for good reason, told with the reason and the ombudsman (Complaint Handling Code 2024, 6.4, 6.5, 6.15). */
import type { Extension } from '../../cases/complaint/facts.ts'
import { dayOf } from '../../cases/deadlines.ts'
import type { Finding, Measure, Verdict } from '../finding.ts'
import type { ReadComplaint } from '../readComplaints.ts'
import type { Seen } from '../seen.ts'
import { type CodeStage, codeDays, forGoodReason } from './codeTimes.ts'
import { inPeriod, leftBy, letterOf, yesNo } from './judged.ts'

interface Extended {
  complaint: ReadComplaint
  extension: Extension
}

const extensions =
  ({ stage, judge }: { stage: CodeStage; judge: (one: Extended, seen: Seen) => Verdict }) =>
  (seen: Seen): Finding[] =>
    seen.complaints.flatMap((complaint) =>
      complaint.facts.extensions
        .filter((one) => one.stage === stage && inPeriod({ period: seen.period, at: one.at }))
        .map((extension) => ({
          reference: complaint.reference,
          verdict: judge({ complaint, extension }, seen),
        })),
    )

export const extendedBeforeDue = (stage: CodeStage): Measure => ({
  name: `extended_before_due_${stage}`,
  find: extensions({ stage, judge: ({ extension: { at, from } }) => yesNo(dayOf(at) <= from) }),
})

export const extendedWithinCap = (stage: CodeStage): Measure => ({
  name: `extended_within_cap_${stage}`,
  find: extensions({
    stage,
    judge: ({ complaint, extension: { at, to } }, { law }) => {
      const cap = codeDays({ complaint, stage, law })?.cap ?? null
      return yesNo((cap !== null && to <= cap) || forGoodReason({ complaint, at }))
    },
  }),
})

/** Its letter cannot be written without the reason, the new day and the ombudsman's details (letters/letterKinds.ts). */
export const extensionReason = (stage: CodeStage): Measure => ({
  name: `extension_reason_${stage}`,
  find: extensions({ stage, judge: (one) => yesNo(letter(one) !== undefined) }),
})

export const extensionLetterLeft = (stage: CodeStage): Measure => ({
  name: `extension_letter_left_${stage}`,
  find: extensions({
    stage,
    judge: (one, { today }) => leftBy({ letter: letter(one), last: one.extension.from, today }),
  }),
})

const letter = ({ complaint, extension: { at } }: Extended) => letterOf({ complaint, kind: 'extension', at })
