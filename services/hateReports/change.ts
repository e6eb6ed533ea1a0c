/** What an act comes to, before anything is written: the new standing, what the history says, what may leave the house, who is alerted. */
import type { Clock, RunningClock } from '../cases/clocks.ts'
import { end, isOver } from '../cases/complaint/stageClocks.ts'
import type { Law } from '../landlords/law.ts'
import type { Landlord } from '../landlords/profile.ts'
import type { Act, ActName } from './acts.ts'
import type { Severity } from './severity.ts'
import type { WorkingState } from './workingState.ts'

export const STATUSES = ['received', 'working', 'closed'] as const
export type Status = (typeof STATUSES)[number]

export interface Consent {
  partner: string
  state: 'no' | 'yes' | 'withdrawn'
  at: Date
}

/** The report as an act finds it. */
export interface Standing {
  status: Status
  severity: Severity
  clocks: readonly Clock[]
  owner: string | null
  receivedAt: Date
  consents: readonly Consent[]
  /** Keyed marks of accounts and teams that are locked out. */
  lockedOut: readonly string[]
  state: WorkingState
}

export interface Officer {
  id: string
  teams: readonly string[]
}

export interface Actor {
  /** `reporter`, `rules` (what was heard in new words), `clock`, or the id of an account. */
  id: string
  /** Holds the role, in the team, with training that is still valid. */
  trained: boolean
}

export interface Place {
  standing: Standing
  actor: Actor
  at: Date
  landlord: Landlord
  law: Law
  /** Who may own a report of this landlord now. */
  officers: readonly Officer[]
  /** A new id, the same on every rerun of the same act. */
  id: (purpose: string) => string
  /** The keyed mark of an account or a team. */
  mark: (args: { kind: 'account' | 'team'; id: string }) => string
}

export interface NewEvent {
  what: ActName | 'opened' | 'proposed' | 'alerted' | 'unread' | 'due_soon' | 'overdue'
  /** Codes that tell nothing of what happened: a partner, a severity, a clock. */
  detail: string
  /** Sealed as JSON. */
  words?: object
}

/** Somebody is told that there is something to look at, and nothing of what. */
export interface Alert {
  to: 'on_call' | 'team'
  what: 'serious' | 'unread' | 'due_soon' | 'overdue'
}

export interface Change extends Omit<Standing, 'receivedAt'> {
  events: NewEvent[]
  alerts: Alert[]
  /** What may now be handed to a partner; nothing else may. */
  exports: WorkingState['exports']
  /** How satisfied somebody is: it is counted, and nothing leads back from it. */
  score: number | null
}

export type Refusal =
  | 'not_now'
  | 'not_yours'
  | 'not_trained'
  | 'not_eligible'
  | 'not_found'
  | 'not_safe'
  | 'not_told'
  | 'not_contacted'
  | 'not_reachable'
  | 'no_consent'
  | 'no_reason'
  | 'unknown_partner'
  | 'unknown_wish'
  | 'same_person'
  | 'conflict_of_interest'
  | 'nobody_left'
  | 'nobody_picked'
  | 'staff_not_picked'
  | 'open_wishes'
  | 'open_proposals'
  | 'too_many_messages'
  | 'in_future'
  | 'before_report'

export type Decision = { ok: true; change: Change } | { ok: false; reason: Refusal }
export type Decider<A extends Act = Act> = (args: Place & { act: A }) => Decision

export const refused = (reason: Refusal): Decision => ({ ok: false, reason })

/** The standing with something changed; what is not named stays. */
export const changed = ({
  standing,
  ...change
}: { standing: Standing } & Partial<Omit<Change, 'state'>> & { state?: Partial<WorkingState> }): Decision => {
  const { receivedAt: _, ...stays } = standing
  return {
    ok: true,
    change: {
      ...stays,
      events: [],
      alerts: [],
      exports: [],
      score: null,
      ...change,
      state: { ...standing.state, ...change.state },
    },
  }
}

/** Both of these clocks wait for the same thing: that somebody answers. */
const RESPONSE = ['hate_serious', 'hate_standard']

export const isAnswering = (clock: Clock): clock is RunningClock => !isOver(clock) && RESPONSE.includes(clock.name)

/** By when somebody answers; null once they have, or where no date is known. */
export const answerDue = (clocks: readonly Clock[]): (RunningClock & { due: Date }) | null =>
  clocks
    .filter(isAnswering)
    .flatMap((clock) => (clock.due ? [{ ...clock, due: clock.due }] : []))
    .sort((one, other) => one.due.getTime() - other.due.getTime())[0] ?? null

export const endResponse = ({
  clocks,
  at,
  how,
}: {
  clocks: readonly Clock[]
  at: Date
  how: 'met' | 'stopped'
}): Clock[] => end({ clocks, names: RESPONSE, at, how })

/** Locked out in person or with the team. */
export const isLockedOut = ({
  standing,
  officer,
  mark,
}: Pick<Place, 'standing' | 'mark'> & { officer: Officer }): boolean =>
  [mark({ kind: 'account', id: officer.id }), ...officer.teams.map((id) => mark({ kind: 'team', id }))].some((one) =>
    standing.lockedOut.includes(one),
  )
