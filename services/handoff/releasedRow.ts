/** The message that tells the bot it may speak again: one for each release, written with it or not at all. */
import type { ConversationRecord } from '../conversations/conversationModel.ts'
import { type Inbox, inboundPayload } from '../conversations/inbox.ts'
import type { PlannedWrite } from '../db.ts'

export function releasedRow({
  inbox,
  conversation,
  at,
  event,
}: {
  inbox: Inbox
  conversation: ConversationRecord
  at: Date
  /** What is asked of the bot as it comes back. */
  event: { name: string; value: unknown }
}): PlannedWrite {
  const { _id, landlord, channel, thread, version } = conversation
  return inbox.plan({
    // The version and not the position: two releases with nothing said between them are two.
    id: `release:${_id}:${version}`,
    landlord,
    channel,
    thread,
    payload: inboundPayload.parse({ kind: 'released', receivedAt: at, event }),
  })
}
