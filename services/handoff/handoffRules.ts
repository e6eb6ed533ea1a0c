/** How a landlord hands conversations to people; what its profile leaves out has its default here and nowhere else. */
import type { Landlord } from '../landlords/profile.ts'

export interface HandoffRules {
  /** Conversations that one person is offered at a time. */
  atOnce: number
}

const AT_ONCE = 6

export function handoffRules({ operations: { handoff } }: Landlord): HandoffRules {
  return { atOnce: handoff.at_once ?? AT_ONCE }
}
