/** How the list of cases is narrowed and ordered, as it stands in the address after `#`: nothing there is ever of a tenant. */
import { go, hrefOf } from '../place.ts'

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
  'dueWithin',
  'stale',
  'reference',
] as const
/** Which view was opened, and what each line shows: of the page, and not asked of the server. */
const SHOWN = ['view', 'columns'] as const
const ALL = [...FILTERS, ...SHOWN]
export type Filter = (typeof ALL)[number]
export type Search = Partial<Record<Filter, string>>

/** Behind "More filters" until one of them is used. */
export const RARE: readonly Filter[] = [
  'status',
  'type',
  'language',
  'receivedFrom',
  'receivedTo',
  'dueFrom',
  'dueTo',
  'dueWithin',
]

/** Whatever else somebody wrote into the address is not asked for. */
export function readSearch(query: string): Search {
  const given = new URLSearchParams(query)
  return Object.fromEntries(ALL.flatMap((name) => (given.get(name) ? [[name, given.get(name)]] : [])))
}

const write = ({ search, names }: { search: Search; names: readonly Filter[] }): string =>
  new URLSearchParams(names.flatMap((name) => (search[name] ? [[name, search[name]]] : []))).toString()

export const writeSearch = (search: Search): string => write({ search, names: ALL })

/** What the server is asked by. */
export const askedBy = (search: Search): string => write({ search, names: FILTERS })

export const isNarrowed = (search: Search): boolean => FILTERS.some((name) => name !== 'order' && search[name])

// While one case is looked at the search stays, so that going back is going back to it.
let latest = ''

export const keepSearch = (search: Search): void => {
  latest = writeSearch(search)
}

export const showCases = (search: Search): void => go({ at: 'cases', query: writeSearch(search) })
export const backToCases = (): string => hrefOf({ at: 'cases', query: latest })
