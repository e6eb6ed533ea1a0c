/** The complaints part of a policy block: definition, who, exclusions, stages, escalation, remedies, closing. */
import { z } from 'zod'
import { block } from './block.ts'
import { durationSchema, printedDurationSchema } from './duration.ts'

export const words = z.array(z.string())
export const flag = z.boolean()
export const phoneFact = z.looseObject({ number: z.string(), e164: z.string().optional() })
export const postalFact = z.looseObject({ lines: words, postcode: z.string().optional() })
/** Lists that the source prints: each entry has an id that code and locales use, and may carry what the source says of it. */
export const kinds = z.array(
  z.looseObject({
    id: z.string().regex(/^[a-z0-9_]+$/, 'is not an id like poor_standard'),
    meaning: z.string().optional(),
  }),
)

const extension = block({
  max_without_good_reason: durationSchema.optional().describe('Code 6.4, 6.15 where absent'),
  based_on: z.string().optional(),
  must_tell: words.optional(),
  inform: flag.optional(),
  agree_new_timescale_with_customer: flag.optional().describe('the tenant is asked if the new date is all right'),
})

const stage = block({
  number: z.number().int().positive(),
  name: z.string(),
  for: z.string().optional(),
  handler: z.string().optional(),
  investigator: z.string().optional(),
  panel: words.optional().describe('roles that sit on the panel, where there is one'),
  hearing: z.looseObject({ options: words.optional() }).optional(),
  acknowledge_within: durationSchema.optional(),
  respond_within: durationSchema.optional(),
  start_event_ambiguous: flag.optional().describe('the source may mean received or logged: both are computed'),
  kind: z.enum(['aim', 'promise']).optional(),
  response_form: z.enum(['written']).optional(),
  extension: extension.optional(),
  final: flag.optional().describe('the last stage inside the landlord'),
  external: flag.optional().describe('outside the landlord, such as an ombudsman'),
  available_after: printedDurationSchema.optional(),
  heading_printed_also_as: z.string().optional(),
  text_refers_to: z.string().optional(),
})
export type Stage = z.infer<typeof stage>

const stages = z
  .array(stage)
  .min(1, 'has no stage in it')
  .superRefine((list, ctx) => {
    list.forEach(({ number }, index) => {
      if (number !== index + 1)
        ctx.addIssue({
          code: 'custom',
          path: [index, 'number'],
          message: `is not the next stage number: ${index + 1} comes here`,
        })
    })
    const internal = list.filter((one) => !one.external)
    if (internal.filter((one) => one.final).length > 1)
      ctx.addIssue({ code: 'custom', message: 'has more than one stage marked final: true' })
    if (!internal.at(-1)?.final)
      ctx.addIssue({ code: 'custom', message: 'does not mark its last internal stage with final: true' })
  })

export const complaintsSchema = block({
  attitude: words.optional(),
  trigger: z.string().optional(),
  purpose_of_stages: z.string().optional(),
  form_name: z.string().optional(),
  form_available: words.optional(),
  no_wrong_door: flag.optional(),
  further_information_in: z.string().optional(),
  policy_version: z.string().optional(),
  standards: z.string().optional(),
  compliant_with_code: flag.optional(),
  direct_entry: z.string().optional(),
  definition: z.looseObject({ text: z.string().optional() }).optional(),
  word_required: flag.optional().describe('must the word "complaint" be used?'),
  choice_to_complain: block({ on: z.string(), mandatory: flag }).optional(),
  third_party_handled_under_same_policy: flag.optional(),
  types: kinds.optional(),
  types_list_is_open: flag.optional(),
  time_limit: printedDurationSchema
    .optional()
    .describe('how long after the event; never a ground for the assistant to refuse'),
  dissatisfaction_background_check: block({ required: flag, question: z.string() }).optional(),
  early_resolution: z.looseObject({ becomes_formal_when: words.optional() }).optional(),
  who_can_complain: kinds.optional(),
  who_list_is_open: flag.optional(),
  exclusions: z
    .array(block({ id: z.string(), product_route: z.string().optional(), meaning: z.string().optional() }))
    .optional(),
  exclusions_list_is_open: flag.optional(),
  full_exclusion_list_in: z.string().optional(),
  each_considered_on_own_merits: flag.optional(),
  excluded_matters_still_handled: flag.optional(),
  refusal: block({
    explain_within: durationSchema,
    form: z.string().optional(),
    detail: z.string().optional(),
    ombudsman_right: flag.optional(),
  }).optional(),
  handler: z.looseObject({ role: z.string() }).optional(),
  acknowledgement: block({
    within: durationSchema,
    includes: words.optional(),
    form: z.string().optional(),
    contents: words.optional(),
    unclear_points: z.string().optional(),
  }).optional(),
  stages: stages.optional(),
  stages_max_internal: z.number().int().positive().optional(),
  escalation: block({ request_within: durationSchema.optional(), late_request: z.string().optional() }).optional(),
  remedies: z.looseObject({ kinds: kinds.optional(), guidance: z.string().optional() }).optional(),
  closing: z.array(block({ when: z.string(), after: durationSchema.optional() })).optional(),
  reopening: z.looseObject({ triggers: words.optional() }).optional(),
  early_closing: block({
    grounds: words,
    told_to_complainant: flag.optional(),
    ombudsman_right: flag.optional(),
  }).optional(),
  learning: z.looseObject({}).optional(),
  survey: z.looseObject({}).optional(),
  ombudsman: z
    .looseObject({ name: z.string() })
    .optional()
    .describe('as printed in the source; never served, the law file is'),
}).superRefine((complaints, ctx) => {
  const internal = complaints.stages?.filter((one) => !one.external).length
  if (
    internal !== undefined &&
    complaints.stages_max_internal !== undefined &&
    internal !== complaints.stages_max_internal
  )
    ctx.addIssue({
      code: 'custom',
      path: ['stages_max_internal'],
      message: `does not agree with the list of stages, which has ${internal} inside the landlord`,
    })
})
export type ComplaintsPolicy = z.infer<typeof complaintsSchema>
