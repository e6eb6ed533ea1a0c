/** What a reporter sees who comes back with the receipt: how it stands, what was written both ways, and the consents; never their own account. */
import type { Model } from 'mongoose'
import { answerDue } from './change.ts'
import type { HateReportRecord } from './hateReportModel.ts'
import type { ReportKeys } from './reportKeys.ts'
import { workingState } from './workingState.ts'

export interface ReporterView {
  reference: string
  status: HateReportRecord['status']
  language: string
  /** By when somebody answers; null once they have, or where no date is known. */
  answerBy: Date | null
  messages: { at: Date; from: 'team' | 'reporter'; text: string }[]
  consents: { partner: string; given: boolean }[]
  /** Closed, and nobody has asked yet how it was handled. */
  asksSatisfaction: boolean
}

/** `report` is what the receipt led to. Whoever made another tell the code would read the story with it: it is not here. */
export async function reporterView({
  model,
  keys,
  report,
}: {
  model: Model<HateReportRecord>
  keys: ReportKeys
  report: { id: string; landlord: string }
}): Promise<ReporterView | null> {
  const record = await model.findOne({ _id: report.id, landlord: report.landlord }).lean<HateReportRecord>()
  if (!record) return null
  const key = await keys.open(record)
  const state = workingState.parse(key.unseal({ part: 'state', sealed: record.state }))
  return {
    reference: record.reference,
    status: record.status,
    language: record.language,
    answerBy: answerDue(record.clocks)?.due ?? null,
    messages: record.history
      .filter(({ what }) => what === 'message')
      .map(({ id, at, detail, words }) => ({
        at,
        from: detail === 'to_reporter' ? 'team' : 'reporter',
        text: (key.unseal({ part: `history:${id}`, sealed: words }) as { text: string }).text,
      })),
    asksSatisfaction: record.status === 'closed' && state.satisfaction === 'not_asked',
    consents: record.consents.map(({ partner, state }) => ({ partner, given: state === 'yes' })),
  }
}
