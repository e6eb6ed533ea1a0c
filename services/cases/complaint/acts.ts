/** Everything that may be done with a complaint, as the schemas that check it; the staff API is described by these very schemas. */
import { z } from 'zod'
import { words as wordsOf } from '../../words.ts'

const words = wordsOf({ max: 10_000 })
const short = wordsOf({ max: 500 })
const day = z.iso.date().describe('a day like 2027-03-17, in the time of the United Kingdom')
const account = z.string().min(1).max(64).describe('id of a member of staff')
const code = z.string().min(1).max(80)
const id = z.string().min(1).max(64)

/** The eight kinds of cause: none of them is a person (obligations row 161). */
export const CAUSES = ['process', 'policy', 'system', 'information', 'supplier', 'resources', 'communication'] as const
export const FINDINGS = ['upheld', 'partly_upheld', 'not_upheld'] as const

const act = <Name extends string, Shape extends z.ZodRawShape>(action: Name, shape: Shape) =>
  z.strictObject({ action: z.literal(action), ...shape })

export const complaintActs = {
  note: act('note', { text: words }),
  define: act('define', {
    understanding: words.describe('the complaint as it was understood'),
    outcomes: words.describe('what the tenant wants to come of it'),
    ask: z.boolean().default(true).describe('ask the tenant whether this is right'),
  }),
  assign: act('assign', { owner: account }),
  conflict: act('conflict', { account, reason: words }),
  acknowledge: act('acknowledge', {
    understanding: words.describe('the complaint as it was understood'),
    outcomes: words.describe('what the tenant wants to come of it'),
    adjustments: words.nullish().describe('what is done to make it easier; absent: as the tenant asked'),
  }),
  investigate: act('investigate', { text: words.optional() }),
  set_due: act('set_due', { by: day, reason: words }),
  extend: act('extend', {
    by: day.describe('the new date of the answer'),
    reason: words,
    next_update: day.describe('when the tenant hears how it stands'),
    good_reason: z.boolean().default(false).describe('longer than the cap: needs a manager'),
  }),
  extension_answer: act('extension_answer', { agreed: z.enum(['yes', 'no']) }),
  answer: act('answer', {
    points: z
      .array(z.strictObject({ point: words, finding: z.enum(FINDINGS), reasons: words }))
      .min(1)
      .max(30),
    apology: z.boolean().default(false),
    remedies: z
      .array(
        z.strictObject({
          kind: code.describe("one of the landlord's kinds of remedy"),
          what: words,
          by: day,
          owner: account,
          agreed: z.enum(['yes', 'no', 'not_suitable']),
        }),
      )
      .max(30)
      .default([]),
  }),
  escalate: act('escalate', { words: words.optional().describe('reasons are invited and never required') }),
  panel: act('panel', {
    on: day,
    time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    place: short,
    people: z
      .array(z.strictObject({ role: code, account: account.optional(), name: short.optional() }))
      .min(1)
      .max(10),
    arrangements: z.array(short).max(20).default([]),
  }),
  panel_wishes: act('panel_wishes', { text: words }),
  close: act('close', { text: words.describe('how the tenant said to be content') }),
  withdraw: act('withdraw', { words: words.describe("in the tenant's words") }),
  refuse: act('refuse', {
    ground: code.describe("one of the landlord's grounds"),
    reasons: words.describe('of this case'),
    evidence: words,
    route: short.describe('where the matter goes instead; opened before the letter'),
    late: words.optional().describe('over the time limit: why discretion was not used'),
  }),
  reverse_refusal: act('reverse_refusal', { reasons: words }),
  close_early: act('close_early', { ground: code, reasons: words }),
  contact: act('contact', { words: words.optional() }),
  decide_review: act('decide_review', {
    review: id,
    decision: z.enum(['escalate', 'reopen', 'new_complaint', 'no_change']),
    reasons: words,
  }),
  approve: act('approve', { proposal: id }),
  decline: act('decline', { proposal: id, reason: words }),
  remedy_done: act('remedy_done', { remedy: id, on: day, proof: words }),
  remedy_moved: act('remedy_moved', { remedy: id, by: day, reason: words }),
  evaluate: act('evaluate', {
    role: code.describe('the role that signs for this stage'),
    causes: z.array(z.enum(CAUSES)).min(1),
    lesson: words,
    actions: z
      .array(z.strictObject({ what: words, owner: account, by: day }))
      .max(20)
      .default([]),
  }),
  action_done: act('action_done', { lesson_action: id, on: day }),
  consent: act('consent', {
    scope: z.enum(['this', 'all']),
    how: short,
    evidence: words,
    from: day,
    until: day.nullable().default(null),
  }),
  ask_consent: act('ask_consent', {
    representative: short.describe('who acts, as the tenant knows them'),
    to: short.describe("the tenant's own name and address, never those of whoever acts"),
  }),
  withdraw_consent: act('withdraw_consent', { consent: id }),
  survey_answer: act('survey_answer', { score: z.number().int().min(1).max(5), words: words.optional() }),
  archive: act('archive', {}),
  agree_definition: act('agree_definition', {}),
  correct_definition: act('correct_definition', { words }),
} as const

export type ActName = keyof typeof complaintActs
export type Act = { [Name in ActName]: z.infer<(typeof complaintActs)[Name]> }[ActName]
export type ActOf<Name extends ActName> = z.infer<(typeof complaintActs)[Name]>
export const ACT_NAMES = Object.keys(complaintActs) as ActName[]
