/** A report may be a complaint too, if the person is unhappy with the landlord or it is about somebody of ours: offered after it, never inside it (journeys 19, 20). */
import type { FormTurn, Next } from '../form/parts.ts'

export function choiceAfter({ talk, answers, options }: Pick<FormTurn, 'talk' | 'answers' | 'options'>): Next {
  const staff = answers.aboutStaff === 'yes'
  if (options.unhappy !== true && !staff) return 'silent'
  talk.say(staff ? 'hateReport.complaintStaff' : 'hateReport.complaintToo')
  // What happened is asked then: nothing of the report goes over into a complaint.
  return { dialog: 'choice', options: { wordless: true, discrimination: staff } }
}
