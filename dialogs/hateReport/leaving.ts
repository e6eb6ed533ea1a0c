/** Leaving a report before it is sent: asked once, because what was told is gone then. */
import { yesNo } from '../form/fields.ts'
import { form } from '../form/form.ts'
import { stop } from './send.ts'
import { dropReport, reportRun } from './unsent.ts'

export const leavingReport = form('hateReport.leaving', { really: yesNo() }).done((turn) => {
  const { talk, answers } = turn
  if (answers.really !== 'yes') return undefined
  const told = reportRun(talk)
  dropReport(talk)
  stop({ talk, answers: told?.answers ?? {}, options: told?.options ?? {} })
  return { dialog: 'common.menu' }
})
