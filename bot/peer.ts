/** The other side's address of a conversation, unsealed for a reply or for "this number". */
import { unsealJson } from '../services/confidential/seal.ts'
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import { bytes } from '../services/conversations/inbox.ts'
import type { Product } from './product.ts'
import { type PeerAddress, peerName } from './sends.ts'

export const peerOf = ({
  product,
  conversation,
}: {
  product: Pick<Product, 'master'>
  conversation: ConversationRecord
}): PeerAddress | null =>
  conversation.peer
    ? (unsealJson({
        key: product.master.derive('intake'),
        name: peerName(conversation._id),
        sealed: bytes(conversation.peer),
      }) as PeerAddress)
    : null
