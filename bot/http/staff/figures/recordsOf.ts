/** The records that reports are counted from, as the running product has them. */
import type { Records } from '../../../../services/reports/report.ts'
import type { CodeRecords } from '../../../../services/reports/seen.ts'
import type { StaffDeps } from '../staffRoute.ts'

export const recordsOf = ({ product, staff }: Pick<StaffDeps, 'product' | 'staff'>): Records & CodeRecords => ({
  cases: product.cases.model,
  letters: product.letters.model,
  dissatisfactions: product.dissatisfactions.model,
  conversations: product.conversations,
  outbox: product.outbox.model,
  satisfaction: product.surveys.satisfaction.model,
  background: product.surveys.background,
  hateReports: product.reports.model,
  corrected: product.corrected,
  taken: staff.takenUp.model,
  wrapUps: product.wrapUps.model,
  surveyAnswers: product.surveys.answers.model,
  audit: staff.audit.model,
})
