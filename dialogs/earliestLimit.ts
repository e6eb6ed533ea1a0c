/** The shortest number of working days that policy or law sets for a step; where they differ the tenant is told the earlier (obligations X2). */
import { type LimitName, limitsFor } from '../services/landlords/limits.ts'
import type { Talk } from './talk.ts'

export function earliestLimit({ talk, name }: { talk: Talk; name: LimitName }): number | null {
  const days = limitsFor({ landlord: talk.landlord, law: talk.law })
    .filter((limit) => limit.name === name && limit.unit === 'working_days')
    .map(({ length }) => length)
  return days.length > 0 ? Math.min(...days) : null
}
