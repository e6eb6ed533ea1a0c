/** Where a landlord's complaints policy departs from the Complaint Handling Code, named by provision for staff to see. */
import type { Duration } from './duration.ts'
import type { Departure, Landlord } from './profile.ts'

type Limits = Pick<Landlord, 'nation' | 'policy'>

// Complaint Handling Code 2024, by provision: the longest a landlord in England may allow itself.
const LONGEST = { '6.2': 5, '6.3': 10, '6.4': 10, '6.11': 5, '6.14': 20, '6.15': 20 } as const

export function departuresOf({ nation, policy }: Limits): Departure[] {
  const { complaints } = policy
  if (complaints === undefined) return []
  const found: Departure[] = []
  const note = (provision: string, key: string, says: string): void => void found.push({ provision, key, says })
  const internal = complaints.stages?.filter((one) => !one.external) ?? []
  // Code 5.3; the model procedures of the other nations have two stages as well (law.yaml other_ombudsmen).
  if (internal.length > 2)
    note('5.3', 'complaints.stages', `${internal.length} stages inside the landlord; more than two is never acceptable`)
  if (nation !== 'england') return found

  if (internal.length === 1) note('5.3', 'complaints.stages', 'one stage inside the landlord; the Code has two')
  const check = (provision: keyof typeof LONGEST, key: string, limit: Duration | undefined): void => {
    if (limit === undefined) return
    if (limit.unit !== 'working_days') note(provision, key, `counted in ${limit.unit}; the Code counts working days`)
    else if (limit.value > LONGEST[provision])
      note(provision, key, `${limit.value} working days; the Code allows ${LONGEST[provision]}`)
  }
  check('6.2', 'complaints.acknowledgement.within', complaints.acknowledgement?.within)
  const [first, second] = internal
  check('6.2', 'complaints.stages[1].acknowledge_within', first?.acknowledge_within)
  check('6.3', 'complaints.stages[1].respond_within', first?.respond_within)
  check('6.4', 'complaints.stages[1].extension', first?.extension?.max_without_good_reason)
  check('6.11', 'complaints.stages[2].acknowledge_within', second?.acknowledge_within)
  check('6.14', 'complaints.stages[2].respond_within', second?.respond_within)
  check('6.15', 'complaints.stages[2].extension', second?.extension?.max_without_good_reason)
  const limit = complaints.time_limit
  if (limit && !(limit.unit === 'months' && limit.value >= 12))
    note(
      '2.3',
      'complaints.time_limit',
      `${limit.value} ${limit.unit}; the Code gives 12 months, and discretion beyond`,
    )
  if (complaints.word_required)
    note('1.3', 'complaints.word_required', 'the word complaint is asked for; the Code does not need it')
  if (complaints.early_resolution?.is_a_stage)
    note('5.2', 'complaints.early_resolution', 'early resolution is a stage; the Code allows no extra named stage')
  return found
}
