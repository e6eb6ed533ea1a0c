/** Until when something that is due counts as due soon: the end of the second working day from now. */
import type { Law } from '../landlords/law.ts'
import type { Landlord } from '../landlords/profile.ts'
import { deadline } from './deadlines.ts'

/** Journeys 7: amber from two days before. */
const DAYS = 2

export function soonBy({ landlord, law, now }: { landlord: Landlord; law: Law; now: Date }): Date {
  const { nation } = landlord
  const working = deadline({
    from: now,
    add: DAYS,
    unit: 'working_days',
    nation,
    bankHolidays: law.bankHolidays,
  })
  // Past the known bank holidays every day counts: too early is better than too late.
  const known = working.ok
    ? working
    : deadline({ from: now, add: DAYS, unit: 'days', nation, bankHolidays: law.bankHolidays })
  return known.ok ? known.due : now
}
