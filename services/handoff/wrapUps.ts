/** How a conversation went each time a person handed it back: codes and dates, never words; counted by reports. */
import type { ClientSession, Connection, Model } from 'mongoose'
import { z } from 'zod'
import type { ConversationRecord } from '../conversations/conversationModel.ts'
import { type Audience, type RetentionClass, scopedSchema, trusted } from '../db.ts'
import { newId } from '../ids.ts'

export const OUTCOMES = ['resolved', 'case_opened', 'passed_on', 'no_answer', 'tenant_left', 'other'] as const

/** The choice to complain: what they said to the member of staff who offered it, or who offers it, if anybody does. */
export const STAFF_CHOICES = ['complain', 'not_now', 'unclear', 'by_assistant', 'not_offered'] as const
export type StaffChoice = (typeof STAFF_CHOICES)[number]

export const wrapUp = z.strictObject({
  outcome: z.enum(OUTCOMES),
  choice: z
    .enum(STAFF_CHOICES)
    .optional()
    .describe('must be there when they were dissatisfied and nobody has offered the choice to complain'),
  follow_up: z.iso.date().optional().describe('the whole day on which the conversation is to be looked at again'),
})
export type WrapUp = z.infer<typeof wrapUp>

export interface WrapUpRecord {
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  conversation: string
  by: string
  at: Date
  outcome: WrapUp['outcome']
  choice: StaffChoice | null
  /** Dissatisfaction was heard, and the choice had not been offered until then. */
  owed: boolean
  followUp: string | null
  /** When somebody looked at it again or took it up; absent in records from before it was kept. */
  lookedAt?: Date | null
  /** Which team it was waited for in; null where nobody waited, or it was not kept yet. */
  team?: string | null
}

export interface WrapUps {
  model: Model<WrapUpRecord>
  write(args: {
    session: ClientSession
    conversation: ConversationRecord
    by: string
    at: Date
    wrapUp: WrapUp
    owed: boolean
    team: string | null
  }): Promise<WrapUpRecord>
  /** Whoever looks at it again, or takes it up, has kept what was to be looked at. */
  looked(args: { session?: ClientSession; landlord: string; conversation: string; at: Date }): Promise<void>
  /** The newest first. */
  of(args: { landlord: string; conversation: string; audiences: readonly Audience[] }): Promise<WrapUpRecord[]>
}

const MOST = 50

export function createWrapUps({ connection }: { connection: Connection }): WrapUps {
  const schema = scopedSchema<WrapUpRecord>(
    {
      _id: String,
      conversation: { type: String, required: true },
      by: { type: String, required: true },
      at: { type: Date, required: true },
      outcome: { type: String, required: true, enum: OUTCOMES },
      choice: { type: String, default: null },
      owed: { type: Boolean, required: true },
      followUp: { type: String, default: null },
      lookedAt: { type: Date },
      team: { type: String, default: null },
    },
    [
      [{ landlord: 1, conversation: 1, at: -1 }],
      [{ landlord: 1, at: 1 }],
      [{ landlord: 1, followUp: 1 }, { partialFilterExpression: { followUp: { $type: 'string' } } }],
    ],
  )
  const model = connection.model<WrapUpRecord>('WrapUp', schema, 'wrap_ups')
  return {
    model,
    write: async ({ session, conversation, by, at, wrapUp: { outcome, choice, follow_up }, owed, team }) => {
      const audience = conversation.sections.at(-1)?.audience ?? conversation.audience
      const record: WrapUpRecord = {
        _id: newId(),
        landlord: conversation.landlord,
        audience,
        retention: audience === 'general' ? conversation.retention : 'case_sensitive',
        conversation: conversation._id,
        by,
        at,
        outcome,
        choice: choice ?? null,
        owed,
        followUp: follow_up ?? null,
        lookedAt: null,
        team,
      }
      await model.create([record], { session })
      return record
    },
    looked: async ({ session, landlord, conversation, at }) => {
      await model.updateMany(
        { landlord, conversation, followUp: trusted({ $ne: null }), lookedAt: trusted({ $type: 'null' }) },
        { $set: { lookedAt: at } },
        session ? { session } : {},
      )
    },
    of: ({ landlord, conversation, audiences }) =>
      model
        .find({ landlord, conversation, audience: trusted({ $in: [...audiences] }) })
        .sort({ at: -1 })
        .limit(MOST)
        .lean<WrapUpRecord[]>(),
  }
}
