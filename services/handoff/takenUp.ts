/** How long each person waited who was taken up, and why they asked for somebody: general talks only, and nothing that leads back to one. */
import type { ClientSession, Connection, Model } from 'mongoose'
import type { ConversationRecord, HandoffReason } from '../conversations/conversationModel.ts'
import { type Audience, type RetentionClass, scopedSchema } from '../db.ts'
import { newId } from '../ids.ts'

export interface TakenUpRecord {
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  /** When somebody took it up. */
  at: Date
  reason: HandoffReason
  team: string
  minutes: number
}

export interface TakenUp {
  model: Model<TakenUpRecord>
  /** In the transaction of the claim; a talk that nobody waited in, and a restricted one, leave nothing. */
  note(args: { session: ClientSession; conversation: ConversationRecord; at: Date }): Promise<void>
}

export function createTakenUp({ connection }: { connection: Connection }): TakenUp {
  const schema = scopedSchema<TakenUpRecord>(
    {
      _id: String,
      at: { type: Date, required: true },
      reason: { type: String, required: true },
      team: { type: String, required: true },
      minutes: { type: Number, required: true },
    },
    [[{ landlord: 1, at: 1 }]],
  )
  const model = connection.model<TakenUpRecord>('TakenUp', schema, 'taken_up')
  return {
    model,
    note: async ({ session, conversation: { landlord, audience, waiting }, at }) => {
      if (!waiting || audience !== 'general') return
      const { reason, team, since } = waiting
      const minutes = Math.max(0, Math.floor((at.getTime() - since.getTime()) / 60_000))
      const row: TakenUpRecord = {
        ...{ _id: newId(), landlord, audience, retention: 'conversation', at, reason, team, minutes },
      }
      await model.create([row], { session })
    },
  }
}
