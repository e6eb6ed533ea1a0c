/** Danger that waits behind a message which cannot be finished now: it is answered from memory, once, and the words stay where they wait. */
import { hearDanger } from '../dialogs/understand/danger.ts'
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import type { Inbound } from '../services/conversations/inbox.ts'
import { isDuplicateKey } from '../services/errors.ts'
import type { Hub } from './hub.ts'
import { peerOf } from './peer.ts'
import type { Product } from './product.ts'
import { unsavedActivity, unsavedSafety } from './unsavedSafety.ts'

export type StuckSafety = (args: { conversation: ConversationRecord; waiting: readonly Inbound[] }) => Promise<void>

/** Messages remembered as answered: a lane is tried again each second for as long as it is stuck. */
const REMEMBERED = 10_000

export function createStuckSafety({ product, hub }: { product: Product; hub: Pick<Hub, 'pushUnlogged'> }): StuckSafety {
  const answered = new Set<string>()
  return async ({ conversation, waiting }) => {
    const landlord = product.landlords.bySlug(conversation.landlord)
    for (const { id, payload } of waiting) {
      const [danger] = payload.kind === 'message' ? hearDanger(payload.text) : []
      if (!landlord || !danger || answered.has(id)) continue
      answered.add(id)
      if (answered.size > REMEMBERED) answered.delete(answered.values().next().value as string)
      const said = { product, landlord, language: conversation.language, kind: danger.kind }
      if (conversation.channel === 'webchat')
        hub.pushUnlogged({
          conversation: conversation._id,
          activity: unsavedActivity({ ...said, conversation: conversation._id }),
        })
      else if (conversation.channel === 'sms')
        await text({ product, conversation, id, body: unsavedSafety({ ...said, voice: 'short' }) })
    }
  }
}

/** In a lane of its own, and under an id of its own: two processes that find the same message send one text. */
async function text({
  product,
  conversation,
  id,
  body,
}: {
  product: Product
  conversation: ConversationRecord
  id: string
  body: string
}): Promise<void> {
  const peer = conversation.optedOut ? null : peerOf({ product, conversation })
  if (!peer) return
  const { _id, landlord, audience, retention, position } = conversation
  const row = {
    id: `${id}:stuck`,
    landlord,
    audience,
    retention,
    conversation: _id,
    channel: 'sms' as const,
    kind: 'safety' as const,
    lane: `stuck:${_id}`,
    order: position,
    at: product.clock(),
    content: { to: peer.to, from: peer.from, body },
  }
  try {
    await product.db.transact((session) => product.outbox.plan([row]).run(session))
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
}
