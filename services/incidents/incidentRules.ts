/** What the landlord's own policy says of abuse of staff, with the product's defaults where it is silent. */
import { dayOf, deadline } from '../cases/deadlines.ts'
import type { BankHolidays } from '../landlords/law.ts'
import type { Landlord } from '../landlords/profile.ts'

/** For a landlord whose policy names none. */
const ANY = ['other'] as const
/** Product default (journeys 34); `abuse_of_staff.review_within` of the profile says otherwise. */
const REVIEW_WITHIN = { value: 3, unit: 'months' } as const

export interface IncidentRules {
  kinds: string[]
  settings: string[]
  /** What a restricted customer still has: services as the policy names them. */
  keeps: string[]
  /** Where it can lead besides a warning. */
  referTo: string[]
  isTenancyBreach: boolean
  /** The last day on which a restriction made today must be looked at again. */
  latestReview: string
}

export function incidentRules({
  landlord,
  bankHolidays,
  at,
}: {
  landlord: Landlord
  bankHolidays: BankHolidays
  at: Date
}): IncidentRules {
  const policy = landlord.policy.abuse_of_staff
  const { value: add, unit } = policy?.review_within ?? REVIEW_WITHIN
  const latest = deadline({ from: at, add, unit, nation: landlord.nation, bankHolidays })
  const named = (found: string[] | undefined): string[] => (found?.length ? found : [...ANY])
  return {
    kinds: named(policy?.kinds?.map(({ id }) => id)),
    settings: named(policy?.settings),
    keeps: policy?.steps?.flatMap(({ to }) => to ?? []) ?? [],
    referTo: named(policy?.escalation?.map(({ id }) => id)),
    isTenancyBreach: policy?.is_tenancy_breach === true,
    latestReview: latest.ok ? latest.date : dayOf(at),
  }
}
