/** The conversation of a lane: the one that is there, one begun now, or one begun anew after a long silence. */
import { sealJson } from '../services/confidential/seal.ts'
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import type { Inbound } from '../services/conversations/inbox.ts'
import { isDuplicateKey } from '../services/errors.ts'
import { newId } from '../services/ids.ts'
import { peerName } from './peer.ts'
import type { Product } from './product.ts'

/** A talk idle for longer starts anew, as a stranger: numbers are given to new people (threat T8). */
const IDLE_DAYS = 30

/** The lane's conversation: as found, begun, or begun anew after a long silence. */
export async function conversationFor({
  product,
  found,
  first,
}: {
  product: Product
  found: ConversationRecord | undefined
  first: Inbound
}): Promise<ConversationRecord | null> {
  const at = first.payload.receivedAt
  const stale =
    found &&
    found.channel !== 'webchat' &&
    // News of a case is ours to tell: it says nothing that needs a check, and makes nobody a stranger.
    first.payload.kind !== 'news' &&
    at.getTime() - found.lastInboundAt.getTime() > IDLE_DAYS * 86_400_000 &&
    !found.holder
  if (found && !stale) return found
  const landlord = product.landlords.bySlug(first.landlord)
  if (!landlord) throw new Error('landlord_gone')
  const id = first.channel === 'webchat' ? first.thread : newId()
  const { section } = product.sections.open({ audience: 'general', at })
  const record: ConversationRecord = {
    _id: id,
    landlord: first.landlord,
    audience: 'general',
    retention: 'conversation',
    channel: first.channel,
    thread: first.thread,
    current: true,
    version: 0,
    position: 0,
    lease: null,
    sections: [section],
    state: null,
    peer:
      first.payload.peer === undefined
        ? null
        : sealJson({ key: product.master.derive('intake'), name: peerName(id), value: first.payload.peer }),
    language: first.payload.language ?? landlord.operations.languages[0] ?? 'en',
    holder: null,
    waiting: null,
    alert: null,
    reach: null,
    startedAt: at,
    lastInboundAt: at,
    seen: 0,
    ended: false,
    unfinished: false,
    optedOut: found?.optedOut ?? false,
    repeated: null,
  }
  try {
    await product.db.transact(async (session) => {
      if (found)
        await product.conversations.updateOne(
          { _id: found._id, landlord: found.landlord },
          { $set: { current: false, lease: null }, $inc: { version: 1 } },
          { session },
        )
      await product.conversations.collection.insertOne(record as never, { session })
    })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
  return (await product.leases.take({ landlord: first.landlord, thread: first.thread })) ?? null
}
