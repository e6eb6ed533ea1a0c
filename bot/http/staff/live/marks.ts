/** What became of an officer's words on their way: fetched and shown on the web, or where each text is. */
import { z } from 'zod'
import type { ConversationRecord } from '../../../../services/conversations/conversationModel.ts'
import type { OutboxRecord, SendState } from '../../../../services/conversations/outbox.ts'
import { positionOfSend, staffSends } from '../../../../services/conversations/staffSend.ts'
import { trusted } from '../../../../services/db.ts'
import type { Product } from '../../../product.ts'

export const TEXT_STATES = ['waiting', 'sent', 'delivered', 'failed'] as const
type TextState = (typeof TEXT_STATES)[number]

export const marks = z.object({
  delivered: z.number().int().describe('web: the page has every word of staff up to here'),
  seen: z.number().int().describe('web: the page was in sight with every word of staff up to here'),
  texts: z
    .array(z.object({ position: z.number().int(), state: z.enum(TEXT_STATES) }))
    .describe('not on the web: what the carrier said of the last replies'),
})
export type Marks = z.infer<typeof marks>

const MOST = 100
const STATE: Record<SendState, TextState> = {
  waiting: 'waiting',
  sending: 'waiting',
  parked: 'waiting',
  sent: 'sent',
  delivered: 'delivered',
  failed: 'failed',
}

export async function marksOf({
  product: { outbox },
  conversation: { _id, landlord, channel, seen, shownTo = 0 },
}: {
  product: Pick<Product, 'outbox'>
  conversation: ConversationRecord
}): Promise<Marks> {
  if (channel === 'webchat') return { delivered: Math.max(seen, shownTo ?? 0), seen: shownTo ?? 0, texts: [] }
  const rows = await outbox.model
    .find({ landlord, lane: `${channel}:${_id}`, _id: trusted({ $regex: staffSends(_id) }) }, { state: 1 })
    .sort({ order: -1 })
    .limit(MOST)
    .lean<Pick<OutboxRecord, '_id' | 'state'>[]>()
  const texts = rows.map(({ _id: id, state }) => ({ position: positionOfSend(id), state: STATE[state] }))
  return { delivered: 0, seen: 0, texts: texts.reverse() }
}
