/** Remembers how far a tenant has been shown an officer's words, so that a text about unread ones is sent only when there are any. */
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import type { Entry } from '../services/conversations/transcript.ts'
import { trusted } from '../services/db.ts'
import type { Product } from './product.ts'

/** Costs a write only where an officer has written. */
export async function markSeen({
  product,
  conversation: { _id, landlord },
  entries,
}: {
  product: Product
  conversation: Pick<ConversationRecord, '_id' | 'landlord'>
  entries: Entry[]
}): Promise<void> {
  const position = entries.findLast(({ author }) => author === 'staff')?.position
  if (position === undefined) return
  await product.conversations.updateOne(
    { _id, landlord, seen: trusted({ $lt: position }) },
    { $set: { seen: position } },
  )
}
