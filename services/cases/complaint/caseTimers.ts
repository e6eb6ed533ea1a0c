/** What a case must be looked at for, and when: before a date, after it, when silence has lasted, when a survey is due. */

import type { NewTimer } from '../../timers.ts'
import type { CaseRecord } from '../caseModel.ts'
import type { Clock } from '../clocks.ts'
import { isOver, TENANTS_TIME } from './stageClocks.ts'

export const CASE_TIMERS = ['case_due_soon', 'case_overdue', 'case_silence', 'case_survey'] as const
export type CaseTimerKind = (typeof CASE_TIMERS)[number]

export interface CaseTimer {
  kind: CaseTimerKind
  /** The clock it looks at, as `name@due`; a clock that was moved since is another one. */
  about: string
  dueAt: Date
}

/** Amber: two days before (journeys 7, default). */
const SOON_MS = 2 * 86_400_000

export const clockMark = ({ name, dueDate }: { name: string; dueDate: string | null }): string => `${name}@${dueDate}`

/** The same, as rows: planned again they are the same rows. */
export const timerRows = (
  record: Pick<CaseRecord, '_id' | 'landlord' | 'audience' | 'complaint'> & { clocks: readonly Clock[] },
): NewTimer[] =>
  timersOf(record).map(({ kind, about, dueAt }) => ({
    _id: `case:${record._id}:${kind}:${about}`,
    landlord: record.landlord,
    audience: record.audience,
    kind,
    case: record._id,
    about,
    conversation: null,
    position: 0,
    dueAt,
  }))

export function timersOf({
  clocks,
  complaint,
}: Pick<CaseRecord, 'complaint'> & { clocks: readonly Clock[] }): CaseTimer[] {
  const dated = clocks.flatMap((clock) =>
    clock.pending || isOver(clock) || clock.due === null ? [] : [{ ...clock, due: clock.due }],
  )
  return [
    ...dated
      .filter(({ name }) => !TENANTS_TIME.includes(name))
      .flatMap((clock): CaseTimer[] => [
        { kind: 'case_due_soon', about: clockMark(clock), dueAt: new Date(clock.due.getTime() - SOON_MS) },
        { kind: 'case_overdue', about: clockMark(clock), dueAt: new Date(clock.due.getTime() + 1) },
      ]),
    ...dated
      .filter(({ name }) => name === 'close_after_silence')
      .map(
        (clock): CaseTimer => ({
          kind: 'case_silence',
          about: clockMark(clock),
          dueAt: new Date(clock.due.getTime() + 1),
        }),
      ),
    ...(complaint?.surveys ?? [])
      .filter(({ state }) => state === 'due')
      .map(({ closedAt }): CaseTimer => ({ kind: 'case_survey', about: closedAt.toISOString(), dueAt: closedAt })),
  ]
}
