/** A view of cases as it comes and goes: its filters are those of the list, so that nothing can be kept in one that the list does not know. */
import { z } from 'zod'
import { COLUMNS, caseFilters, ORDERS } from '../../../../services/cases/caseFilters.ts'
import { words } from '../../../../services/words.ts'

const filters = z
  // In a body a yes is one of two words, and the document can say so.
  .strictObject({ ...caseFilters.shape, stale: z.enum(['true', 'false']).optional() })
  .describe('as in the address of the list; a reference, a number or a name has no place here')
const team = z.string().max(60).nullable().describe('who else has it: only for those who may share; null: nobody')

export const newView = z.strictObject({
  name: words({ max: 40 }).describe('what it shows; one that holds a number or an address is refused'),
  filters,
  order: z.enum(ORDERS),
  columns: z.array(z.enum(COLUMNS)).max(COLUMNS.length).describe('what each line shows'),
  team: team.optional(),
})

export const changedView = newView.partial().extend({ version: z.number().int().min(0) })
export const firstView = z.strictObject({
  view: z.string().max(60).nullable().describe('a view, the code of one that stands ready, or null: all cases'),
})

const asked = z.record(z.string(), z.string()).describe('as in the address of the list')
const order = z.enum(ORDERS)

export const viewLine = z.object({
  id: z.string(),
  name: z.string(),
  filters: asked,
  order,
  columns: z.array(z.enum(COLUMNS)),
  leftOut: z.array(z.string()).describe('filters that it was saved with and that are no more: they do not narrow it'),
  team: z.string().nullable(),
  mine: z.boolean(),
  mayChange: z.boolean(),
  version: z.number().int(),
})
export const viewList = z.object({
  ready: z.array(z.object({ code: z.string(), filters: asked, order })).describe('stand ready for everybody'),
  views: z.array(viewLine).describe('one’s own by name, then those that were shared with one’s team'),
  first: z.string().nullable().describe('the one that the list begins with'),
  mayShare: z.boolean(),
})
export type ViewListView = z.infer<typeof viewList>

/** As they stand in an address. */
export const asWritten = (read: z.infer<typeof filters>): Record<string, string> =>
  Object.fromEntries(Object.entries(read).flatMap(([name, value]) => (value === undefined ? [] : [[name, `${value}`]])))
