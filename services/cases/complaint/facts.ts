/** What stands of a complaint besides its status: codes, dates and accounts in clear; every word is sealed in the history. */

/** Asked, answered, or not: silence is recorded as silence. */
export type Asked = 'not_asked' | 'asked' | 'yes' | 'no' | 'no_reply'

export interface Extension {
  stage: number
  at: Date
  by: string
  /** `YYYY-MM-DD`; the first date stays visible on the clock. */
  from: string
  to: string
  nextUpdate: string
  agreed: Asked
}

export interface Remedy {
  id: string
  stage: number
  kind: string
  /** `YYYY-MM-DD` */
  by: string
  owner: string
  agreed: 'yes' | 'no' | 'not_suitable'
  doneOn: string | null
}

export interface Lesson {
  stage: number
  at: Date
  by: string
  /** The role of the profile that signed. */
  role: string
  causes: string[]
  actions: { id: string; owner: string; by: string; doneOn: string | null }[]
}

/** An act that needs a second person waits here; its words are sealed in the history under the same id. */
export interface Proposal {
  id: string
  action: string
  by: string
  at: Date
}

/** Something a member of staff must look at and decide, with a reason. */
export interface Review {
  id: string
  what: 'late_escalation' | 'contact_after_closing' | 'extension_not_agreed' | 'escalation_before_answer'
  at: Date
  decided: string | null
}

export interface Consent {
  id: string
  /** This complaint, or everything. */
  scope: 'this' | 'all'
  from: string
  until: string | null
  withdrawnAt: Date | null
}

export interface ComplaintFacts {
  /** The stage it is at, or was last at. */
  stage: number
  definition: 'none' | 'proposed' | 'agreed'
  /** Who has worked at which stage: another person must answer the next one (Complaint Handling Code 2024, 6.13). */
  handlers: { stage: number; account: string }[]
  /** Accounts that may neither own nor read it: somebody named in it. */
  conflicts: string[]
  answers: { stage: number; at: Date; upheld: number; partly: number; not: number }[]
  extensions: Extension[]
  escalations: { stage: number; at: Date; late: boolean }[]
  panel: { stage: number; on: string; at: Date } | null
  remedies: Remedy[]
  lessons: Lesson[]
  proposals: Proposal[]
  reviews: Review[]
  /** Somebody acts for the tenant: without consent nothing of the tenant is told to them. */
  representative: boolean
  consents: Consent[]
  /** `mark`: a blind index of the reasons, so that one text on many cases is noticed. */
  refusal: { ground: string; route: string; at: Date; mark: string } | null
  /** One survey for each closing. */
  surveys: { closedAt: Date; state: 'due' | 'sent' | 'answered' | 'not_wanted' }[]
  archivedAt: Date | null
}

export const newFacts = ({
  stage = 1,
  representative = false,
}: {
  stage?: number
  representative?: boolean
} = {}): ComplaintFacts => ({
  stage,
  definition: 'none',
  handlers: [],
  conflicts: [],
  answers: [],
  extensions: [],
  escalations: [],
  panel: null,
  remedies: [],
  lessons: [],
  proposals: [],
  reviews: [],
  representative,
  consents: [],
  refusal: null,
  surveys: [],
  archivedAt: null,
})

/** Whether what the tenant said and what was found may be told to whoever acts for them (obligations X33). */
export function mayTellRepresentative({ facts, on }: { facts: ComplaintFacts; on: string }): boolean {
  return facts.consents.some(
    ({ from, until, withdrawnAt }) => withdrawnAt === null && from <= on && (until === null || on <= until),
  )
}
