/** The answers of the staff API about incidents as the console reads them; a test holds them to the schemas of the server. */

export type Restriction = {
  contact: string
  from: string
  reviewOn: string
  standing: 'in_force' | 'lapsed' | 'lifted'
  soon: boolean
  keeps: string[]
}
export type IncidentLine = {
  id: string
  reference: string
  kind: string
  setting: string
  on: string
  at: string
  next: 'assess' | 'contact' | 'decide' | 'review' | 'closed'
  restriction: Restriction | null
}
export type IncidentLetter = {
  id: string
  kind: string
  language: string
  at: string
  state: 'held' | 'to_send' | 'sent'
  sentAt: string | null
}
export type Incident = IncidentLine & {
  version: number
  by: string
  mine: boolean
  conversation: string | null
  case: string | null
  words: Record<string, unknown>
  possible: string[]
  isTenancyBreach: boolean
  referTo: string[]
  keeps: string[]
  latestReview: string
  letters: IncidentLetter[]
  history: { at: string; by: string; what: string; detail: string; words: Record<string, unknown> | null }[]
}
export type IncidentChoices = { kinds: string[]; settings: string[] }
/** As whoever handles the person sees it. */
export type RestrictionSeen = {
  contact: string
  mine: boolean
  reviewOn: string
  keeps: string[]
  incident: string | null
} | null
