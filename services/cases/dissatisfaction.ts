/** Every sign of dissatisfaction and the choice to complain that followed it: offer, wording, language, answer (Complaint Handling Code 2024, 1.3). */
import type { Connection, Model } from 'mongoose'
import type { ChannelName } from '../conversations/conversationModel.ts'
import { type Audience, type PlannedWrite, type RetentionClass, scopedSchema } from '../db.ts'

export const CHOICE_ANSWERS = ['complain', 'not_now', 'explain', 'person', 'already_asked'] as const
export type ChoiceAnswer = (typeof CHOICE_ANSWERS)[number]

export interface ChoiceOffer {
  /** `key@version` of the wording shown. */
  wording: string
  language: string
  channel: ChannelName
  at: Date
  answer: ChoiceAnswer | null
  answeredAt: Date | null
}

export interface DissatisfactionRecord {
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  conversation: string
  /** The inbox id of the message in which it was heard. */
  message: string
  /** The service request it is about, where one is open in this conversation. */
  request: string | null
  complaint: string | null
  detectedBy: 'rule' | 'model' | 'staff' | 'tenant'
  at: Date
  offers: ChoiceOffer[]
}

export interface Dissatisfactions {
  model: Model<DissatisfactionRecord>
  hear(input: Omit<DissatisfactionRecord, 'retention' | 'complaint'>): PlannedWrite
  offerAgain(args: { landlord: string; id: string; offer: ChoiceOffer }): PlannedWrite
  answer(args: { landlord: string; id: string; answer: ChoiceAnswer; at: Date; complaint?: string }): PlannedWrite
}

export function createDissatisfactions({ connection }: { connection: Connection }): Dissatisfactions {
  const schema = scopedSchema<DissatisfactionRecord>(
    {
      _id: String,
      conversation: { type: String, required: true },
      message: { type: String, required: true },
      request: { type: String, default: null },
      complaint: { type: String, default: null },
      detectedBy: { type: String, required: true },
      at: { type: Date, required: true },
      offers: { type: [Object], required: true },
    },
    [[{ landlord: 1, conversation: 1 }], [{ landlord: 1, at: 1 }]],
  )
  const model = connection.model<DissatisfactionRecord>('Dissatisfaction', schema, 'dissatisfaction')
  return {
    model,
    hear: (input) => ({
      what: 'dissatisfaction.hear',
      run: async (session) => {
        await model.collection.insertOne({ ...input, complaint: null, retention: 'case_complaint' } as never, {
          session,
        })
      },
    }),
    offerAgain: ({ landlord, id, offer }) => ({
      what: 'dissatisfaction.offer',
      run: async (session) => {
        await model.updateOne({ _id: id, landlord }, { $push: { offers: offer } }, { session })
      },
    }),
    answer: ({ landlord, id, answer, at, complaint }) => ({
      what: 'dissatisfaction.answer',
      run: async (session) => {
        await model.updateOne(
          { _id: id, landlord },
          {
            $set: {
              'offers.$[open].answer': answer,
              'offers.$[open].answeredAt': at,
              ...(complaint ? { complaint } : {}),
            },
          },
          { session, arrayFilters: [{ 'open.answer': null }] },
        )
      },
    }),
  }
}
