/** How tenants rated the handling of their complaint: one row for each survey, filled as the answers come. */
import type { Connection, Model } from 'mongoose'
import { type Audience, type PlannedWrite, type RetentionClass, scopedSchema } from '../db.ts'

export const SURVEY_QUESTIONS = ['handled', 'time', 'listened', 'understood'] as const
export type SurveyQuestion = (typeof SURVEY_QUESTIONS)[number]

/** 5 is very well, 1 very badly; what was left out is absent. */
export type SurveyScores = Partial<Record<SurveyQuestion, number>>

export interface SurveyAnswersRecord {
  _id: string
  landlord: string
  audience: Audience
  retention: RetentionClass
  case: string
  scores: SurveyScores
  at: Date
}

export interface SurveyAnswers {
  model: Model<SurveyAnswersRecord>
  save(args: { id: string; landlord: string; case: string; scores: SurveyScores; at: Date }): PlannedWrite
}

export function createSurveyAnswers({ connection }: { connection: Connection }): SurveyAnswers {
  const schema = scopedSchema<SurveyAnswersRecord>(
    {
      _id: String,
      case: { type: String, required: true },
      scores: { type: Object, required: true },
      at: { type: Date, required: true },
    },
    [[{ landlord: 1, case: 1 }], [{ landlord: 1, at: 1 }]],
  )
  const model = connection.model<SurveyAnswersRecord>('SurveyAnswers', schema, 'survey_answers')
  return {
    model,
    save: ({ id, landlord, case: about, scores, at }) => ({
      what: 'survey.answer',
      run: async (session) => {
        await model.updateOne(
          { _id: id, landlord },
          {
            $set: Object.fromEntries(Object.entries(scores).map(([name, score]) => [`scores.${name}`, score])),
            $setOnInsert: { case: about, at, audience: 'general', retention: 'case_complaint' },
          },
          { session, upsert: true },
        )
      },
    }),
  }
}
