/** Where the lengths of time in a complaints policy may end after those of the Complaint Handling Code 2024, or are no promise. */
import type { ComplaintsPolicy, Stage } from './complaintsPolicy.ts'
import type { CodeDeparture } from './departures.ts'
import type { ClockEvent, Duration } from './duration.ts'

// Complaint Handling Code 2024, by provision: the longest a landlord in England may allow itself, in working days, and the
// events that the count may begin with: the Code's own, one before it, or other words for it (law.yaml; obligations X2, X4).
export const LONGEST: Readonly<Record<string, { days: number; from: readonly ClockEvent[] }>> = {
  '6.2': { days: 5, from: ['complaint_received', 'complaint_requested', 'complaint_lodged'] },
  '6.3': { days: 10, from: ['complaint_received', 'complaint_requested', 'complaint_lodged', 'stage_1_acknowledged'] },
  '6.4': { days: 10, from: ['original_due_date'] },
  '6.11': { days: 5, from: ['escalation_requested', 'escalation_received', 'stage_2_received'] },
  '6.14': {
    days: 20,
    from: [
      'escalation_requested',
      'escalation_received',
      'stage_2_received',
      'escalation_acknowledged',
      'stage_2_acknowledged',
    ],
  },
  '6.15': { days: 20, from: ['original_due_date'] },
}

// Complaint Handling Code 2024, 2.3: at least this long after the event, or after the tenant learnt of it.
export const SHORTEST_TIME_TO_COMPLAIN = { months: 12, from: ['event_or_awareness', 'awareness'] } as const

export function timeDepartures({ acknowledgement, stages, time_limit: limit }: ComplaintsPolicy): CodeDeparture[] {
  const [first, second] = (stages ?? []).filter(({ external }) => !external)
  return [
    ...tooLong({ provision: '6.2', key: 'complaints.acknowledgement.within', limit: acknowledgement?.within }),
    ...tooLong({ provision: '6.2', key: keyOf(1, 'acknowledge_within'), limit: first?.acknowledge_within }),
    ...answer({ provision: '6.3', stage: first, number: 1 }),
    ...extension({ provision: '6.4', stage: first, number: 1 }),
    ...tooLong({ provision: '6.11', key: keyOf(2, 'acknowledge_within'), limit: second?.acknowledge_within }),
    ...answer({ provision: '6.14', stage: second, number: 2 }),
    ...extension({ provision: '6.15', stage: second, number: 2 }),
    ...timeToComplain(limit),
  ]
}

const keyOf = (stage: number, key: string): string => `complaints.stages[${stage}].${key}`

type OfStage = { provision: string; stage: Stage | undefined; number: number }

const answer = ({ provision, stage, number }: OfStage): CodeDeparture[] => [
  ...tooLong({ provision, key: keyOf(number, 'respond_within'), limit: stage?.respond_within }),
  // What the Code obliges to is not only aimed at.
  ...(stage?.kind === 'aim' ? [{ provision, key: keyOf(number, 'kind'), says: 'only_an_aim', params: {} }] : []),
]

function extension({ provision, stage, number }: OfStage): CodeDeparture[] {
  const { max_without_good_reason: limit, inform, must_tell: told } = stage?.extension ?? {}
  const note = (key: string, says: string): CodeDeparture => ({
    provision,
    key: keyOf(number, `extension.${key}`),
    says,
    params: {},
  })
  return [
    ...tooLong({ provision, key: keyOf(number, 'extension.max_without_good_reason'), limit }),
    ...(inform === false ? [note('inform', 'extension_untold')] : []),
    ...(told && !told.some((one) => one.startsWith('reason')) ? [note('must_tell', 'extension_no_reasons')] : []),
  ]
}

function tooLong({
  provision,
  key,
  limit,
}: {
  provision: string
  key: string
  limit: Duration | undefined
}): CodeDeparture[] {
  const most = LONGEST[provision]
  if (!limit || !most) return []
  const { value, unit, from } = limit
  const params = { value, unit, most: most.days, from }
  if (mayEndLater({ value, unit, most: most.days })) return [{ provision, key, says: 'too_long', params }]
  return most.from.includes(from) ? [] : [{ provision, key, says: 'counted_from', params }]
}

/** Working days take longer than as many days: at the least, begun on a Sunday, two more for each full week. */
function mayEndLater({ value, unit, most }: { value: number; unit: Duration['unit']; most: number }): boolean {
  if (unit === 'working_days') return value > most
  if (unit === 'months') return true
  const days = unit === 'hours' ? Math.ceil(value / 24) : unit === 'weeks' ? value * 7 : value
  return days > most + 2 * Math.floor((most - 1) / 5)
}

function timeToComplain(limit: ComplaintsPolicy['time_limit']): CodeDeparture[] {
  if (!limit) return []
  const { value, unit, from } = limit
  const { months, from: events } = SHORTEST_TIME_TO_COMPLAIN
  const key = 'complaints.time_limit'
  const params = { value, unit, most: months, from }
  if (unit !== 'months' || value < months) return [{ provision: '2.3', key, says: 'too_short', params }]
  return events.some((event) => event === from) ? [] : [{ provision: '2.3', key, says: 'counted_from', params }]
}
