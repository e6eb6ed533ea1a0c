/** How the work stands at the moment a report arrives. */
import type { Report } from './report.ts'
import type { SeverityReason } from './severity.ts'
import type { WorkingState } from './workingState.ts'

export const newState = ({
  report,
  reasons,
  seriousSince,
  hasReceipt,
  graffitiJob,
}: {
  report: Report
  reasons: SeverityReason[]
  seriousSince: Date | null
  hasReceipt: boolean
  graffitiJob: string | null
}): WorkingState => ({
  reasons,
  seriousSince: seriousSince?.toISOString() ?? null,
  aboutStaff: report.about_staff,
  picked: 'not_yet',
  way: report.anonymous ? null : report.safe_contact.way,
  hasReceipt,
  firstContactAt: null,
  toldByMessage: false,
  fromReporter: 0,
  satisfaction: 'not_asked',
  plan: 'none',
  wishes: report.wishes.map((wish) => ({ wish, reached: 'open' })),
  supports: [],
  actions: [],
  exports: [],
  proposals: [],
  graffitiJob,
})
