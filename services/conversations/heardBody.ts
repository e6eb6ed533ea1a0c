/** What was understood of a message as its row holds it, whatever release wrote it. */
import { z } from 'zod'
import { UNHAPPY_INTENTS } from './unhappyIntents.ts'

const heardBody = z.object({
  intent: z.string(),
  flags: z.array(z.object({ name: z.string(), kind: z.string().optional(), p: z.number().default(1) })),
})
export type Heard = z.infer<typeof heardBody>

export const heardIn = (stored: unknown): Heard | null => heardBody.safeParse(stored).data ?? null

/** `emergency.gas`, or the name alone. */
export const flagCode = ({ name, kind }: Heard['flags'][number]): string => (kind ? `${name}.${kind}` : name)

/** The same signs by which the assistant offers the choice to complain. */
export const soundsUnhappy = ({ intent, flags }: Heard): boolean =>
  UNHAPPY_INTENTS.includes(intent) || flags.some(({ name }) => name === 'dissatisfied')
