/** News of a case for the tenant: a message from inside that the bot speaks in the tenant's own conversation, written with the act or not at all. */
import type { ConversationRecord } from '../../conversations/conversationModel.ts'
import { type Inbox, inboundPayload } from '../../conversations/inbox.ts'
import type { PlannedWrite } from '../../db.ts'

export const newsRow = ({
  inbox,
  conversation: { landlord, channel, thread },
  id,
  news,
  at,
}: {
  inbox: Inbox
  conversation: Pick<ConversationRecord, 'landlord' | 'channel' | 'thread'>
  /** What it is about: the same news is told once. */
  id: string
  news: unknown
  at: Date
}): PlannedWrite =>
  inbox.plan({
    id: `news:${id}`,
    landlord,
    channel,
    thread,
    payload: inboundPayload.parse({ kind: 'news', event: { name: 'case', value: news }, receivedAt: at }),
  })
