/** The phone number that a tenant has given in a conversation, or texts from, so that nobody is asked for it twice. */
import { unseal } from '../services/confidential/seal.ts'
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import { bytes } from '../services/conversations/inbox.ts'
import { peerOf } from './peer.ts'
import type { Product } from './product.ts'

export function knownNumber({
  master,
  conversation,
}: Pick<Product, 'master'> & { conversation: ConversationRecord }): string | null {
  const { _id, channel, reach } = conversation
  if (channel === 'sms') return peerOf({ product: { master }, conversation })?.to ?? null
  if (!reach?.sealed || (reach.way !== 'sms' && reach.way !== 'phone')) return null
  const name = `conversations:${_id}:reach`
  return unseal({ key: master.derive('intake'), name, sealed: bytes(reach.sealed) }).toString('utf8')
}
