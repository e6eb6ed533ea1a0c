/** What an officer must know before the first word: needs, who it is, what is dangerous, how to reach them safely, what was asked and told. */
import { z } from 'zod'
import { AUDIENCES } from '../../../../services/db.ts'
import { NEEDS } from '../../../../services/handoff/needs.ts'
import { restrictionView } from '../incidents/restrictionView.ts'
import { instant } from '../staffRoute.ts'
import { toldText } from './toldTexts.ts'

const need = z.object({
  need: z.enum(NEEDS),
  words: z.string().nullable().describe("the tenant's own; null where it was a choice"),
  reference: z.string().nullable().describe('of the case that asked'),
})

const risk = z.object({
  risk: z.string().describe('flag, with its kind after a dot'),
  at: instant.describe('when last'),
  times: z.number().int(),
  sure: z.boolean().describe('a rule heard it, or the model was sure'),
})

export const packetView = z.object({
  identity: z
    .enum(['unknown', 'told', 'verified'])
    .describe('told: typed a name, an address or a number, which nobody has checked'),
  needs: z.array(need),
  risks: z.array(risk),
  safe: z
    .object({
      way: z.enum(['phone', 'here', 'none']),
      number: z.string().nullable(),
      when: z.string().nullable(),
      texts: z.boolean().describe('false: the server refuses every text'),
      at: instant,
      audience: z.enum(AUDIENCES),
    })
    .nullable()
    .describe('how they asked to be reached; null where nothing is known or it is not for this reader'),
  summary: z.object({
    intents: z.array(z.string()).describe('of their messages, the last first, each once'),
    words: z.string().nullable().describe('the last request or complaint, in their own words, cut short'),
    at: instant.nullable(),
  }),
  open: z.array(z.string()).describe('ids of the cases that are not settled'),
  told: z.array(toldText),
  restriction: restrictionView,
})
export type PacketView = z.infer<typeof packetView>
