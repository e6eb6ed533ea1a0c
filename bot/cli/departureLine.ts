/** A departure from the Code in words: where in the policy, and why. */
import type { CodeDeparture } from '../../services/landlords/departures.ts'
import { sayLine } from './sayLine.ts'

export function departureLine({ key, says, params }: CodeDeparture): string {
  const spoken = Object.entries(params).map(([name, value]) => [name, String(value).replaceAll('_', ' ')])
  return `${key}: ${sayLine({ key: `lint_says_${says}`, params: Object.fromEntries(spoken) })}`
}
