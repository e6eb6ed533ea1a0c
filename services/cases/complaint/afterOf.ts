/** A complaint's record as a change leaves it, and the events of its history, their words sealed. */
import type { CaseRecord, HistoryEvent } from '../caseModel.ts'
import type { Cases } from '../cases.ts'
import type { Change, NewEvent } from './change.ts'
import type { ComplaintFacts } from './facts.ts'
import { statusName } from './status.ts'

export type ComplaintRecord = CaseRecord & { complaint: ComplaintFacts }

export const afterOf = ({ record, change }: { record: CaseRecord; change: Change }): ComplaintRecord => ({
  ...record,
  status: statusName({ phase: change.phase, stage: change.facts.stage }),
  complaint: change.facts,
  clocks: [...change.clocks],
  owner: change.owner,
})

export function eventOf({
  record,
  event,
  actor,
  at,
  cases,
}: {
  record: CaseRecord
  event: NewEvent
  actor: string
  at: Date
  cases: Cases
}): HistoryEvent {
  const { what, detail, words } = event
  const note = words === undefined ? null : cases.sealNote({ record, words })
  return { at, by: actor, what, detail, note }
}
