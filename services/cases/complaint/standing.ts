/** A stored complaint as the acts see it: phase, facts, clocks, and the words of its history that still count. */
import type { CaseRecord, HistoryEvent } from '../caseModel.ts'
import type { Cases } from '../cases.ts'
import { caseWords, type WordedEvent } from './caseWords.ts'
import type { Standing } from './change.ts'
import { newFacts } from './facts.ts'
import { phaseOf } from './status.ts'

export function standingOf({ record, cases }: { record: CaseRecord; cases: Pick<Cases, 'note'> }): Standing {
  return {
    phase: phaseOf(record.status),
    facts: record.complaint ?? newFacts(),
    clocks: record.clocks,
    owner: record.owner,
    receivedAt: record.receivedAt,
    words: caseWords(record.history.map((event) => wordedEvent({ record, event, cases }))),
  }
}

export const wordedEvent = ({
  record,
  event,
  cases,
}: {
  record: CaseRecord
  event: HistoryEvent
  cases: Pick<Cases, 'note'>
}): WordedEvent => ({ what: event.what, detail: event.detail, words: cases.note({ record, event }) })
