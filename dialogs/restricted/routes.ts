/** Which dialogs pass although somebody's contact is restricted, and which go to the one person: every dialog by its name, one pure function (journeys 34). */

/** contact: to the named person. Whatever is not listed passes: nobody is turned away by a slip. */
const ROUTE: Readonly<Record<string, 'passes' | 'contact'>> = {
  // Danger (journeys 1).
  danger: 'passes',
  'danger.confirm': 'passes',
  // Hate (19), abuse (21) and safeguarding (22).
  hateReport: 'passes',
  'hateReport.leaving': 'passes',
  'hateReport.return': 'passes',
  'hateReport.satisfied': 'passes',
  'hateReport.inside': 'passes',
  sensitive: 'passes',
  'sensitive.check': 'passes',
  // A complaint made, worked and taken further; the choice to make one.
  complaint: 'passes',
  choice: 'passes',
  'casework.escalation': 'passes',
  'casework.withdrawal': 'passes',
  'casework.definition': 'passes',
  'casework.extension': 'passes',
  'casework.panel': 'passes',
  survey: 'passes',
  'survey.score': 'passes',
  'survey.more': 'passes',
  'survey.about': 'passes',
  ombudsman: 'passes',
  // Gas and essential repairs. What is essential is for people to say: no machine turns a repair away.
  'serviceRequest.repair': 'passes',
  'serviceRequest.appointment': 'passes',
  // Talk about the talk.
  'common.menu': 'passes',
  'common.guess': 'passes',
  'common.smalltalk': 'passes',
  'common.calm': 'passes',
  'language.choose': 'passes',
  'language.set': 'passes',
  'language.offer': 'passes',
  'handoff.stuck': 'passes',
  'handoff.contact': 'passes',
  // Asked only of whoever waits for a person already: in danger, in confidence or in distress.
  'handoff.nobody': 'passes',
  'handoff.callBack': 'passes',
  // All else.
  'handoff.person': 'contact',
  'handoff.message': 'contact',
  status: 'contact',
  asb: 'contact',
  compliment: 'contact',
  info: 'contact',
  'serviceRequest.estate': 'contact',
  'serviceRequest.adaptation': 'contact',
  'serviceRequest.rent': 'contact',
  'serviceRequest.details': 'contact',
  'serviceRequest.else': 'contact',
}
export const ROUTED: readonly string[] = Object.keys(ROUTE)

/** Reasons for a person that are no ordinary contact: whoever is there helps. */
const URGENT: readonly unknown[] = ['danger', 'sensitive', 'distress']

export function goesToContact({
  dialog,
  options = {},
}: {
  dialog: string
  options?: { reason?: unknown; topic?: unknown }
}): boolean {
  if (dialog === 'handoff.person' && URGENT.includes(options.reason)) return false
  // What is published, such as how to complain, is said to anybody.
  if (dialog === 'info' && options.topic !== undefined) return false
  return ROUTE[dialog] === 'contact'
}
