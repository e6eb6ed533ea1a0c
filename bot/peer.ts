/** The other side's address of a conversation, unsealed for a reply or for "this number". */
import { unsealJson } from '../services/confidential/seal.ts'
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import { bytes } from '../services/conversations/inbox.ts'
import type { Product } from './product.ts'

export interface PeerAddress {
  /** The other side's number in E.164, or a Bot Framework conversation id. */
  to: string
  /** Our number that was texted. */
  from: string
  reference?: unknown
}

export const peerName = (id: string): string => `conversations:${id}:peer`

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
