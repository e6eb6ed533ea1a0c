/** Logs a complaint from one message, where questions must wait: in danger, or while a person is being waited for. */

import { recordAsked } from './complaint.ts'
import { latestRequest } from './matters.ts'
import type { Talk } from './talk.ts'

export function logComplaint(talk: Talk): { reference: string } {
  const about = latestRequest(talk)?.case.id
  const { handle, write } = talk.services.cases.open({
    kind: 'complaint',
    type: 'complaint',
    run: talk.services.id('complaint:logged'),
    receivedAt: talk.inbound.receivedAt,
    answers: { happened: talk.inbound.text },
    intake: 'dropped',
    ...(about ? { links: [{ case: about, why: 'about' }] } : {}),
  })
  talk.state.matters.push({
    case: handle,
    type: 'complaint',
    openedAt: talk.inbound.receivedAt.toISOString(),
    hazard: false,
  })
  talk.plan(write)
  recordAsked({ talk, complaint: handle.id, about: about ?? null })
  return { reference: handle.reference }
}
