/** How far each of the two has seen what the other wrote: positions on the conversation that only ever grow. */
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import type { TranscriptRecord } from '../services/conversations/transcript.ts'
import { trusted } from '../services/db.ts'
import type { Product } from './product.ts'

type Place = Pick<ConversationRecord, '_id' | 'landlord'>
type Marked = { product: Pick<Product, 'conversations'>; conversation: Place; position: number }

/** Below, or never marked at all. */
const below = (position: number) => trusted({ $not: { $gte: position } })

/** The tenant's page was in sight with an officer's words at its end. */
export async function markShown({ product, conversation: { _id, landlord }, position }: Marked): Promise<void> {
  await product.conversations.updateOne(
    { _id, landlord, position: trusted({ $gte: position }), shownTo: below(position) },
    { $set: { shownTo: position }, $max: { seen: position } },
  )
}

/** Only whoever holds the conversation reads it for the tenant: somebody who looks on promises her nothing. */
export async function markRead({
  product,
  conversation: { _id, landlord },
  position,
  account,
}: Marked & { account: string }): Promise<void> {
  await product.conversations.updateOne(
    { _id, landlord, holder: account, position: trusted({ $gte: position }), readTo: below(position) },
    { $set: { readTo: position } },
  )
}

/** Everything that the tenant has said was read by whoever holds the conversation. */
export async function allRead({
  product,
  conversation: { _id, landlord, holder, readTo },
}: {
  product: Pick<Product, 'transcript'>
  conversation: ConversationRecord
}): Promise<boolean> {
  if (holder === null || !readTo) return false
  const last = await product.transcript.model
    .findOne({ landlord, conversation: _id, author: 'tenant' }, { position: 1 })
    .sort({ position: -1 })
    .lean<Pick<TranscriptRecord, 'position'>>()
  return last !== null && last.position <= readTo
}
