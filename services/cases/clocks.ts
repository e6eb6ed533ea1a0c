/** The clocks of a case: each limit of policy or law, started by its event or waiting for it, with its source. */
import type { ClockEvent } from '../landlords/duration.ts'
import type { Law } from '../landlords/law.ts'
import { type Limit, type LimitName, limitsFor } from '../landlords/limits.ts'
import type { Nation } from '../landlords/nations.ts'
import type { Landlord } from '../landlords/profile.ts'
import { deadline } from './deadlines.ts'

export type ClockName = LimitName | 'review'

type Rule = Omit<Limit, 'name'> & { name: ClockName; nation: Nation }
export type RunningClock = Rule & {
  pending: false
  startAt: Date
  /** Null past the years whose bank holidays are known: staff set the date, nothing is guessed. */
  due: Date | null
  /** `YYYY-MM-DD` in Europe/London. */
  dueDate: string | null
  /** How it ended: what was owed was done, the need for it fell away, or the time ran out by design. Late is `met` after `due`. */
  ended?: { at: Date; how: 'met' | 'stopped' | 'ran_out' }
  /** Every date it had before, and who changed it: a clock never restarts silently. */
  changes?: { at: Date; by: string; from: string | null; to: string }[]
}
export type PendingClock = Rule & { pending: true }
export type Clock = RunningClock | PendingClock

type Place = { landlord: Landlord; law: Law }
export type Hazard = 'emergency' | 'damp_mould'

/** The clocks that begin with a complaint or a service request at `at`; those that wait for a later event come as pending. */
export function clocksFor({
  kind,
  landlord,
  law,
  at,
  hazard = null,
  socialRent = true,
}: Place & {
  kind: 'complaint' | 'service_request'
  /** The first message that describes it is the moment the landlord became aware. */
  at: Date
  hazard?: Hazard | null
  /** Awaab's Law does not reach leaseholders, shared owners and private renters (law.yaml not_covered). */
  socialRent?: boolean
}): Clock[] {
  const place = { landlord, law }
  if (kind === 'complaint') return complaintClocks({ ...place, at })
  return [...reviewClock({ ...place, at }), ...(hazard && socialRent ? hazardClocks({ ...place, at, hazard }) : [])]
}

/** The clocks that one event starts, such as `stage_1_acknowledged`, `escalation_requested`, `investigation_concluded`, `landlord_informed`. */
export function clocksOn({ event, landlord, law, at }: Place & { event: ClockEvent; at: Date }): RunningClock[] {
  return limitsFor({ landlord, law })
    .filter((limit) => limit.startEvent === event)
    .map((limit) => start({ rule: { ...limit, nation: landlord.nation }, law, at }))
}

/** A pending clock set going by its event. */
export function start({ rule, law, at }: { rule: PendingClock | Rule; law: Law; at: Date }): RunningClock {
  const due = deadline({
    from: at,
    add: rule.length,
    unit: rule.unit,
    nation: rule.nation,
    bankHolidays: law.bankHolidays,
  })
  return { ...rule, pending: false, startAt: at, due: due.ok ? due.due : null, dueDate: due.ok ? due.date : null }
}

/** Where policy and law, or two readings of one policy, give several dates, the tenant is told the earliest (X2). */
export function earliest({ clocks, name }: { clocks: readonly Clock[]; name: ClockName }): RunningClock | undefined {
  return clocks
    .filter(
      (clock): clock is RunningClock & { due: Date } => !clock.pending && clock.name === name && clock.due !== null,
    )
    .sort((a, b) => a.due.getTime() - b.due.getTime())[0]
}

function complaintClocks({ landlord, law, at }: Place & { at: Date }): Clock[] {
  const asked: ClockName[] = ['acknowledge_stage_1', 'respond_stage_1']
  return limitsFor({ landlord, law })
    .filter((limit) => asked.includes(limit.name))
    .map((limit) => {
      const rule = { ...limit, nation: landlord.nation }
      return limit.startEvent === 'complaint_received' ? start({ rule, law, at }) : { ...rule, pending: true }
    })
}

// Hazards in Social Housing (Prescribed Requirements) (England) Regulations 2025; new reports since they came into force.
function hazardClocks({ landlord, law, at, hazard }: Place & { at: Date; hazard: Hazard }): Clock[] {
  if (at < new Date(`${law.awaab.inForce}T00:00:00Z`)) return []
  const name: ClockName = hazard === 'emergency' ? 'hazard_make_safe' : 'hazard_investigate'
  return clocksOn({ event: 'landlord_aware', landlord, law, at }).filter((clock) => clock.name === name)
}

/** Staff look at an open request again after the landlord's own interval; with none set, staff choose the date. */
function reviewClock({ landlord, law, at }: Place & { at: Date }): Clock[] {
  const after = landlord.operations.service_request.review_after
  if (after === undefined) return []
  const source = 'profile operations.service_request.review_after'
  const rule: Rule = {
    name: 'review',
    startEvent: 'request_received',
    length: after.value,
    unit: after.unit,
    nation: landlord.nation,
    source,
    statutory: false,
  }
  return [start({ rule, law, at })]
}
