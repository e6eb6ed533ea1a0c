/** What the list of cases can be narrowed to and ordered by: codes, days and members of staff, never anything of a tenant. */
import { z } from 'zod'
import { CASE_KINDS } from './caseModel.ts'

export const STANDINGS = ['overdue', 'soon', 'on_time', 'no_clock', 'over'] as const
export const ORDERS = ['due', 'received', 'changed'] as const
export type Order = (typeof ORDERS)[number]

/** Of the kind that codes, teams, accounts and languages have. */
const code = z.string().regex(/^[A-Za-z0-9_-]{1,60}$/)
const day = z.iso.date()

export const caseFilters = z.object({
  kind: z.enum(CASE_KINDS).optional(),
  type: code.optional().describe('finds general cases only: of a restricted one the type is not in the list'),
  status: code.optional(),
  team: code.optional(),
  owner: code.optional().describe('`me`, `nobody`, or an account'),
  standing: z
    .enum(STANDINGS)
    .optional()
    .describe('by what is owed next; soon: within two working days; over: nothing is owed any more'),
  receivedFrom: day.optional(),
  receivedTo: day.optional(),
  dueFrom: day.optional(),
  dueTo: day.optional(),
  language: code.optional(),
  stale: z
    .stringbool({ truthy: ['true'], falsy: ['false'], case: 'sensitive' })
    .optional()
    .describe('true: to be looked at again by now, and not over'),
})
export type CaseFilters = z.infer<typeof caseFilters>
