/** When whoever waits for a person is told that nobody has come: once after the landlord's time in opening hours, and once when the office has closed. */
import type { Waiting, WaitTold } from '../conversations/conversationModel.ts'
import type { BankHolidays } from '../landlords/law.ts'
import type { Landlord } from '../landlords/profile.ts'
import { handoffRules } from './handoffRules.ts'
import { afterOpen, openAt } from './hours.ts'

/** Milliseconds: nobody is told that the office has closed right after the words that they are waited for. */
const NOT_AT_ONCE = 2 * 60_000

/** A wait begins anew where somebody had taken it up and went away. */
export const waitsFrom = ({ since, again }: Pick<Waiting, 'since' | 'again'>): Date => again ?? since

/** What is due to be told now; null: nothing, or it has been told. */
export function waitDue({
  landlord,
  waiting,
  at,
  bankHolidays,
}: {
  landlord: Landlord
  waiting: Pick<Waiting, 'since' | 'again' | 'told'>
  at: Date
  bankHolidays: BankHolidays
}): WaitTold | null {
  if (waiting.told === 'closed') return null
  const from = waitsFrom(waiting)
  if (!openAt({ landlord, at, bankHolidays })) return at.getTime() - from.getTime() >= NOT_AT_ONCE ? 'closed' : null
  if (waiting.told === 'late') return null
  const late = afterOpen({ landlord, since: from, milliseconds: handoffRules(landlord).tellWait, bankHolidays })
  return late && late <= at ? 'late' : null
}
