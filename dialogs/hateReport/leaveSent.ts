/** After a report or a note was sent its reference, and a code, stay on the screen only: with the next message their section is destroyed. */
import type { SensitiveAudience } from '../signs.ts'
import type { Talk } from '../talk.ts'

/** What was told lives on where it was sent to alone; what is said now stands in a section of its own. */
export function closeSent({ talk, audience }: { talk: Talk; audience: SensitiveAudience }): void {
  talk.effects.leaveSection = { destroy: true }
  talk.effects.section = { audience, sealInbound: false }
  talk.state.afterReport = true
}

export function leaveSentReport(talk: Talk): void {
  if (!talk.state.afterReport || talk.inbound.kind !== 'message') return
  talk.state.afterReport = false
  talk.effects.leaveSection = { destroy: true, first: true }
}
