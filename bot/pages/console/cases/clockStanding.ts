/** How a clock stands, as the words for it are named; its first date, and what it was moved to since. */
import type { Clock } from '../answers.ts'

export type ClockStanding = {
  is: Clock['state'] | 'until'
  /** The date that it had before anybody changed it; null where nobody did, or there was none. */
  first: string | null
  /** Past, or done after it was due. */
  isLate: boolean
}

export function clockStanding({ tenants, state, changes }: Clock): ClockStanding {
  return {
    // The landlord owes nothing by then: it is how long the tenant has.
    is: tenants && state === 'running' ? 'until' : state,
    first: changes[0]?.from ?? null,
    isLate: state === 'overdue' || state === 'late',
  }
}
