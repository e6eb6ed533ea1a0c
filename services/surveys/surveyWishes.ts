/** Who asked not to be surveyed, known by the lane of their conversation: the number by SMS, the conversation on the web. */
import type { Connection, Model } from 'mongoose'
import { type Audience, type PlannedWrite, type RetentionClass, scopedSchema } from '../db.ts'

export interface SurveyWishRecord {
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  thread: string
}

export interface SurveyWishes {
  model: Model<SurveyWishRecord>
  wanted(args: { landlord: string; thread: string }): Promise<boolean>
  notAgain(args: { landlord: string; thread: string }): PlannedWrite
}

export function createSurveyWishes({ connection }: { connection: Connection }): SurveyWishes {
  const schema = scopedSchema<SurveyWishRecord>({ _id: String, thread: { type: String, required: true } }, [
    [{ landlord: 1, thread: 1 }],
  ])
  const model = connection.model<SurveyWishRecord>('SurveyWish', schema, 'survey_wishes')
  return {
    model,
    wanted: async ({ landlord, thread }) => (await model.countDocuments({ landlord, thread })) === 0,
    notAgain: ({ landlord, thread }) => ({
      what: 'survey.notAgain',
      run: async (session) => {
        await model.updateOne(
          { _id: `${landlord}:${thread}`, landlord },
          { $setOnInsert: { thread, audience: 'general', retention: 'case_complaint' } },
          { session, upsert: true },
        )
      },
    }),
  }
}
