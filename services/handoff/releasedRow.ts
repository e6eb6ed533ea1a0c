/** The message that tells the bot it may speak again: one for each release, written with it or not at all. */
import { mongo } from 'mongoose'
import type { MasterKey } from '../confidential/keys.ts'
import { sealJson } from '../confidential/seal.ts'
import type { ConversationRecord } from '../conversations/conversationModel.ts'
import { type Inbox, inboundPayload } from '../conversations/inbox.ts'
import type { PlannedWrite } from '../db.ts'

export function releasedRow({
  inbox,
  master,
  conversation,
  at,
}: {
  inbox: Inbox
  master: MasterKey
  conversation: ConversationRecord
  at: Date
}): PlannedWrite {
  const { _id, landlord, channel, thread, version } = conversation
  // The version and not the position: two releases with nothing said between them are two.
  const id = `release:${_id}:${version}`
  const payload = inboundPayload.parse({ kind: 'released', receivedAt: at })
  return {
    what: 'inbox.released',
    run: async (session) => {
      await inbox.model.collection.insertOne(
        {
          _id: id,
          landlord,
          audience: 'general',
          retention: 'message_tombstone',
          channel,
          thread,
          arrived: new mongo.Timestamp({ t: 0, i: 0 }),
          state: 'waiting',
          attempts: 0,
          payload: sealJson({ key: master.derive('intake'), name: `inbox:${id}:payload`, value: payload }),
        } as never,
        { session },
      )
    },
  }
}
