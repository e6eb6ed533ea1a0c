/** How a clock stands: waiting, running, late, done in time or late, or over; the history says when it was done. */
import type { Case, CaseEvent, Clock } from './answers.ts'

export type ClockStanding = {
  is: 'waiting' | 'running' | 'until' | 'overdue' | 'met' | 'met_late' | 'over'
  /** What ended it. */
  by: CaseEvent | null
  /** Every date it had before, the first one first. */
  moved: { from: string; to: string; at: string; by: string }[]
}

/** The tenant's own time: nothing of it is owed by the landlord, so the API never calls it running. */
const TENANTS_TIME = ['escalation_window', 'close_after_silence']
const ENDS_SILENCE = ['closed_by_silence', 'close', 'contact', 'escalate', 'withdraw', 'close_early']
const ENDS_WINDOW = ['escalate', 'withdraw', 'close_early']

export function clockStanding({ clock, record, now }: { clock: Clock; record: Case; now: number }): ClockStanding {
  const moved = movesOf({ clock, record })
  if (TENANTS_TIME.includes(clock.name)) return { is: tenantsTime({ clock, record, now }), by: null, moved: [] }
  if (clock.state !== 'met') return { is: clock.state, by: null, moved }
  const by = record.history.find((event) => isEndOf({ event, clock })) ?? null
  // What nothing in the history has met was stopped by something else: it is over, and no more is said of it.
  if (!by) return { is: 'over', by, moved }
  return { is: clock.due !== null && by.at > clock.due ? 'met_late' : 'met', by, moved }
}

function tenantsTime({ clock, record, now }: { clock: Clock; record: Case; now: number }): ClockStanding['is'] {
  const ends = clock.name === 'escalation_window' ? ENDS_WINDOW : ENDS_SILENCE
  const since = clock.startAt ?? ''
  const ended = record.history.some(({ what, at }) => ends.includes(what) && at >= since)
  return ended || (clock.due !== null && new Date(clock.due).getTime() < now) ? 'over' : 'until'
}

function isEndOf({ event, clock }: { event: CaseEvent; clock: Clock }): boolean {
  if (clock.startAt !== null && event.at < clock.startAt) return false
  const stage = /^(acknowledge|respond)_stage_(\d+)$/.exec(clock.name)
  if (stage) return event.what === (stage[1] === 'respond' ? 'answer' : 'acknowledged') && event.detail === stage[2]
  return clock.name === 'explain_refusal' && event.what === 'refuse'
}

/** Extensions move the answer of their stage; whoever set a date where there was none is in the history. */
function movesOf({ clock, record }: { clock: Clock; record: Case }): ClockStanding['moved'] {
  const stage = /^respond_stage_(\d+)$/.exec(clock.name)?.[1]
  const moves = (record.complaint?.extensions ?? []).filter((one) => String(one.stage) === stage)
  // Of two readings of one clock only the one that was moved shows it.
  return moves.at(-1)?.to === clock.dueDate ? moves.map(({ from, to, at, by }) => ({ from, to, at, by: by.name })) : []
}
