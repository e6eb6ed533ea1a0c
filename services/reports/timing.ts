/** What came of a time limit, from the clocks that were given for it: done in time, late, still to come, or no longer owed. */
import type { Clock, RunningClock } from '../cases/clocks.ts'

export const TIMINGS = [
  'in_time',
  'late',
  'not_yet',
  'not_yet_and_late',
  /** It fell away after its day had gone by: it was missed all the same. */
  'never_done',
  /** It fell away before its day: refused, withdrawn, taken further. */
  'not_owed',
  'after_acknowledgement',
  'no_due_date',
] as const
export type Timing = (typeof TIMINGS)[number]

type Dated = RunningClock & { due: Date }

/** `clocks` are those of one limit; of several readings of it the earliest date counts, as the tenant was told it. */
export function timing({
  clocks,
  doneAt,
  now,
}: {
  clocks: readonly Clock[]
  /** From the history, for records whose clocks do not say how they ended. */
  doneAt?: Date | undefined
  now: Date
}): Timing {
  const dated = clocks.filter((clock): clock is Dated => !clock.pending && clock.due !== null)
  const ended = (how: 'met' | 'stopped' | 'ran_out') => dated.filter((clock) => clock.ended?.how === how)
  const met = ended('met').sort((one, other) => one.ended!.at.getTime() - other.ended!.at.getTime())
  const first = met[0]?.ended?.at
  if (first) {
    // A stage that was reopened has a later clock too: what counts is its first end.
    const together = met.filter((clock) => clock.ended!.at.getTime() === first.getTime())
    return first <= soonest(together) ? 'in_time' : 'late'
  }
  if (doneAt && dated.length > 0) return doneAt <= soonest(dated) ? 'in_time' : 'late'
  const runs = dated.filter((clock) => (clock.ended ?? null) === null)
  if (runs.length > 0) return now <= soonest(runs) ? 'not_yet' : 'not_yet_and_late'
  const stopped = ended('stopped')
  if (stopped.length > 0) {
    const at = Math.max(...stopped.map((clock) => clock.ended!.at.getTime()))
    return new Date(at) <= soonest(stopped) ? 'not_owed' : 'never_done'
  }
  return clocks.some(({ pending }) => pending) ? 'after_acknowledgement' : 'no_due_date'
}

const soonest = (clocks: readonly Dated[]): Date => new Date(Math.min(...clocks.map(({ due }) => due.getTime())))
