/** What a member of staff writes down when they start a case from a conversation. */
import { z } from 'zod'
import { REQUEST_TYPES } from '../../../../services/cases/requestTypes.ts'
import { words } from '../../../../services/words.ts'

const heardAt = {
  position: z
    .number()
    .int()
    .min(1)
    .max(999_999_999)
    .optional()
    .describe("of the tenant's message that asked for it; its time counts. Without it: now"),
  urgent: z.boolean().default(false),
}

export const complaintStart = z.strictObject({
  kind: z.literal('complaint'),
  wants: z.literal(true).describe('they were asked, and want to complain'),
  happened: words({ max: 4_000 }),
  where: words({ max: 500 }).optional(),
  effect: words({ max: 4_000 }).optional(),
  outcome: words({ max: 4_000 }).optional(),
  ...heardAt,
})

export const requestStart = z.strictObject({
  kind: z.literal('service_request'),
  type: z.enum(REQUEST_TYPES),
  what: words({ max: 4_000 }),
  where: words({ max: 500 }).optional(),
  ...heardAt,
})

export const startForm = z.discriminatedUnion('kind', [complaintStart, requestStart])
export type StartForm = z.infer<typeof startForm>

export const NOT_TOLD = ['opted_out', 'safe_contact'] as const
export const started = z.object({
  id: z.string(),
  reference: z.string(),
  notTold: z.enum(NOT_TOLD).nullable().describe('why the tenant was not told the reference here; null: they were'),
})
export type Started = z.infer<typeof started>
