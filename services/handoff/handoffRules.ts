/** How a landlord hands conversations to people; what its profile leaves out has its default here and nowhere else. */
import type { Landlord } from '../landlords/profile.ts'

export interface HandoffRules {
  /** Whether whoever waits is offered to one person after the other. */
  assign: 'by_hand' | 'in_turn'
  /** Conversations that one person is offered at a time. */
  atOnce: number
}

const AT_ONCE = 6

export function handoffRules({ operations: { handoff } }: Landlord): HandoffRules {
  return { assign: handoff.assign ?? 'by_hand', atOnce: handoff.at_once ?? AT_ONCE }
}
