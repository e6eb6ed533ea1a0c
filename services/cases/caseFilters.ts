/** What the list of cases can be narrowed to and ordered by: codes, days and members of staff, never anything of a tenant. */
import { z } from 'zod'
import { CASE_KINDS } from './caseModel.ts'

export const STANDINGS = ['overdue', 'soon', 'on_time', 'no_clock', 'over', 'with_tenant'] as const
export const ORDERS = ['due', 'received', 'changed'] as const
export type Order = (typeof ORDERS)[number]

/** What a line of the list shows besides its reference, its kind and what is due. */
export const COLUMNS = ['status', 'clock', 'owner', 'team', 'language', 'channel', 'received'] as const
export type Column = (typeof COLUMNS)[number]

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
    .describe(
      'by what is owed next; soon: within two working days; over: nothing is owed any more; with_tenant: answered, and theirs to take further',
    ),
  receivedFrom: day.optional(),
  receivedTo: day.optional(),
  dueFrom: day.optional(),
  dueTo: day.optional(),
  dueWithin: z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number)
    .pipe(z.number().int().min(0).max(99))
    .optional()
    .describe('not overdue, and due by the end of that many days from today; 0 is today'),
  language: code.optional(),
  stale: z
    .stringbool({ truthy: ['true'], falsy: ['false'], case: 'sensitive' })
    .optional()
    .describe('true: to be looked at again by now, and not over'),
})
export type CaseFilters = z.infer<typeof caseFilters>
