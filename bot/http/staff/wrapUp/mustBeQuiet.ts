/** Whether a conversation is handed back without a word: that the assistant is back would be a text too. */
import type { ConversationRecord } from '../../../../services/conversations/conversationModel.ts'
import { safeWayOf } from '../../../../services/handoff/safeWay.ts'
import type { Product } from '../../../product.ts'

export async function mustBeQuiet({
  product: { cases, conversations },
  conversation,
}: {
  product: Pick<Product, 'cases' | 'conversations'>
  conversation: ConversationRecord
}): Promise<boolean> {
  if (conversation.channel !== 'sms') return false
  return (await safeWayOf({ cases, conversations, conversation }))?.texts === false
}
