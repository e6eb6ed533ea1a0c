/** One landlord in one file: who it is, which policy blocks it follows, how it runs. This schema is the documentation. */
import { z } from 'zod'
import { block } from './block.ts'
import { NATIONS } from './nations.ts'
import { operationsSchema } from './operations.ts'
import { type Policy, SECTION_NAMES, type SectionName } from './policy.ts'

const date = z.iso.date('is not a date like 2026-11-30')

/**
 * Where a section comes from: the name of a block (policies/<name>.yaml), keys written here, or a list of such layers,
 * of which later ones win key by key. For a section that is itself a list (targets, policies) a list is its value.
 */
const source = z.union([z.string(), z.record(z.string(), z.unknown()), z.array(z.unknown())], {
  error: 'is not the name of a policy block, nor keys of its own, nor a list of these',
})

export const profileSchema = block({
  schema_version: z.literal(1),
  slug: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'is not a short name like meadowbrook')
    .describe('as in the file name and in addresses'),
  version: z
    .string({ error: 'is not a version in quotes like "1"' })
    .regex(/^[a-z0-9.-]+$/i, 'is not a version like 2026.1')
    .describe('a case keeps the version it was opened under'),
  from: date.describe('the first day this version is in force'),
  name: z.string().min(1).describe('as tenants know it'),
  nation: z.enum(NATIONS).describe('sets law, ombudsman, helplines, bank holidays'),
  fictional: z.boolean().describe('true for demonstrations and tests: production refuses it'),
  banner: z.string().optional().describe('a line shown above everything, such as "Demonstration"'),
  confirmed_on: date
    .optional()
    .describe('the day the landlord confirmed old policies and unread law figures; production needs it'),
  policy: block(
    Object.fromEntries(SECTION_NAMES.map((name) => [name, source.optional()])) as Record<
      SectionName,
      z.ZodOptional<typeof source>
    >,
  ),
  operations: operationsSchema,
})
export type Profile = z.infer<typeof profileSchema>

/** A departure from the Complaint Handling Code that staff should know of. */
export type Departure = { provision: string; key: string; says: string }

/** A profile with its policy put together, as the product uses it. */
export type Landlord = Omit<Profile, 'policy'> & {
  policy: Policy
  /** For each section, the blocks it was taken from; "profile" where the profile itself says so. */
  policy_from: Partial<Record<SectionName, string[]>>
  departures: Departure[]
}
