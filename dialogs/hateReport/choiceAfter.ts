/** A report may be a complaint too, if the person is unhappy with the landlord: that is offered after it, never inside it (journeys 19). */
import type { FormTurn, Next } from '../form/parts.ts'

export function choiceAfter({ options, say }: FormTurn): Next {
  if (options.unhappy !== true) return 'silent'
  say('complaintToo')
  // What happened is asked then: nothing of the report goes over into a complaint.
  return { dialog: 'choice', options: { wordless: true } }
}
