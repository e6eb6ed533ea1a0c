/** What every report needs: the days and the form asked for, read and checked; the records, the landlord and the law. */
import { createCases } from '../../services/cases/cases.ts'
import { createLetterStore } from '../../services/cases/complaint/letterStore.ts'
import { createDissatisfactions } from '../../services/cases/dissatisfaction.ts'
import { conversationModel } from '../../services/conversations/conversationModel.ts'
import { createOutbox } from '../../services/conversations/outbox.ts'
import { createCorrected } from '../../services/corrections/corrected.ts'
import { createTakenUp } from '../../services/handoff/takenUp.ts'
import { createWrapUps } from '../../services/handoff/wrapUps.ts'
import { hateReportModel } from '../../services/hateReports/hateReportModel.ts'
import { type Law, readLaw } from '../../services/landlords/law.ts'
import type { Landlord } from '../../services/landlords/profile.ts'
import type { Period } from '../../services/reports/period.ts'
import type { Records } from '../../services/reports/report.ts'
import type { CodeRecords } from '../../services/reports/seen.ts'
import { createBackground } from '../../services/surveys/background.ts'
import { satisfactionModel } from '../../services/surveys/satisfaction.ts'
import { createSurveyAnswers } from '../../services/surveys/surveyAnswers.ts'
import { createTimers } from '../../services/timers.ts'
import { codeWord } from './codeWord.ts'
import { landlordAsked } from './landlordAsked.ts'
import { openAudit } from './openAudit.ts'
import type { Opened } from './openDatabase.ts'
import { sayLine } from './sayLine.ts'
import { type Place, withDatabase } from './withDatabase.ts'

export const FORMATS = ['text', 'json', 'csv'] as const
export type Format = (typeof FORMATS)[number]

export interface ReportPlace {
  records: Records & CodeRecords
  landlords: Opened['landlords']
  landlord: Landlord
  law: Law
  period: Period
  now: Date
}

/** A report that was counted once and may be written in any form; `reason` where it is not for this landlord. */
export type Made = { ok: true; as: (format: Format) => string } | { ok: false; reason: 'not_bound' }
export type Make = (place: ReportPlace) => Promise<Made>

export async function withReport({
  landlord: slug,
  period,
  env,
  fail,
  now,
  run,
}: Pick<Place, 'env' | 'fail' | 'now'> & {
  landlord: string | undefined
  period: Period
  run: (place: ReportPlace) => Promise<boolean>
}): Promise<number> {
  const law = readLaw()
  if (!law.ok) {
    for (const error of law.errors) fail(error)
    return 1
  }
  return await withDatabase({
    env,
    fail,
    run: async ({ config: { master }, db, landlords }) => {
      const { connection } = db
      const landlord = landlordAsked({ slug, landlords, fail })
      if (!landlord) return false
      const records = {
        cases: createCases({ connection, master, timers: createTimers({ connection }) }).model,
        letters: createLetterStore({ connection }).model,
        dissatisfactions: createDissatisfactions({ connection }).model,
        conversations: conversationModel(connection),
        outbox: createOutbox({ connection, master }).model,
        satisfaction: satisfactionModel(connection),
        hateReports: hateReportModel(connection),
        background: createBackground({ db, master }),
        corrected: createCorrected({ connection, master }),
        taken: createTakenUp({ connection }).model,
        wrapUps: createWrapUps({ connection }).model,
        surveyAnswers: createSurveyAnswers({ connection }).model,
        audit: openAudit({ connection, master, clock: () => now }).model,
      }
      return await run({ records, landlords, landlord, law: law.law, period, now })
    },
  })
}

/** The sentence for a report that is not for this landlord. */
export const notBound = ({ landlord: { name, nation } }: Pick<ReportPlace, 'landlord'>): string =>
  sayLine({ key: 'report_not_bound', params: { landlord: name, nation: codeWord({ of: 'nations', code: nation }) } })
