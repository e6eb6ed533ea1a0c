/** The answer of the staff API for a complaint, as the console reads it; a test holds it to the schema of the server. */
import type { ActName } from '../../../../services/cases/complaint/acts.ts'

export type Person = { id: string; name: string }

export type Extension = {
  stage: number
  at: string
  by: Person
  from: string
  to: string
  next_update: string
  agreed: string
}

export type Remedy = {
  id: string
  stage: number
  kind: string
  what: string
  by: string
  owner: Person
  agreed: string
  done_on: string | null
}

export type LessonAction = { id: string; what: string; owner: Person; by: string; done_on: string | null }
export type Lesson = {
  stage: number
  at: string
  role: string
  causes: string[]
  lesson: string
  actions: LessonAction[]
}

export type Proposal = { id: string; action: string; by: Person; at: string; says: Record<string, unknown> }
export type Review = { id: string; what: string; at: string; words: string; decided: string | null }
export type Consent = {
  id: string
  scope: string
  how: string
  from: string
  until: string | null
  withdrawn: boolean
}

export type Letter = {
  id: string
  kind: string
  stage: number
  language: string
  route: string
  state: string
  at: string
  sent_at: string | null
}

export type ComplaintAnswer = {
  stage: number
  stages: { number: number; name: string; final: boolean; panel: string[]; hearing: string[] }[]
  possible: ActName[]
  definition: { status: string; understanding: string | null; outcomes: string | null }
  exclusions: { id: string; route: string | null }[]
  early_closing: string[]
  remedy_kinds: string[]
  signs: string | null
  handlers: { stage: number; account: Person }[]
  answers: { stage: number; at: string; upheld: number; partly: number; not: number }[]
  extensions: Extension[]
  remedies: Remedy[]
  lessons: Lesson[]
  proposals: Proposal[]
  reviews: Review[]
  representative: { acts: boolean; consents: Consent[] }
  letters: Letter[]
  archived: boolean
}
