/** A hazard told in passing, in any dialog, opens a repair of its own: the landlord knows of it from this message on (journeys 4). */
import { openRecord } from './form/record.ts'
import { freshRun } from './form/run.ts'
import { repair } from './repair.ts'
import { wantsToComplain } from './signs.ts'
import type { Turn, Verdict } from './turnSteps.ts'
import { hazard } from './understand/hazard.ts'

export function passingHazard({ talk, running, topic }: Turn): Verdict {
  const { inbound, state } = talk
  // What is told in confidence opens nothing that ordinary teams can read.
  if (talk.conversation.audience !== 'general' || talk.effects.section) return null
  if (inbound.kind !== 'message' || talk.heard.intent === 'info' || state.matters.some((matter) => matter.hazard))
    return null
  const reported =
    running?.id === repair.name
      ? !running.recorded
      : running === null && topic?.dialog === repair.name && !wantsToComplain(talk)
  const found = reported ? null : hazard(inbound.text)
  if (!found) return null
  const run = freshRun({
    id: talk.services.id('hazard:repair'),
    at: inbound.receivedAt,
    answers: { what: inbound.text },
    options: { hazard: found },
  })
  openRecord({ parts: repair, run, talk, intake: 'finished' })
  if (run.record) talk.say('serviceRequest.hazardNoted', { params: { reference: { reference: run.record.reference } } })
  return null
}
