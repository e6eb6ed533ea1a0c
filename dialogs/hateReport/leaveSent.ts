/** After a report was sent its reference and code stay on the screen only: with the next message their section is destroyed. */
import type { Talk } from '../talk.ts'

export function leaveSentReport(talk: Talk): void {
  if (!talk.state.afterReport || talk.inbound.kind !== 'message') return
  talk.state.afterReport = false
  talk.effects.leaveSection = { destroy: true, first: true }
}
