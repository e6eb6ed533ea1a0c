/** Where a landlord's complaints policy departs from the Complaint Handling Code 2024: provision, key and why, in codes. */
import type { ComplaintsPolicy } from './complaintsPolicy.ts'
import { DEPARTURE_RULES } from './departureRules.ts'
import type { Nation } from './nations.ts'
import type { Departure, Landlord } from './profile.ts'
import { timeDepartures } from './timeDepartures.ts'

/** The Code is of England (law.yaml complaint_handling_code_2024). */
export const CODE_NATION: Nation = 'england'

/** `says` names its words, lint_says_… in locales/en/cli.json; `params` are filled into them. */
export type CodeDeparture = Departure & { params: Readonly<Record<string, string | number>> }

/**
 * What the policy says counts. Where it says nothing of a step the law file fills in, and that is no departure; where it
 * sets a step out and leaves out what the Code wants in it, it is one.
 */
export function departuresOf({ nation, policy }: Pick<Landlord, 'nation' | 'policy'>): CodeDeparture[] {
  const { complaints } = policy
  if (complaints === undefined) return []
  const stages = stageCount(complaints)
  // The model procedures of the other nations have two stages as well (law.yaml other_ombudsmen).
  if (nation !== CODE_NATION) return stages.filter(({ says }) => says === 'too_many_stages')
  const place = { complaints, policy }
  return [
    ...DEPARTURE_RULES.filter(({ departs }) => departs(place)).map(({ provision, key, says }) => ({
      provision,
      key,
      says,
      params: {},
    })),
    ...exclusions(complaints),
    ...ombudsmanWait(complaints),
    ...stages,
    ...timeDepartures(complaints),
  ].sort((one, other) => one.provision.localeCompare(other.provision, 'en', { numeric: true }))
}

// Grounds that take away what another provision gives. The Code's own list gives examples only (law.yaml 2.2), so that a
// ground it does not name is no departure by itself.
const CONTRARY: readonly { ground: RegExp; provision: string }[] = [
  { ground: /contractor|staff_conduct|\bgroup\b|^group_/, provision: '1.2' },
  { ground: /third_party|representative|advocate|word_not_used/, provision: '1.3' },
  { ground: /request_(still_)?open|work_(is_)?ongoing/, provision: '1.5' },
  { ground: /wrong_(channel|route)|not_(in_writing|on_form)/, provision: '3.2' },
]
const AGE = /(?:over|older_than)_(\d+)_(days|weeks|months)/

function exclusions({ exclusions: grounds = [] }: ComplaintsPolicy): CodeDeparture[] {
  return grounds.flatMap(({ id }) => {
    const key = `complaints.exclusions.${id}`
    const [, age, unit] = AGE.exec(id) ?? []
    // Complaint Handling Code 2024, 2.3: twelve months.
    if (age !== undefined && (unit !== 'months' || Number(age) < 12))
      return [{ provision: '2.3', key, says: 'excluded_too_soon', params: {} }]
    return CONTRARY.filter(({ ground }) => ground.test(id)).map(({ provision }) => ({
      ...{ provision, key },
      says: 'excluded_against_code',
      params: {},
    }))
  })
}

/** Tenants may go to the ombudsman at any time (law.yaml housing_ombudsman.contact_any_time_for_help, eight_week_wait). */
const ombudsmanWait = ({ stages = [] }: ComplaintsPolicy): CodeDeparture[] =>
  stages.flatMap(({ number, external, available_after: after }) =>
    external && after
      ? [
          {
            provision: '3.7',
            key: `complaints.stages[${number}].available_after`,
            says: 'ombudsman_waits',
            params: { value: after.value, unit: after.unit },
          },
        ]
      : [],
  )

// Complaint Handling Code 2024, 5.3: two stages.
function stageCount({ stages }: ComplaintsPolicy): CodeDeparture[] {
  const count = stages?.filter(({ external }) => !external).length ?? 2
  if (count === 2) return []
  const says = count > 2 ? 'too_many_stages' : 'one_stage'
  return [{ provision: '5.3', key: 'complaints.stages', says, params: { count } }]
}
