/** Everything about surveys, built once from the database. */
import type { MasterKey } from '../confidential/keys.ts'
import type { Database } from '../db.ts'
import { type Background, createBackground } from './background.ts'
import { createSatisfaction, type Satisfaction } from './satisfaction.ts'
import { createSurveyAnswers, type SurveyAnswers } from './surveyAnswers.ts'
import { createSurveyWishes, type SurveyWishes } from './surveyWishes.ts'

export interface Surveys {
  answers: SurveyAnswers
  wishes: SurveyWishes
  background: Background
  satisfaction: Satisfaction
}

export function createSurveys({ db, master }: { db: Database; master: MasterKey }): Surveys {
  const { connection } = db
  return {
    answers: createSurveyAnswers({ connection }),
    wishes: createSurveyWishes({ connection }),
    background: createBackground({ db, master }),
    satisfaction: createSatisfaction({ db, master }),
  }
}
