/** Danger broke into a report that was being told: it goes on from there, with what must be said before any detail. */
import { turnOf } from '../form/parts.ts'
import type { FormRun } from '../form/run.ts'
import { unpark } from '../parked.ts'
import type { Talk } from '../talk.ts'
import { hateReport } from './hateReport.ts'
import { sayStatement } from './safety.ts'

/** False where no report was set aside. */
export function takeUpReport(talk: Talk): boolean {
  const run = talk.state.parked.findLast(({ id }) => id === hateReport.name)?.state as FormRun | undefined
  if (!run) return false
  Object.assign(run.answers, { goOn: 'on', danger: 'yes', safe: 'yes' })
  if (run.options.statement === undefined) sayStatement(turnOf({ parts: hateReport, run, talk }))
  unpark(talk)
  return true
}
