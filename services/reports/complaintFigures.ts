/** Complaints of a period against the clocks that each was given: acknowledged in time, late or not yet; the answer still to come or its day gone by. */
import type { CaseRecord } from '../cases/caseModel.ts'
import { earliest } from '../cases/clocks.ts'

export type Complaint = Pick<CaseRecord, 'clocks' | 'history' | 'status'>

export const ACKNOWLEDGED = ['in_time', 'late', 'not_yet', 'not_yet_and_late', 'no_due_date'] as const
/** An answer at stage 1 is not recorded by this version: only whether its day has come. */
export const ANSWER_DUE = ['to_come', 'gone_by', 'after_acknowledgement', 'no_due_date'] as const

export function acknowledgement({
  complaint,
  now,
}: {
  complaint: Complaint
  now: Date
}): (typeof ACKNOWLEDGED)[number] {
  const due = earliest({ clocks: complaint.clocks, name: 'acknowledge_stage_1' })?.due
  if (!due) return 'no_due_date'
  const done = complaint.history.find(({ what }) => what === 'acknowledged')?.at
  if (done) return done <= due ? 'in_time' : 'late'
  return now <= due ? 'not_yet' : 'not_yet_and_late'
}

export function answerDue({ complaint, now }: { complaint: Complaint; now: Date }): (typeof ANSWER_DUE)[number] {
  const due = earliest({ clocks: complaint.clocks, name: 'respond_stage_1' })?.due
  if (due) return now <= due ? 'to_come' : 'gone_by'
  const waits = complaint.clocks.some(({ name, pending }) => name === 'respond_stage_1' && pending)
  return waits ? 'after_acknowledgement' : 'no_due_date'
}
