/** What follows an answer: promises kept on their day, lessons drawn and acted on (Complaint Handling Code 2024, 7, 9). */
import type { Finding, Measure, Verdict } from '../finding.ts'
import type { ReadComplaint } from '../readComplaints.ts'
import type { Seen } from '../seen.ts'
import { answers } from './answerMeasures.ts'
import { yesNo } from './judged.ts'

interface Promised {
  id: string
  by: string
  doneOn: string | null
}

/** Those due in the period, by the day that stands now. */
const due =
  ({ of, judge }: { of: (complaint: ReadComplaint) => Promised[]; judge: (one: Due) => Verdict }) =>
  ({ complaints, period: { from, to }, today }: Seen): Finding[] =>
    complaints.flatMap((complaint) =>
      of(complaint)
        .filter(({ by }) => from <= by && by <= to)
        .map((promised) => ({ reference: complaint.reference, verdict: judge({ complaint, promised, today }) })),
    )
type Due = { complaint: ReadComplaint; promised: Promised; today: string }

const kept = ({ promised: { by, doneOn }, today }: Due): Verdict =>
  doneOn === null ? (today <= by ? 'open' : 'no') : yesNo(doneOn <= by)

const remedies = ({ facts }: ReadComplaint): Promised[] => facts.remedies

export const remedyKept: Measure = { name: 'remedy_kept', find: due({ of: remedies, judge: kept }) }

/** A day that was moved is told apart, else every late promise could be made a kept one. */
export const remedyNotMoved: Measure = {
  name: 'remedy_not_moved',
  find: due({
    of: remedies,
    judge: ({ complaint, promised }) =>
      yesNo(
        !complaint.history.some(({ what, detail }) => what === 'remedy_moved' && detail.startsWith(`${promised.id} `)),
      ),
  }),
}

export const lessonDrawn: Measure = {
  name: 'lesson_drawn',
  find: (seen) =>
    answers(seen).map(({ complaint: { reference, facts }, answer }) => ({
      reference,
      verdict: facts.lessons.some(({ stage }) => stage === answer.stage)
        ? 'yes'
        : facts.archivedAt === null
          ? 'open'
          : 'no',
    })),
}

export const lessonActed: Measure = {
  name: 'lesson_acted',
  find: due({ of: ({ facts }) => facts.lessons.flatMap(({ actions }) => actions), judge: kept }),
}
