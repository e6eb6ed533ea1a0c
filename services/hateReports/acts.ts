/** Everything that may be done with a report, as the schemas that check it; a staff API is described by these very schemas. */
import { z } from 'zod'
import { keptFile } from '../attachments/keptFile.ts'
import { words as wordsUpTo } from '../words.ts'
import { WAYS } from './ways.ts'
import { WISHES } from './wishes.ts'

const words = wordsUpTo({ max: 10_000 })
const account = z.string().min(1).max(64).describe('id of a member of staff')
const team = z.string().min(1).max(64).describe('id of a team of the landlord')
const id = z.string().min(1).max(64)
const partner = z.string().min(1).max(64).describe("one of the landlord's partners")

/** How somebody was reached: by the way they said is safe, by a message behind their code, by coming themselves, or not at all. */
export const HOWS = [...WAYS.filter((way) => way !== 'none'), 'message', 'came_to_us', 'not_reachable'] as const
export type How = (typeof HOWS)[number]

/**
 * Without consent something leaves the house only on one of these: to keep somebody from serious harm (UK GDPR article
 * 6(1)(d)), to safeguard a child or an adult at risk (Data Protection Act 2018, schedule 1, paragraph 18), or because the
 * law requires it (UK GDPR article 6(1)(c)).
 */
export const LEGAL_GROUNDS = ['serious_harm', 'safeguarding', 'legal_duty'] as const

export const EXPORT_PARTS = ['account', 'allegation', 'contact'] as const
export const SUPPORTS = [
  'victim_support',
  'safety_at_home',
  'interpreter',
  'counselling',
  'tenancy_advice',
  'move',
  'company',
  'other',
] as const
export const ACTIONS = [
  'visit',
  'mediation',
  'warning',
  'agreement',
  'notice',
  'injunction',
  'possession',
  'staff_procedure',
  'contractor_procedure',
  'environment',
  'risk_review',
  'other',
] as const

const act = <Name extends string, Shape extends z.ZodRawShape>(action: Name, shape: Shape) =>
  z.strictObject({ action: z.literal(action), ...shape })

export const reportActs = {
  note: act('note', { text: words }),
  assign: act('assign', { owner: account }),
  first_contact: act('first_contact', {
    on: z.iso.datetime({ offset: true }).describe('when the person was reached'),
    how: z.enum(HOWS),
    words: words.optional(),
  }),
  plan: act('plan', {
    text: words.describe('what is to be done, made with the person'),
    agreed: z.boolean().describe('the person agrees with it'),
  }),
  support: act('support', { kind: z.enum(SUPPORTS), text: words.optional() }),
  action: act('action', { kind: z.enum(ACTIONS), on: z.iso.date(), text: words }),
  wish_reached: act('wish_reached', {
    wish: z.enum(WISHES),
    reached: z.enum(['yes', 'partly', 'no']).describe('in the eyes of the person'),
    text: words.optional(),
  }),
  give_consent: act('give_consent', { partner, text: words.optional() }),
  withdraw_consent: act('withdraw_consent', { partner, text: words.optional() }),
  partner_export: act('partner_export', {
    partner,
    parts: z
      .array(z.enum(EXPORT_PARTS))
      .min(1)
      .max(EXPORT_PARTS.length)
      .transform((parts) => [...new Set(parts)]),
    ground: z.enum(LEGAL_GROUNDS).optional().describe('only without consent: needs a reason and a second person'),
    reason: words.optional(),
  }),
  approve: act('approve', { proposal: id }),
  decline: act('decline', { proposal: id, reason: words }),
  lower_severity: act('lower_severity', { reason: words }),
  raise: act('raise', { reason: words }),
  involve_staff: act('involve_staff', {
    accounts: z.array(account).max(50).default([]),
    teams: z.array(team).max(20).default([]),
    nobody: z.boolean().default(false).describe('it is about nobody who works for us or for a contractor'),
    reason: words,
  }),
  message: act('message', { text: wordsUpTo({ max: 4_000 }) }),
  files: act('files', { files: z.array(keptFile).min(1).max(5) }),
  close: act('close', {
    outcome: words.describe('what was reached, and how the person sees it'),
    told: z.enum(HOWS).describe('how the person was told that it is closed'),
  }),
  reopen: act('reopen', { reason: words }),
  satisfaction: act('satisfaction', {
    score: z
      .int()
      .min(1)
      .max(5)
      .optional()
      .describe('5 is very well, 1 very badly; kept apart from the report. Absent: asked, and no answer'),
    words: words.optional().describe('what was said with it; stays with the report'),
  }),
} as const

/** What a member of staff may ask for: what only the person's own device does has no form. */
export const { files: _, ...staffActs } = reportActs

export type ActName = keyof typeof reportActs
export type StaffActName = keyof typeof staffActs
export type ActOf<Name extends ActName> = z.infer<(typeof reportActs)[Name]>
export type Act = { [Name in ActName]: ActOf<Name> }[ActName]
export const ACT_NAMES = Object.keys(reportActs) as ActName[]
