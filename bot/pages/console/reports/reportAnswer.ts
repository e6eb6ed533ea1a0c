/** The answers of the staff API for reports, as the console reads them; a test holds them to the schemas of the server. */
import type { ActName, How } from '../../../../services/hateReports/acts.ts'
import type { Clock, Due, FileLine } from '../answers.ts'
import type { Person } from '../cases/complaintAnswer.ts'

export type Worded = { id: string; text: string }
export type ReportDue = Due & { hours: boolean }

export type ReportLine = {
  id: string
  reference: string
  receivedAt: string
  language: string
  channel: string
  anonymous: boolean
  severity: string
  status: string
  due: ReportDue | null
  owner: string | null
  version: number
}
export type ReportList = { reports: ReportLine[] }

export type Proposal = {
  id: string
  by: Person
  mine: boolean
  at: string
  partner: string
  parts: string[]
  ground: string
  reason: string
}
export type AllowedExport = {
  id: string
  partner: string
  parts: string[]
  ground: string | null
  at: string
  stands: boolean
}
export type Consent = { partner: string; state: string; at: string }
export type ReportEvent = {
  at: string
  by: string
  what: string
  detail: string
  words: Record<string, unknown> | null
}

export type Report = ReportLine & {
  profile: string
  team: string
  clocks: Clock[]
  asked: string[]
  account: Record<string, unknown> | null
  files: FileLine[]
  contact: { name?: string | undefined; safe_contact: Record<string, unknown>; led_here: string[] } | null
  allegation: Record<string, unknown> | null
  state: {
    reasons: string[]
    seriousSince: string | null
    aboutStaff: string
    picked: string
    way: string | null
    hasReceipt: boolean
    firstContactAt: string | null
    toldByMessage: boolean
    satisfaction: string
    plan: string
    wishes: { wish: string; reached: string }[]
    supports: { id: string; kind: string; at: string }[]
    actions: { id: string; kind: string; on: string }[]
    exports: AllowedExport[]
    proposals: Proposal[]
    graffitiJob: string | null
  }
  consents: Consent[]
  history: ReportEvent[]
  reads: { at: string; by: string; reason: string; parts: string[] }[]
  possible: ActName[]
  choices: {
    officers: Person[]
    hows: How[]
    partners: Worded[]
    wishes: Worded[]
    kinds: Worded[]
    strands: Worded[]
    wordings: Worded[]
  }
}

export type Question = { id: string; by: string; mine: boolean; at: string; reason: string; agreed: boolean }
