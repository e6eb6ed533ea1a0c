/** A report may be a complaint too, if the person is unhappy with the landlord: that is offered after it, never inside it (journeys 19). */
import type { FormTurn, Next } from '../form/parts.ts'

export function choiceAfter({ talk, options }: Pick<FormTurn, 'talk' | 'options'>): Next {
  if (options.unhappy !== true) return 'silent'
  talk.say('hateReport.complaintToo')
  // What happened is asked then: nothing of the report goes over into a complaint.
  return { dialog: 'choice', options: { wordless: true } }
}
