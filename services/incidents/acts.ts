/** What is written down when staff were abused, and each act on it, with the schema that holds it. */
import { z } from 'zod'
import { words as wordsOf } from '../words.ts'

const words = wordsOf({ max: 10_000 })
const line = wordsOf({ max: 300 })
const code = z.string().regex(/^[a-z0-9_]{1,60}$/)
const day = z.iso.date()
const id = z.string().min(1).max(100)

export const incidentForm = z.strictObject({
  conversation: id.optional().describe('the general conversation that it happened in'),
  case: id.optional().describe('the general case that it came up in'),
  position: z
    .number()
    .int()
    .min(1)
    .max(999_999_999)
    .optional()
    .describe("of the tenant's message; its words are kept with the incident"),
  kind: code.describe("one of the policy's own, listed under /incidents/form"),
  setting: code.describe("one of the policy's own, listed under /incidents/form"),
  on: day.describe('the day it happened'),
  happened: words.describe('what was said and done, in their own words'),
  witnesses: words.optional(),
  harm: words.optional(),
  support: words.describe('what the colleague was offered'),
  name: line.optional().describe('of the customer, where it is known'),
  address: wordsOf({ max: 1_000 }).optional(),
  phone: wordsOf({ max: 40 }).optional().describe('the number on record; texts from it are known by it'),
})
export type IncidentForm = z.infer<typeof incidentForm>

export const ASSESSED = ['go_on', 'no_action'] as const
export const CONTACTED = ['phone', 'visit', 'letter', 'email', 'here', 'not_reached'] as const
export const REVIEWED = ['keep', 'lift'] as const

const letter = {
  happened: words.describe('said in the letter'),
  term: words.describe('what the tenancy agreement says, in its own words; said in the letter'),
}
const why = {
  reason: words.describe('why nothing less would do; said in the letter'),
  equality: words.describe('what it means for somebody with a disability or in distress; not in the letter'),
}

export const incidentActs = {
  note: z.strictObject({ action: z.literal('note'), text: words }),
  assess: z.strictObject({
    action: z.literal('assess'),
    disability: words.describe('disability or distress: what was considered'),
    adjustments: words.describe('which adjustments were tried'),
    explanation: words.describe('which other explanation there may be'),
    outcome: z.enum(ASSESSED),
  }),
  contacted: z.strictObject({ action: z.literal('contacted'), on: day, how: z.enum(CONTACTED), text: words }),
  warn: z.strictObject({ action: z.literal('warn'), ...letter }),
  restrict: z.strictObject({
    action: z.literal('restrict'),
    ...letter,
    ...why,
    contact: id.describe('the account of the one person who answers from now on'),
    review_on: day.describe('within the landlord’s limit; without a review by then it is over'),
  }),
  review: z
    .strictObject({
      action: z.literal('review'),
      outcome: z.enum(REVIEWED),
      ...why,
      contact: id.optional(),
      review_on: day.optional().describe('must be there where it is kept'),
    })
    .describe('looked at again while it stands; its new day is within the limit, counted from today'),
  refer: z.strictObject({ action: z.literal('refer'), to: code, text: words }),
  challenge: z
    .strictObject({ action: z.literal('challenge'), text: words })
    .describe('the customer does not agree; their words'),
  close: z.strictObject({ action: z.literal('close'), text: words }),
} as const
export type ActName = keyof typeof incidentActs
export type ActOf<Name extends ActName> = z.infer<(typeof incidentActs)[Name]>
export type Act = { [Name in ActName]: ActOf<Name> }[ActName]
export const ACT_NAMES = Object.keys(incidentActs) as ActName[]
