/** The answers of the staff API as the console reads them; a test holds them to the schemas of the server. */

import type { ComplaintAnswer } from './cases/complaintAnswer.ts'
import type { Corrected, Meant } from './corrections/correctionAnswer.ts'
import type { RestrictionSeen } from './incidents/incidentAnswer.ts'
import type { Machine, TranslatedOut } from './translate/translateAnswer.ts'

export type Holder = { name: string; mine: boolean } | null

export type Me = {
  id: string
  name: string
  shownName: string
  email: string
  roles: string[]
  acts: string[]
  landlord: { slug: string; name: string; teams: { id: string; name: string }[] }
  mustChangePassword: boolean
  mustSetUpFactor: boolean
  mustShowCode: boolean
  signedInBy: 'password' | 'oidc'
  provesBy: 'password' | 'code' | 'oidc'
  idleSeconds: number
}

export type OwnAccount = {
  name: string
  shownName: string
  email: string
  factor: { since: string | null; recoveryLeft: number; needed: boolean }
  sessions: { startedAt: string; usedAt: string; mine: boolean }[]
}

export type Person = {
  id: string
  name: string
  shownName: string
  email: string
  roles: string[]
  teams: string[]
  languages: string[]
  skills: string[]
  trainedUntil: string | null
  temporary: boolean
  disabled: boolean
  factor: boolean
  lastSignInAt: string | null
  mine: boolean
  version: number
}
export type PeopleList = { people: Person[]; languages: string[] }

/** What the tenant was told of the wait. */
export type WaitTold = 'late' | 'closed' | null

export type QueueLine = {
  id: string
  channel: string
  language: string
  audience: string
  waitingSince: string | null
  lateAt: string | null
  urgent: boolean
  alert: { kind: string; at: string } | null
  team: string | null
  reason: string | null
  told: WaitTold
  stays: boolean
  holder: Holder
  offered: Holder
  lastInboundAt: string
  followUp: string | null
  fits: { language: boolean; skill: boolean }
}
export type Queue = { waiting: QueueLine[]; held: QueueLine[]; again: QueueLine[] }

export type Due = { name: string; at: string; date: string; overdue: boolean; soon: boolean }

export type CaseLine = {
  id: string
  reference: string
  kind: string
  type: string | null
  status: string
  intake: string
  audience: string
  channel: string
  language: string
  receivedAt: string
  urgent: boolean
  hazard: string | null
  due: Due | null
  overdue: boolean
  team: string
  owner: string | null
  version: number
}
export type CaseList = {
  cases: CaseLine[]
  more: boolean
  /** Where the next page begins. */
  next: string | null
  /** With the first page only; nothing is counted beyond `most`. */
  counts: { overdue: number; soon: number; most: number } | null
}

export type Clock = {
  name: string
  startEvent: string
  length: number
  unit: string
  source: string
  statutory: boolean
  /** The tenant's own time: nothing of it is ever owed. */
  tenants: boolean
  state: 'waiting' | 'running' | 'overdue' | 'met' | 'late' | 'stopped' | 'ran_out'
  startAt: string | null
  due: string | null
  dueDate: string | null
  ended: { at: string; how: string } | null
  /** Every date it had before, the first one first. */
  changes: { at: string; by: string; from: string | null; to: string }[]
}

export type Colleague = { id: string; name: string; roles: string[]; teams: string[] }

export type CaseEvent = {
  at: string
  by: string
  what: string
  detail: string
  note: string | null
  acknowledgement: { understanding: string; outcomes: string } | null
  /** What was said with it, by field. */
  words: Record<string, unknown> | null
}

export type FileLine = {
  id: string
  kind: 'picture' | 'document'
  type: string
  size: number
  name: string
  scanned: boolean
  hasOriginal: boolean
  /** A small JPEG as base64; only beside the message it came with. */
  thumb?: string | null
}
export type FileContent = { type: string; name: string; scanned: boolean; base64: string }

export type Case = Omit<CaseLine, 'type'> & {
  type: string
  profile: string
  conversation: string | null
  awareAt: string | null
  reviewOn: string | null
  next: string[]
  answers: Record<string, unknown>
  files: (FileLine & { at: string })[]
  clocks: Clock[]
  history: CaseEvent[]
  restriction: RestrictionSeen
  complaint: ComplaintAnswer | null
  links: { id: string; reference: string; kind: string; why: string }[]
}

export type Entry = {
  position: number
  at: string
  author: string
  text: string | null
  withheld: boolean
  name: string | null
  language: string | null
  choices: string[]
  attachments: number
  files: FileLine[]
  refusedFiles: string[]
  understood: { intent: string; flags: string[] } | null
  meant: Meant | null
  corrected: Corrected | null
  translatable: boolean
  translations: Machine[]
  translated: TranslatedOut | null
}

export type TalkNote = { id: string; after: number; at: string; by: string; text: string | null }

export type WrapUps = {
  choiceOwed: boolean
  followUp: string | null
  earlier: { at: string; by: string; outcome: string; choice: string | null; followUp: string | null }[]
}

export type Packet = {
  identity: 'unknown' | 'told' | 'verified'
  needs: { need: string; words: string | null; reference: string | null }[]
  risks: { risk: string; at: string; times: number; sure: boolean }[]
  safe: { way: string; number: string | null; when: string | null; texts: boolean; at: string; audience: string } | null
  summary: { intents: string[]; words: string | null; at: string | null }
  open: string[]
  told: {
    topic: string
    wording: string
    version: number | null
    language: string | null
    at: string
    position: number
  }[]
  restriction: RestrictionSeen
}

export type Conversation = {
  id: string
  channel: string
  language: string
  audience: string
  startedAt: string
  lastInboundAt: string
  position: number
  ended: boolean
  optedOut: boolean
  holder: Holder
  waiting: { since: string; team: string; reason: string; urgent: boolean; told: WaitTold; stays: boolean } | null
  alert: { kind: string; at: string } | null
  reach: { way: string; to: string | null } | null
  number: string | null
  understood: { intent: string; flags: string[] } | null
  packet: Packet | null
  wrapUp: WrapUps
  cases: CaseLine[]
  entries: Entry[]
  translates: boolean
  notes: TalkNote[]
  earlier: boolean
}
