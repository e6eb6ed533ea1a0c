/** Keeps a message that had to wait for a question, and hears it once more when the question is answered. */
import { z } from 'zod'
import type { Again, Talk } from './talk.ts'
import { intents } from './understand/labels.ts'

const kept = z.object({
  /** The inbox id of the message. */
  id: z.string().optional(),
  text: z.string(),
  heard: z.custom<Talk['heard']>((value) => typeof value === 'object' && value !== null),
  receivedAt: z.string(),
})
export type Kept = z.infer<typeof kept>

/** Plain data, for a form's options. */
export const keep = (talk: Talk): Kept => ({
  id: talk.inbound.id,
  text: talk.inbound.text,
  heard: talk.heard,
  receivedAt: talk.inbound.receivedAt.toISOString(),
})

export const keptFrom = (value: unknown): Kept | null => kept.safeParse(value).data ?? null

/** `as` replaces what was understood by what the tenant chose. */
export function hearAgain({
  talk,
  earlier,
  after,
  as,
}: {
  talk: Talk
  earlier: unknown
  after: Again['after']
  as?: string
}): void {
  const message = keptFrom(earlier)
  if (!message) return
  const intent = intents.find((known) => known === as)
  talk.again = { ...message, after, heard: intent ? { ...message.heard, intent, ask: null } : message.heard }
}

/** The turn as it would have been for the earlier message; what is said, planned and remembered is shared with this turn. */
export function talkAgain({ talk, again }: { talk: Talk; again: Again }): Talk {
  const earlier: Talk = Object.assign(Object.create(talk) as Talk, {
    inbound: {
      ...talk.inbound,
      kind: 'message',
      text: again.text,
      attachments: 0,
      files: [],
      refusedFiles: [],
      receivedAt: new Date(again.receivedAt),
    },
    heard: again.heard,
    again: null,
    notInDanger: again.after === 'danger',
    afterAnswer: null,
    takeAfterAnswer: () => {
      const after = earlier.afterAnswer
      earlier.afterAnswer = null
      return after
    },
  })
  return earlier
}
