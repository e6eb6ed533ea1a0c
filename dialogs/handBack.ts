/** What a member of staff asks of the assistant as they hand a conversation back. */
import { z } from 'zod'

export const HAND_BACK = 'heard/handBack'

export const handBack = z.object({
  /** Nothing is said: a text would not be safe. */
  quiet: z.boolean().default(false),
  /** The choice to complain is offered. */
  offer: z.boolean().default(false),
  /** They told the member of staff that they want to complain: the record of it. */
  complaint: z.string().nullable().default(null),
})
export type HandBack = z.infer<typeof handBack>

export const handBackIn = (event: { name: string; value: unknown } | null): HandBack =>
  handBack.parse((event?.name === HAND_BACK ? handBack.safeParse(event.value).data : undefined) ?? {})
