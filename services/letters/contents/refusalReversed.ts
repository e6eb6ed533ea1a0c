/** Taken as a complaint after all: why, and that it counts from the day it was first received (journeys 9). */
import type { Content, Told } from '../content.ts'
import { paragraph, words } from '../letterDocument.ts'

export function refusalReversed({ letter, say }: Told<'refusal_reversed'>): Content {
  return {
    title: say('refusalReversed.title'),
    opening: [paragraph(say('refusalReversed.opening'))],
    sections: [
      {
        heading: say('refusalReversed.why'),
        blocks: [words(letter.reasons), paragraph(say('refusalReversed.counts'))],
      },
    ],
    ombudsman: 'help',
  }
}
