/** Which filters of a view still mean something: the others are named and left out, never quietly applied. */
import { caseFilters } from '../caseFilters.ts'

/** What can be chosen today. */
export interface Choosable {
  teams: readonly string[]
  /** Accounts. */
  owners: readonly string[]
  statuses: readonly string[]
  types: readonly string[]
  languages: readonly string[]
}

type Filters = Readonly<Record<string, string>>

const PEOPLE = ['me', 'nobody']

export function soundFilters({ filters, known }: { filters: Filters; known: Choosable }): {
  sound: Record<string, string>
  leftOut: string[]
} {
  const listed: Record<string, readonly string[]> = {
    team: known.teams,
    owner: [...PEOPLE, ...known.owners],
    status: known.statuses,
    type: known.types,
    language: known.languages,
  }
  const stands = ([name, value]: [string, string]): boolean =>
    name in caseFilters.shape &&
    caseFilters.safeParse({ [name]: value }).success &&
    (listed[name]?.includes(value) ?? true)
  const all = Object.entries(filters)
  return {
    sound: Object.fromEntries(all.filter(stands)),
    leftOut: all.filter((one) => !stands(one)).map(([name]) => name),
  }
}
