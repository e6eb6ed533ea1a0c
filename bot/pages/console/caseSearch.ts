/** How the list of cases is narrowed and ordered, as it stands in the address after `#`: nothing there is ever of a tenant. */
import { go, hrefOf } from './place.ts'

export const FILTERS = [
  'kind',
  'standing',
  'owner',
  'team',
  'order',
  'status',
  'type',
  'language',
  'receivedFrom',
  'receivedTo',
  'dueFrom',
  'dueTo',
  'stale',
  'reference',
] as const
export type Filter = (typeof FILTERS)[number]
export type Search = Partial<Record<Filter, string>>

/** Behind "More filters" until one of them is used. */
export const RARE: readonly Filter[] = ['status', 'type', 'language', 'receivedFrom', 'receivedTo', 'dueFrom', 'dueTo']

/** Whatever else somebody wrote into the address is not asked for. */
export function readSearch(query: string): Search {
  const given = new URLSearchParams(query)
  return Object.fromEntries(FILTERS.flatMap((name) => (given.get(name) ? [[name, given.get(name)]] : [])))
}

export const writeSearch = (search: Search): string =>
  new URLSearchParams(FILTERS.flatMap((name) => (search[name] ? [[name, search[name]]] : []))).toString()

export const isNarrowed = (search: Search): boolean => FILTERS.some((name) => name !== 'order' && search[name])

// While one case is looked at the search stays, so that going back is going back to it.
let latest = ''

export const keepSearch = (search: Search): void => {
  latest = writeSearch(search)
}

export const showCases = (search: Search): void => go({ at: 'cases', query: writeSearch(search) })
export const backToCases = (): string => hrefOf({ at: 'cases', query: latest })
