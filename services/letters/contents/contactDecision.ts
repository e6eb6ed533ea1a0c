/** What follows from contact after closing: opened again, to the next stage, or neither, with reasons (journeys 14). */
import type { Content, Told } from '../content.ts'
import { paragraph, words } from '../letterDocument.ts'

export function contactDecision({ letter, say }: Told<'contact_decision'>): Content {
  const { decision, reasons } = letter
  const stays = decision === 'not_reopened'
  return {
    title: say(`contactDecision.titles.${decision}`),
    opening: [paragraph(say(`contactDecision.openings.${decision}`))],
    sections: [
      {
        heading: say('contactDecision.why'),
        blocks: [words(reasons), paragraph(say(stays ? 'contactDecision.other' : 'contactDecision.next'))],
      },
    ],
    ombudsman: stays ? 'decision' : 'help',
  }
}
