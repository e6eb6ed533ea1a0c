/** Closed after an answer, and how to come back. */
import type { Content, Told } from '../content.ts'
import { paragraph } from '../letterDocument.ts'

export function closed({ letter, say, day }: Told<'closed'>): Content {
  return {
    title: say('closed.title'),
    opening: [
      paragraph(say('closed.opening', { stage: `${letter.stage}`, date: day(letter.answeredOn) })),
      paragraph(say('closed.promised')),
    ],
    sections: [{ heading: say('closed.again'), blocks: [paragraph(say('closed.againHow'))] }],
    ombudsman: 'limit',
  }
}
