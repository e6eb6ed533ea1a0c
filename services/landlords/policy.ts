/** A policy block: what one source document says, section by section; sections the product acts on are checked key by key. */
import { z } from 'zod'
import { abuseOfStaffSchema } from './abuseOfStaffPolicy.ts'
import { block } from './block.ts'
import { complaintsSchema, flag, kinds, phoneFact, postalFact, words } from './complaintsPolicy.ts'
import { CLOCK_UNITS, durationSchema, targetDurationSchema } from './duration.ts'
import { NATIONS } from './nations.ts'

/** Facts to be said as they stand: keys are free, lengths of time inside are still checked (see `checkDurations`). */
const facts = z.record(z.string(), z.unknown(), { error: 'is not a block of keys' })

const contacts = block({
  phones: z.array(phoneFact.extend({ purpose: z.string(), team: z.string().optional() })).optional(),
  emails: z.array(block({ purpose: z.string(), address: z.email('is not an e-mail address') })).optional(),
  web: z.array(block({ purpose: z.string(), url: z.string().optional(), via: z.string().optional() })).optional(),
  postal: z.array(postalFact.extend({ purpose: z.string() })).optional(),
  offices: z.array(z.looseObject({ name: z.string() })).optional(),
  surgeries: z.looseObject({ frequency: z.string() }).optional(),
  any_number_reaches_customer_services: flag.optional(),
  conflicts: words.optional(),
})

const hateAndHarassment = block({
  tolerated: flag.optional(),
  confidential: flag.optional(),
  reporters: words.optional(),
  protects: words.optional(),
  action_against: z.string().optional(),
  definition_elements: facts.optional(),
  target: words.optional(),
  grounds: z.string().optional(),
  forms: z.array(block({ id: z.string(), meaning: z.string(), raises_severity: flag.optional() })).optional(),
  forms_list_is_open: flag.optional(),
  scheme: block({
    name: z.string(),
    area: z.string().optional(),
    kind: z.string().optional(),
    direct_phone: phoneFact.optional(),
    staff_trained_to_take_reports: flag.optional(),
    partners_named: words.optional().describe('one consent question for each'),
    partners_open_ended: flag.optional(),
    help_from_one_or_several_bodies: flag.optional(),
  }).optional(),
  report_routes: z.array(z.looseObject({ route: z.string() })).optional(),
  response: block({
    serious_case: targetDurationSchema.optional(),
    standard_case: targetDurationSchema.optional(),
  }).optional(),
  graffiti: block({ kinds: words.optional(), removal: targetDurationSchema.optional() }).optional(),
  victim_support: facts.optional(),
  separate_policy: z.string().optional(),
  handled_under: z.string().optional(),
})

const target = z.looseObject({
  id: z.string(),
  meaning: z.string().optional(),
  value: z.number().optional(),
  unit: z.string().optional(),
})

/** Every section a block or a landlord may have. */
export const sections = {
  landlord: facts.describe('facts about the landlord: name, homes, area, programme'),
  contacts: contacts.describe('phones, e-mail, web, post, offices'),
  channels: z.record(z.string(), z.union([words, z.boolean(), z.string()])).describe('routes offered, per purpose'),
  accessibility: facts.describe('formats, interpreters, hearing loops'),
  service_requests: facts.describe('what a request is, how it is kept apart from a complaint'),
  complaints: complaintsSchema,
  compliments: block({ accepted: flag, channels: words.optional() }),
  hate_and_harassment: hateAndHarassment,
  asb: facts,
  domestic_abuse: facts,
  safeguarding: facts,
  repairs: facts,
  appointments: facts,
  planned_works: z.looseObject({ support_role: z.string().optional(), for: words.optional() }),
  adaptations: facts,
  welfare_and_money: facts,
  digital_inclusion: facts,
  lettings: facts,
  support_services: facts,
  tenancy_support: facts,
  household_updates: facts,
  home_improvements: facts,
  estate: facts,
  surveys: facts,
  profiling: z.looseObject({ refresh_in_contact_when_older_than: durationSchema.optional() }),
  first_contact_resolution: facts,
  equality: facts,
  targets: z.array(target),
  monitoring: facts,
  involvement: facts,
  communication: facts,
  staff: facts,
  abuse_of_staff: abuseOfStaffSchema,
  contractors: facts,
  customer_responsibilities: kinds,
  data_protection: facts,
  publications: facts,
  policies: words,
  more_safety_policies_under: z.string(),
  out_of_scope: words,
}
export type SectionName = keyof typeof sections
export const SECTION_NAMES = Object.keys(sections) as SectionName[]

const partial = z.object(sections).partial().shape
/** The sections of a landlord, put together from blocks; any may be absent where the sources are silent. */
export const policySchema = block(partial).superRefine(checkDurations)
export type Policy = z.infer<typeof policySchema>

export const policyBlockSchema = block({
  schema_version: z.literal(1),
  profile: z.looseObject({
    id: z.string(),
    landlord: z.string().optional(),
    document: z.string().describe('the title of the source'),
    nation: z.enum(NATIONS),
    stale: flag.describe('older than the law or its own review date: production asks for a confirmation'),
    stale_reasons: words.optional(),
    superseded_by: z.string().optional(),
  }),
  ...partial,
}).superRefine(checkDurations)
export type PolicyBlock = z.infer<typeof policyBlockSchema>

/** Whatever looks like a length of time must be one, also among free facts; targets have units of their own (percent, gap). */
function checkDurations(input: object, ctx: z.RefinementCtx): void {
  const look = (value: unknown, path: (string | number)[]): void => {
    if (typeof value !== 'object' || value === null || path[0] === 'targets') return
    if ('value' in value && 'unit' in value) {
      const { value: count, unit } = value
      if (!Number.isInteger(count) || Number(count) < 1)
        ctx.addIssue({ code: 'custom', path: [...path, 'value'], message: 'is not a whole number above 0' })
      if (!CLOCK_UNITS.some((known) => known === unit))
        ctx.addIssue({ code: 'custom', path: [...path, 'unit'], message: `is not one of ${CLOCK_UNITS.join(', ')}` })
      return
    }
    for (const [key, inner] of Object.entries(value)) look(inner, [...path, Array.isArray(value) ? Number(key) : key])
  }
  look(input, [])
}
