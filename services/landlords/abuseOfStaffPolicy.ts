/** What a policy says of abuse of staff: its kinds and settings, what a restriction leaves open, where it can lead; how long one may stand. */
import { z } from 'zod'
import { flag, kinds, words } from './complaintsPolicy.ts'
import { clockSpanSchema } from './duration.ts'

export const abuseOfStaffSchema = z.looseObject({
  kinds: kinds.optional(),
  settings: words.optional(),
  is_tenancy_breach: flag.optional(),
  steps: z
    .array(z.looseObject({ id: z.string(), to: words.optional().describe('what a restricted customer still has') }))
    .optional(),
  escalation: z.array(z.looseObject({ id: z.string() })).optional(),
  review_within: clockSpanSchema
    .optional()
    .describe('a restriction is looked at again within this long, or it lapses; absent: 3 months'),
})
