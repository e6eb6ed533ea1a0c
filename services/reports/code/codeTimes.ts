/** The Code's own days for the answer of a stage: the first, and the last that an extension by the Code's rules allows. */
import type { Clock, ClockName, RunningClock } from '../../cases/clocks.ts'
import { dayOf, deadline } from '../../cases/deadlines.ts'
import type { Law } from '../../landlords/law.ts'
import type { ReadComplaint } from '../readComplaints.ts'

/** The stages that the Code has, and the provisions that time them (Complaint Handling Code 2024). */
export const CODE_STAGES = {
  1: { acknowledge: '6.2', answer: '6.3', extend: '6.4' },
  2: { acknowledge: '6.11', answer: '6.14', extend: '6.15' },
} as const
export type CodeStage = keyof typeof CODE_STAGES

export interface CodeDays {
  /** `YYYY-MM-DD` */
  first: string
  /** The last day that any extension may reach without good reason. */
  cap: string | null
  /** As it was moved, within the cap or for good reason; the first day where it was not. */
  last: string
}

type About = { complaint: ReadComplaint; stage: CodeStage; law: Law }

/** The Code's clock of a stage and not the landlord's own: the one that was met, else the one that runs, else the latest. */
export function codeClock({
  complaint,
  name,
}: {
  complaint: Pick<ReadComplaint, 'clocks'>
  name: ClockName
}): RunningClock | undefined {
  const own = codeClocks({ clocks: complaint.clocks, name }).filter((clock): clock is RunningClock => !clock.pending)
  return (
    own.find(({ ended }) => ended?.how === 'met') ??
    own.find(({ ended }) => (ended ?? null) === null) ??
    own.findLast(() => true)
  )
}

export const codeClocks = ({ clocks, name }: { clocks: readonly Clock[]; name: ClockName }): Clock[] =>
  clocks.filter((clock) => clock.statutory && clock.name === name)

/** Null where no day is known: past the known bank holidays, or where the stage was not come to. */
export function codeDays({ complaint, stage, law }: About): CodeDays | null {
  const clock = codeClock({ complaint, name: `respond_stage_${stage}` })
  const first = clock ? (clock.changes?.[0]?.from ?? clock.dueDate) : neverAcknowledged({ complaint, stage, law })
  if (!first) return null
  const cap = after({ day: first, provision: CODE_STAGES[stage].extend, law })
  const moves = complaint.facts.extensions.filter((one) => one.stage === stage)
  const kept = moves.filter((one) => (cap !== null && one.to <= cap) || forGoodReason({ complaint, at: one.at }))
  const days = [first, ...kept.map(({ to }) => to)].sort()
  return { first, cap, last: days.at(-1) ?? first }
}

/** An acknowledgement that was never sent does not put the answer off for ever: its last day stands for it. */
function neverAcknowledged({ complaint, stage, law }: About): string | null {
  const due = codeClock({ complaint, name: `acknowledge_stage_${stage}` })?.dueDate
  return due ? after({ day: due, provision: CODE_STAGES[stage].answer, law }) : null
}

/** Over the cap only with good reason, which a second person approves in the same act. */
export const forGoodReason = ({ complaint, at }: { complaint: Pick<ReadComplaint, 'history'>; at: Date }): boolean =>
  complaint.history.some((one) => one.what === 'approve' && one.detail.startsWith('extend ') && same(one.at, at))

export const same = (one: Date, other: Date): boolean => one.getTime() === other.getTime()

/** So many working days after a day, as the provision has them. */
function after({ day, provision, law }: { day: string; provision: string; law: Law }): string | null {
  const length = law.code(provision)
  if (!length) return null
  const due = deadline({
    from: new Date(`${day}T12:00:00Z`),
    add: length.value,
    unit: length.unit,
    nation: 'england',
    bankHolidays: law.bankHolidays,
  })
  return due.ok ? due.date : null
}

export const ANSWERS = ['in_time', 'in_extended_time', 'late', 'running', 'not_owed', 'no_date'] as const
export type Answered = (typeof ANSWERS)[number]

/** How the first answer of a stage stands to the Code's days; unanswered with its day gone by is late. */
export function codeAnswer({ complaint, stage, law, today }: About & { today: string }): Answered {
  const days = codeDays({ complaint, stage, law })
  const done = complaint.facts.answers.find((one) => one.stage === stage)?.at
  if (!days) return 'no_date'
  const on = done ? dayOf(done) : null
  if (on !== null) return on <= days.first ? 'in_time' : on <= days.last ? 'in_extended_time' : 'late'
  const left = leftOn({ complaint, stage })
  if (left !== null) return left <= days.last ? 'not_owed' : 'late'
  return today <= days.last ? 'running' : 'late'
}

/** The day from which no answer of the stage was owed any more: taken further, refused, withdrawn, closed early. */
function leftOn({ complaint, stage }: Omit<About, 'law'>): string | null {
  const { facts, status, history } = complaint
  const further = facts.escalations.find((one) => one.stage > stage)
  if (further) return dayOf(further.at)
  if (facts.stage !== stage || !['excluded', 'withdrawn', 'closed_early'].includes(status)) return null
  const end = history.findLast(({ what }) => ['refuse', 'withdraw', 'close_early'].includes(what))
  return end ? dayOf(end.at) : null
}
