/** What an act comes to, before anything is written: new facts and clocks, what the history says, which letters leave, what the tenant hears. */

import type { Law } from '../../landlords/law.ts'
import type { CaseKind } from '../caseModel.ts'
import type { Clock } from '../clocks.ts'
import type { Act, ActName } from './acts.ts'
import type { CaseWords } from './caseWords.ts'
import type { ComplaintFacts } from './facts.ts'
import type { LetterDraft } from './letterDraft.ts'
import type { Procedure } from './procedure.ts'
import type { Phase } from './status.ts'

/** The complaint as an act finds it. */
export interface Standing {
  phase: Phase
  facts: ComplaintFacts
  clocks: readonly Clock[]
  owner: string | null
  receivedAt: Date
  words: CaseWords
}

export interface Actor {
  /** `tenant`, `clock`, or the id of an account. */
  id: string
  /** A second person's right: approves what somebody else proposed. */
  approves: boolean
}

export interface Place {
  standing: Standing
  actor: Actor
  at: Date
  /** `YYYY-MM-DD` in the time of the United Kingdom. */
  today: string
  procedure: Procedure
  law: Law
  /** A new id, the same on every rerun of the same act. */
  id: (purpose: string) => string
  /** A keyed mark by which equal texts are known again, never read. */
  mark: (text: string) => string
}

export interface NewEvent {
  what:
    | ActName
    | 'noted'
    | 'acknowledged'
    | 'proposed'
    | 'clock_started'
    | 'closed_by_silence'
    | 'due_soon'
    | 'overdue'
    | 'no_reply'
    | 'extension_refused'
  /** Codes only. */
  detail: string
  /** Sealed as JSON under the case's key. */
  words?: object
}

/** What the tenant is told or asked, said by the bot in the tenant's own conversation; words only where the channel is private. */
export type News =
  | { what: 'definition'; understanding: string; outcomes: string }
  | { what: 'letter'; letter: LetterDraft['kind'] }
  | { what: 'extension'; to: string; ask: boolean }
  | { what: 'panel'; on: string; hearing: readonly string[] }
  | { what: 'survey' }

export interface Change {
  phase: Phase
  facts: ComplaintFacts
  clocks: readonly Clock[]
  owner: string | null
  events: NewEvent[]
  letters: LetterDraft[]
  news: News[]
  /** A case of another kind that takes the matter up, opened before the letter says so. */
  opens: { kind: CaseKind; type: string; why: string }[]
}

export type Refusal =
  | 'not_now'
  | 'not_yours'
  | 'late'
  | 'over_cap'
  | 'unknown_code'
  | 'same_person'
  | 'handled_before'
  | 'conflict_of_interest'
  | 'missing_words'
  | 'missing_role'
  | 'not_found'
  | 'open_remedies'
  | 'open_reviews'
  | 'not_evaluated'
  | 'final_stage'
  | 'date_past'
  | 'holidays_unknown'

export type Decision =
  | { ok: true; change: Change }
  /** `remember` is written all the same: a late attempt to extend is on record. */
  | { ok: false; reason: Refusal; remember?: NewEvent }

export type Decider<A extends Act = Act> = (args: Place & { act: A }) => Decision

export const refused = (reason: Refusal): Decision => ({ ok: false, reason })

/** The standing with something changed; what is not named stays. */
export const changed = ({
  standing,
  ...change
}: { standing: Standing } & Partial<Omit<Change, 'facts'>> & { facts?: Partial<ComplaintFacts> }): Decision => ({
  ok: true,
  change: {
    phase: standing.phase,
    clocks: standing.clocks,
    owner: standing.owner,
    events: [],
    letters: [],
    news: [],
    opens: [],
    ...change,
    facts: { ...standing.facts, ...change.facts },
  },
})

/** Whoever does a step of a stage has handled it from then on. */
export const handledBy = ({ facts, actor }: { facts: ComplaintFacts; actor: Actor }): ComplaintFacts['handlers'] =>
  facts.handlers.some(({ stage, account }) => stage === facts.stage && account === actor.id)
    ? facts.handlers
    : [...facts.handlers, { stage: facts.stage, account: actor.id }]

/** Nobody who handled an earlier stage may handle this one (Complaint Handling Code 2024, 6.13; obligations row 144). */
export const handledBefore = ({ facts, account }: { facts: ComplaintFacts; account: string }): boolean =>
  facts.handlers.some((one) => one.account === account && one.stage < facts.stage)
