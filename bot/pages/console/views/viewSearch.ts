/** From a view to an address and back: what is opened can be shared, changed and undone like any search. */
import { FILTERS, type Filter, type Search } from '../cases/caseSearch.ts'
import { COLUMNS, type Column, USUAL } from './columns.ts'
import type { Order, View, ViewList } from './viewAnswer.ts'

/** The whole list, also where another view comes first. */
export const ALL = 'all'
/** In place of an empty list of columns, which no address can say. */
const NONE = 'none'

export type Content = { filters: Record<string, string>; order: Order; columns: readonly Column[] }
type Kept = Pick<View, 'filters' | 'order'> & { id: string; columns?: readonly Column[] }

const written = (columns: readonly Column[]): Search => {
  const asked = columns.join(',')
  return asked === USUAL.join(',') ? {} : { columns: asked || NONE }
}

export const searchOf = ({ id, filters, order, columns = USUAL }: Kept): Search => ({
  ...filters,
  ...(order === 'due' ? {} : { order }),
  ...written(columns),
  view: id,
})

export const columnsOf = ({ columns }: Search): readonly Column[] => {
  if (columns === undefined) return USUAL
  const asked = columns.split(',')
  return COLUMNS.filter((column) => asked.includes(column))
}

export const withColumns = ({ search, columns }: { search: Search; columns: readonly Column[] }): Search => {
  const { columns: _, ...rest } = search
  return { ...rest, ...written(columns) }
}

/** Nothing narrows it; order and columns stay. */
export const allCases = ({ order, columns }: Search): Search => ({
  ...(order ? { order } : {}),
  ...(columns ? { columns } : {}),
  view: ALL,
})

/** A reference is of one case and is not kept. */
const LEFT: readonly Filter[] = ['order', 'reference']

export const contentOf = (search: Search): Content => ({
  filters: Object.fromEntries(
    FILTERS.flatMap((name) => (!LEFT.includes(name) && search[name] ? [[name, search[name]]] : [])),
  ),
  order: (search.order as Order | undefined) ?? 'due',
  columns: columnsOf(search),
})

const same = (one: Content, other: Content): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
const sorted = ({ filters, order, columns }: Content) => [Object.entries(filters).sort(), order, columns]

/** Something was changed since it was opened, or cannot be applied any more. */
export const differs = ({ view, search }: { view: View; search: Search }): boolean =>
  view.leftOut.length > 0 || !same(contentOf(search), contentOf(searchOf(view)))

/** Every view in the order of its key, the whole list first. */
export const inOrder = ({ ready, views }: ViewList): { id: string; name: string | null; search: Search }[] => [
  { id: ALL, name: null, search: { view: ALL } },
  ...ready.map((one) => ({ id: one.code, name: null, search: searchOf({ ...one, id: one.code }) })),
  ...views.map((view) => ({ id: view.id, name: view.name, search: searchOf(view) })),
]

/** The search that the list begins with; null: all cases. */
export const firstOf = (list: ViewList): Search | null =>
  list.first === null ? null : (inOrder(list).find(({ id }) => id === list.first)?.search ?? null)
