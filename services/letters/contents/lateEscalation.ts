/** Asked for the next stage after the window of the policy: what was decided, and why. */
import type { Content, Told } from '../content.ts'
import { paragraph, words } from '../letterDocument.ts'

export function lateEscalation({ letter, say }: Told<'late_escalation'>): Content {
  const { accepted, reasons } = letter
  return {
    title: say(accepted ? 'lateEscalation.titleYes' : 'lateEscalation.titleNo'),
    opening: [paragraph(say(accepted ? 'lateEscalation.openingYes' : 'lateEscalation.openingNo'))],
    sections: [
      {
        heading: say('lateEscalation.why'),
        blocks: [words(reasons), ...(accepted ? [paragraph(say('lateEscalation.next'))] : [])],
      },
    ],
    ombudsman: accepted ? 'help' : 'decision',
  }
}
