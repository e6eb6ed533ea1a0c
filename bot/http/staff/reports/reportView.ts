/** A report as its officer sees it: the parts that were asked for, how the work stands, and what may be done now. */
import { z } from 'zod'
import { fileLine } from '../../../../services/attachments/keptFile.ts'
import { ACT_NAMES, type ActName, EXPORT_PARTS, HOWS } from '../../../../services/hateReports/acts.ts'
import { PARTS } from '../../../../services/hateReports/sealedParts.ts'
import { clockView } from '../clockView.ts'
import { instant } from '../staffRoute.ts'
import { reportLine } from './reportLine.ts'

export const named = z.object({ id: z.string(), name: z.string() })
export const worded = z.object({ id: z.string(), text: z.string() })
export const answers = z.record(z.string(), z.unknown())
export const contactView = z.object({
  name: z.string().optional(),
  safe_contact: answers,
  led_here: z.array(z.string()),
})
const parts = z.array(z.enum(EXPORT_PARTS))

export const reportView = reportLine.extend({
  profile: z.string().describe('landlord@version: the rules it was opened under'),
  team: z.string(),
  clocks: z.array(clockView),
  asked: z.array(z.enum(PARTS)).describe('the parts that were asked for; the others stay sealed'),
  account: answers.nullable(),
  contact: contactView.nullable().describe('null where it was not asked for, and of an anonymous report'),
  files: z.array(fileLine).describe('of the account; each is opened with a reason of its own'),
  allegation: answers.nullable().describe('as somebody told it; nothing of it is proved'),
  state: z.object({
    reasons: z.array(z.string()).describe('why it counts as serious'),
    seriousSince: instant.nullable(),
    aboutStaff: z.enum(['yes', 'no', 'unsure']),
    picked: z.enum(['not_yet', 'picked', 'nobody']),
    way: z.string().nullable().describe('how they may be reached; null: anonymous'),
    hasReceipt: z.boolean().describe('a message waits for them behind their code'),
    firstContactAt: instant.nullable(),
    toldByMessage: z.boolean(),
    satisfaction: z
      .enum(['not_asked', 'asked', 'answered'])
      .describe('how it was handled; the answer itself is not kept with the report'),
    plan: z.enum(['none', 'agreed', 'not_agreed']),
    wishes: z.array(z.object({ wish: z.string(), reached: z.enum(['open', 'yes', 'partly', 'no']) })),
    supports: z.array(z.object({ id: z.string(), kind: z.string(), at: instant })),
    actions: z.array(z.object({ id: z.string(), kind: z.string(), on: z.iso.date() })),
    exports: z.array(
      z.object({
        id: z.string(),
        partner: z.string(),
        parts,
        ground: z.string().nullable().describe('null: the person agreed'),
        at: instant,
        stands: z.boolean().describe('false: the consent was taken back since, and nothing more may leave'),
      }),
    ),
    proposals: z.array(
      z.object({
        id: z.string(),
        by: named,
        mine: z.boolean().describe('somebody else has to decide'),
        at: instant,
        partner: z.string(),
        parts,
        ground: z.string(),
        reason: z.string(),
      }),
    ),
    graffitiJob: z.string().nullable().describe('the case that removes it'),
  }),
  consents: z.array(z.object({ partner: z.string(), state: z.enum(['no', 'yes', 'withdrawn']), at: instant })),
  history: z.array(
    z.object({
      at: instant,
      by: z.string().describe('reporter, rules, clock, or the name of a member of staff'),
      what: z.string(),
      detail: z.string(),
      words: answers.nullable(),
    }),
  ),
  reads: z.array(z.object({ at: instant, by: z.string(), reason: z.string(), parts: z.array(z.string()) })),
  possible: z
    .array(z.enum(ACT_NAMES as [ActName, ...ActName[]]))
    .describe('acts that may be done now; none where it was opened out of turn'),
  choices: z.object({
    officers: z.array(named).describe('who may own it now'),
    hows: z.array(z.enum(HOWS)).describe('ways of reaching this person that are safe'),
    partners: z.array(worded),
    wishes: z.array(worded),
    kinds: z.array(worded),
    strands: z.array(worded),
    wordings: z.array(worded),
  }),
})
export type ReportView = z.infer<typeof reportView>
