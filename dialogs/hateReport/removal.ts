/** Writing that the person wants gone is taken away whatever becomes of the report; the job holds a place and a kind of wording (journeys 23). */
import type { FormTurn } from '../form/parts.ts'

export function removeNow({ talk, answers, options, say }: FormTurn): void {
  // One step back and forth again is no second job.
  if (options.graffitiJob !== undefined) return
  const { reports } = talk.services
  const { id, reference, due, write } = reports.removeGraffiti({
    place: String(answers.removePlace),
    wording: typeof answers.wording === 'string' ? answers.wording : null,
    run: reports.newRun(),
  })
  talk.plan(write)
  options.graffitiJob = id
  say('removal', { reference: { reference } })
  if (due) say('removalBy', { moment: { moment: due.toISOString() } }, { joins: true })
}
