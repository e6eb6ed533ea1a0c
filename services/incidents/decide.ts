/** What an act on an incident comes to: a pure function of the record, the rules and the day; refused where a step before it is missing. */
import type { Act, ActName } from './acts.ts'
import type { IncidentRecord } from './incidentModel.ts'
import type { IncidentRules } from './incidentRules.ts'
import { isInForce } from './restriction.ts'

export type Refusal =
  | 'closed'
  | 'own_incident'
  | 'assess_first'
  | 'contact_first'
  | 'no_action'
  | 'in_force'
  | 'not_in_force'
  | 'nothing_to_challenge'
  | 'review_date'
  | 'refer_to'

/** What a letter says of it, before it has a reader and a sender; `contact` is an account. */
export type Letter =
  | {
      kind: 'behaviour'
      happened: string
      term: string
      limits: { contact: string; from: string; reviewOn: string; keeps: string[]; reason: string } | null
    }
  | { kind: 'behaviour_review'; outcome: 'keep' | 'lift'; contact: string; reviewOn: string | null; reason: string }

export type Change = {
  set: Partial<Pick<IncidentRecord, 'status' | 'assessed' | 'contacted' | 'warned' | 'restriction'>>
  /** Codes and days for the history. */
  detail: string
  letter: Letter | null
}
export type Decision = { ok: true; change: Change } | { ok: false; reason: Refusal }

type Record = Pick<IncidentRecord, 'by' | 'status' | 'assessed' | 'contacted' | 'warned' | 'restriction'>
interface Asked {
  record: Record
  rules: Pick<IncidentRules, 'keeps' | 'referTo' | 'latestReview'>
  actor: string
  today: string
}

/** Nobody decides on what was done to themselves, as nobody named in a complaint handles it (obligations X17). */
const DECIDING: readonly ActName[] = ['assess', 'warn', 'restrict', 'review', 'close']

/** Null where the act may be done now. */
export function refusalOf({
  record,
  actor,
  today,
  action,
}: Pick<Asked, 'record' | 'actor' | 'today'> & { action: ActName }): Refusal | null {
  const inForce = isInForce({ restriction: record.restriction, today })
  if (record.status === 'closed') return action === 'note' ? null : 'closed'
  if (DECIDING.includes(action) && record.by === actor) return 'own_incident'
  if (action === 'note' || action === 'assess') return null
  if (record.assessed === null) return 'assess_first'
  if (action === 'close') return inForce ? 'in_force' : null
  if (action === 'review') return inForce ? null : 'not_in_force'
  if (action === 'challenge') return record.warned ? null : 'nothing_to_challenge'
  if (record.assessed === 'no_action') return 'no_action'
  if (action === 'contacted' || action === 'refer') return null
  // The customer is spoken to before anything is put in writing (service standards, steps 2 and 3).
  if (!record.contacted) return 'contact_first'
  return action === 'restrict' && inForce ? 'in_force' : null
}

export function decide({ record, rules, actor, today, act }: Asked & { act: Act }): Decision {
  const reason = refusalOf({ record, actor, today, action: act.action })
  if (reason) return { ok: false, reason }
  const done = (detail: string, set: Change['set'] = {}, letter: Letter | null = null): Decision => ({
    ok: true,
    change: { set, detail, letter },
  })
  const isGoodReview = (day: string | undefined): day is string =>
    day !== undefined && day > today && day <= rules.latestReview
  switch (act.action) {
    case 'assess':
      return done(act.outcome, { assessed: act.outcome })
    case 'contacted':
      return done(`${act.how} ${act.on}`, { contacted: true })
    case 'warn':
      return done('', { warned: true }, { kind: 'behaviour', happened: act.happened, term: act.term, limits: null })
    case 'restrict': {
      const { contact, review_on: reviewOn, happened, term, reason: why } = act
      if (!isGoodReview(reviewOn)) return { ok: false, reason: 'review_date' }
      const { keeps } = rules
      return done(
        reviewOn,
        { warned: true, restriction: { contact, from: today, reviewOn, keeps, by: actor, liftedOn: null } },
        { kind: 'behaviour', happened, term, limits: { contact, from: today, reviewOn, keeps, reason: why } },
      )
    }
    case 'review': {
      const { restriction } = record
      if (!restriction) return { ok: false, reason: 'not_in_force' }
      const { outcome, reason: why, contact = restriction.contact, review_on: reviewOn } = act
      const told = { kind: 'behaviour_review', outcome, contact, reason: why } as const
      if (outcome === 'lift')
        return done('lift', { restriction: { ...restriction, liftedOn: today } }, { ...told, reviewOn: null })
      if (!isGoodReview(reviewOn)) return { ok: false, reason: 'review_date' }
      return done(`keep ${reviewOn}`, { restriction: { ...restriction, contact, reviewOn } }, { ...told, reviewOn })
    }
    case 'refer':
      return rules.referTo.includes(act.to) ? done(act.to) : { ok: false, reason: 'refer_to' }
    case 'close':
      return done('', { status: 'closed' })
    default:
      return done('')
  }
}
