/** News of a case for the tenant: a message from inside that the bot speaks in the tenant's own conversation, written with the act or not at all. */
import { type ClientSession, mongo } from 'mongoose'
import type { MasterKey } from '../../confidential/keys.ts'
import { sealJson } from '../../confidential/seal.ts'
import type { ConversationRecord } from '../../conversations/conversationModel.ts'
import { type Inbox, inboundPayload } from '../../conversations/inbox.ts'

export async function insertNews({
  inbox,
  master,
  conversation,
  id: name,
  news,
  at,
  session,
}: {
  inbox: Inbox
  master: MasterKey
  conversation: Pick<ConversationRecord, 'landlord' | 'channel' | 'thread'>
  /** What it is about: the same news is told once. */
  id: string
  news: unknown
  at: Date
  session: ClientSession
}): Promise<void> {
  const id = `news:${name}`
  const payload = inboundPayload.parse({ kind: 'news', event: { name: 'case', value: news }, receivedAt: at })
  await inbox.model.collection.insertOne(
    {
      _id: id as never,
      landlord: conversation.landlord,
      audience: 'general',
      retention: 'message_tombstone',
      channel: conversation.channel,
      thread: conversation.thread,
      arrived: new mongo.Timestamp({ t: 0, i: 0 }),
      state: 'waiting',
      attempts: 0,
      payload: sealJson({ key: master.derive('intake'), name: `inbox:${id}:payload`, value: payload }),
    } as never,
    { session },
  )
}
