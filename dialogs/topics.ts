/** Where a message leads when nothing else claims it: one dialog for each intent, no dead end. */
import { REQUEST_TYPES } from '../services/cases/requestTypes.ts'
import { infoTopic } from './info.ts'
import { flagOf } from './signs.ts'
import { asksStatus } from './status.ts'
import type { Talk } from './talk.ts'
import type { Begin } from './turnSteps.ts'

const DIALOG_OF: Partial<Record<Talk['heard']['intent'], string>> = {
  repair: 'serviceRequest.repair',
  appointment: 'serviceRequest.appointment',
  rent_money: 'serviceRequest.rent',
  details_update: 'serviceRequest.details',
  adaptation: 'serviceRequest.adaptation',
  estate: 'serviceRequest.estate',
  service_other: 'serviceRequest.else',
  asb: 'asb',
  compliment: 'compliment',
  smalltalk: 'common.smalltalk',
  abuse: 'common.calm',
}

/** These say something and ask nothing; they never push aside what is running. */
const ASIDES = new Set(['common.smalltalk', 'common.calm'])

export function topicOf(talk: Talk): Begin | null {
  const { intent, ask } = talk.heard
  if (talk.inbound.kind !== 'message') return null
  if (asksStatus(talk)) return { dialog: 'status', options: { first: true } }
  const known = infoTopic(talk)
  if (known && (intent === 'info' || intent === 'other' || intent === 'smalltalk' || ask === 'choose'))
    return { dialog: 'info', options: { topic: known } }
  const unhappy = flagOf({ heard: talk.heard, name: 'dissatisfied' }) !== undefined
  if (intent === 'dissatisfaction' || (ask === 'choose' && unhappy)) return requestBehind(talk)
  if (ask === 'choose') return null
  if (intent === 'info') return { dialog: 'info', options: {} }
  const dialog = DIALOG_OF[intent]
  return dialog ? { dialog, options: { first: true } } : null
}

/** What is wrong is said in few words beside the anger; a request too many is closed in a moment, one too few is never chased. */
const HEARD_TOO = 0.08

/** "Third time I ask about my boiler": the failing is the point, and the boiler still has to be put right. */
function requestBehind(talk: Talk): Begin | null {
  const second = talk.heard.intents.find(
    ({ name, p }) => p >= HEARD_TOO && (REQUEST_TYPES.some((type) => type === name) || name === 'asb'),
  )
  const dialog = second && DIALOG_OF[second.name]
  return dialog && talk.state.matters.length === 0 ? { dialog, options: { first: true } } : null
}

/** What may interrupt a question that the words do not answer. */
export const topicInstead = (topic: Begin | null): Begin | null => (topic && !ASIDES.has(topic.dialog) ? topic : null)
