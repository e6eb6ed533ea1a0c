/** Views of cases as the API gives them. */
import type { Column } from './columns.ts'

export type Order = 'due' | 'received' | 'changed'

export type View = {
  id: string
  name: string
  filters: Record<string, string>
  order: Order
  columns: Column[]
  leftOut: string[]
  team: string | null
  mine: boolean
  mayChange: boolean
  version: number
}
export type ViewList = {
  ready: { code: string; filters: Record<string, string>; order: Order }[]
  views: View[]
  first: string | null
  mayShare: boolean
}
