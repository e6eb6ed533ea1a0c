/** A complaint as its officer sees it: stage and rules, what is possible now, promises, lessons, letters, what waits for a decision. */
import { z } from 'zod'
import { ACT_NAMES, type ActName } from '../../../services/cases/complaint/acts.ts'
import { instant } from './staffRoute.ts'

const named = z.object({ id: z.string(), name: z.string() })
const day = z.iso.date()

export const complaintView = z.object({
  stage: z.number().int(),
  stages: z.array(
    z.object({
      number: z.number().int(),
      name: z.string(),
      final: z.boolean(),
      panel: z.array(z.string()),
      hearing: z.array(z.string()),
    }),
  ),
  possible: z.array(z.enum(ACT_NAMES as [ActName, ...ActName[]])).describe('acts that this account may do now'),
  definition: z.object({
    status: z.enum(['none', 'proposed', 'agreed']),
    understanding: z.string().nullable(),
    outcomes: z.string().nullable(),
  }),
  exclusions: z.array(z.object({ id: z.string(), route: z.string().nullable() })),
  early_closing: z.array(z.string()),
  remedy_kinds: z.array(z.string()),
  signs: z
    .string()
    .nullable()
    .describe('the role that signs what was learnt at the last answered stage; null: nothing is answered, or any may'),
  handlers: z.array(z.object({ stage: z.number().int(), account: named })),
  answers: z.array(
    z.object({ stage: z.number().int(), at: instant, upheld: z.number(), partly: z.number(), not: z.number() }),
  ),
  extensions: z.array(
    z.object({
      stage: z.number().int(),
      at: instant,
      by: named,
      from: day,
      to: day,
      next_update: day,
      agreed: z.string(),
    }),
  ),
  remedies: z.array(
    z.object({
      id: z.string(),
      stage: z.number().int(),
      kind: z.string(),
      what: z.string(),
      by: day,
      owner: named,
      agreed: z.string(),
      done_on: day.nullable(),
    }),
  ),
  lessons: z.array(
    z.object({
      stage: z.number().int(),
      at: instant,
      role: z.string(),
      causes: z.array(z.string()),
      lesson: z.string(),
      actions: z.array(z.object({ id: z.string(), what: z.string(), owner: named, by: day, done_on: day.nullable() })),
    }),
  ),
  proposals: z.array(
    z.object({ id: z.string(), action: z.string(), by: named, at: instant, says: z.record(z.string(), z.unknown()) }),
  ),
  reviews: z.array(
    z.object({ id: z.string(), what: z.string(), at: instant, words: z.string(), decided: z.string().nullable() }),
  ),
  representative: z.object({
    acts: z.boolean(),
    consents: z.array(
      z.object({
        id: z.string(),
        scope: z.string(),
        how: z.string(),
        from: day,
        until: day.nullable(),
        withdrawn: z.boolean(),
      }),
    ),
  }),
  letters: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      stage: z.number().int(),
      language: z.string(),
      route: z.string(),
      state: z.enum(['held', 'to_send', 'sent']),
      at: instant,
      sent_at: instant.nullable(),
    }),
  ),
  archived: z.boolean(),
})
export type ComplaintView = z.infer<typeof complaintView>
