/** How a landlord hands conversations to people; what its profile leaves out has its default here and nowhere else. */
import { Duration } from 'luxon'
import type { Span } from '../landlords/duration.ts'
import type { Landlord } from '../landlords/profile.ts'

export interface HandoffRules {
  /** Whether whoever waits is offered to one person after the other. */
  assign: 'by_hand' | 'in_turn'
  /** Milliseconds of opening hours after which a wait is too long. */
  longestWait: number
  /** Milliseconds of opening hours after which whoever waits is told that nobody has come. */
  tellWait: number
  /** Conversations that one person is offered at a time. */
  atOnce: number
}

const AT_ONCE = 6
const LONGEST_WAIT: Span = { value: 10, unit: 'minutes' }
const TELL_WAIT: Span = { value: 5, unit: 'minutes' }

const milliseconds = ({ value, unit }: Span): number => Duration.fromObject({ [unit]: value }).toMillis()

export function handoffRules({ operations: { handoff } }: Landlord): HandoffRules {
  return {
    assign: handoff.assign ?? 'by_hand',
    atOnce: handoff.at_once ?? AT_ONCE,
    longestWait: milliseconds(handoff.longest_wait ?? LONGEST_WAIT),
    tellWait: milliseconds(handoff.tell_wait ?? TELL_WAIT),
  }
}
