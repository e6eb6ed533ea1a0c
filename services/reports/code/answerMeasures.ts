/** Answers of a stage: in the Code's time, every point with reasons, sent, and what was promised kept track of (Complaint Handling Code 2024, 6.3, 6.6 to 6.9, 6.14, 6.16 to 6.20). */
import type { Finding, Measure } from '../finding.ts'
import type { ReadComplaint } from '../readComplaints.ts'
import type { Seen } from '../seen.ts'
import { type CodeStage, codeAnswer, codeDays } from './codeTimes.ts'
import { begun, each, hasLeft, inPeriod, letterOf, occasions, ofAnswer, yesNo } from './judged.ts'

export const answeredInTime = (stage: CodeStage): Measure => ({
  name: `answered_in_time_${stage}`,
  find: (seen) =>
    each({
      complaints: begun({ seen, stage }),
      judge: (complaint) => ofAnswer(codeAnswer({ ...seen, complaint, stage })),
    }),
})

/** Its letter cannot be written without a decision and reasons on every point (letters/letterKinds.ts). */
export const pointsReasoned = (stage: CodeStage): Measure => ({
  name: `points_reasoned_${stage}`,
  find: (seen) =>
    answers(seen)
      .filter(({ answer }) => answer.stage === stage)
      .map(({ complaint, answer: { at, upheld, partly, not } }) => ({
        reference: complaint.reference,
        verdict: yesNo(letterOf({ complaint, kind: 'answer', at }) !== undefined && upheld + partly + not > 0),
      })),
})

/** By the last day that the Code gives, an extension by its rules included. */
export const answerLeft = (stage: CodeStage): Measure => ({
  name: `answer_left_${stage}`,
  find: ({ complaints, period, law, today }) =>
    complaints.flatMap((complaint) =>
      complaint.letters
        .filter((one) => one.kind === 'answer' && one.stage === stage && inPeriod({ period, at: one.at }))
        .map((letter) => ({
          reference: complaint.reference,
          verdict: hasLeft({ letter, last: codeDays({ complaint, stage, law })?.last ?? null, today }),
        })),
    ),
})

/** What was promised is not lost sight of: done, or with a day that is still to come. */
export const actionsTracked: Measure = {
  name: 'actions_tracked',
  find: (seen) =>
    answers(seen).flatMap(({ complaint, answer }): Finding[] =>
      complaint.facts.remedies
        .filter(({ stage }) => stage === answer.stage)
        .map(({ by, doneOn }) => ({
          reference: complaint.reference,
          verdict: yesNo(doneOn !== null || by >= seen.today),
        })),
    ),
}

/** A new matter found in a review is opened as a complaint of its own. */
export const newMatterOpened: Measure = {
  name: 'new_matter_opened',
  find: (seen) =>
    occasions({ ...seen, what: 'decide_review' })
      .filter(({ event }) => event.detail.endsWith(' new_complaint'))
      .map(({ complaint }) => ({
        reference: complaint.reference,
        verdict: yesNo(complaint.links.some(({ why }) => why === 'new_matter')),
      })),
}

type Given = { complaint: ReadComplaint; answer: ReadComplaint['facts']['answers'][number] }

export const answers = ({ complaints, period }: Pick<Seen, 'complaints' | 'period'>): Given[] =>
  complaints.flatMap((complaint) =>
    complaint.facts.answers.filter(({ at }) => inPeriod({ period, at })).map((answer) => ({ complaint, answer })),
  )
