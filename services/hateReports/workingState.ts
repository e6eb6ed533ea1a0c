/** How the work on a report stands: sealed as one, because what was done tells what was done to somebody. */
import { z } from 'zod'
import { reportActs } from './acts.ts'
import { YES_NO } from './report.ts'
import { REASONS } from './severity.ts'
import { WAYS } from './ways.ts'
import { WISHES } from './wishes.ts'

const moment = z.iso.datetime()

export const workingState = z.strictObject({
  reasons: z.array(z.enum(REASONS)),
  /** Since when it counts as serious; null while it does not. */
  seriousSince: moment.nullable(),
  aboutStaff: z.enum(YES_NO),
  /** Whether staff have picked whom it is about: until then it stays open (journeys 19.9). */
  picked: z.enum(['not_yet', 'picked', 'nobody']),
  /** How the person may be reached; null for an anonymous report. */
  way: z.enum(WAYS).nullable(),
  hasReceipt: z.boolean(),
  firstContactAt: moment.nullable(),
  /** A message to the reporter since the report was last opened. */
  toldByMessage: z.boolean(),
  /** Messages of the reporter so far. */
  fromReporter: z.int().min(0),
  /** Whether they were asked how it was handled; what they answered stands elsewhere. */
  satisfaction: z.enum(['not_asked', 'asked', 'answered']).default('not_asked'),
  plan: z.enum(['none', 'agreed', 'not_agreed']),
  wishes: z.array(z.strictObject({ wish: z.enum(WISHES), reached: z.enum(['open', 'yes', 'partly', 'no']) })),
  supports: z.array(z.strictObject({ id: z.string(), kind: z.string(), at: moment })),
  actions: z.array(z.strictObject({ id: z.string(), kind: z.string(), on: z.iso.date() })),
  exports: z.array(
    z.strictObject({
      id: z.string(),
      partner: z.string(),
      parts: reportActs.partner_export.shape.parts,
      /** Null where the person agreed. */
      ground: z.string().nullable(),
      at: moment,
    }),
  ),
  proposals: z.array(z.strictObject({ id: z.string(), by: z.string(), at: moment, act: reportActs.partner_export })),
  /** The case that removes the graffiti: known here and nowhere else. */
  graffitiJob: z.string().nullable(),
})
export type WorkingState = z.infer<typeof workingState>
