/** Not taken as a complaint: what it is about, why, what is done instead, and the right to the ombudsman (Complaint Handling Code 2024, 2.4). */
import type { Content, Told } from '../content.ts'
import { groundWords } from '../groundWords.ts'
import { paragraph, words } from '../letterDocument.ts'

export function refusal({ letter, say, sayCode }: Told<'refusal'>): Content {
  return {
    title: say('refusal.title'),
    opening: [paragraph(say('refusal.opening'))],
    sections: [
      { heading: say('refusal.matter'), blocks: [words(letter.matter)] },
      {
        heading: say('refusal.why'),
        blocks: [
          groundWords({ ground: letter.ground, known: sayCode('refusal.grounds', letter.ground) }),
          words(letter.reasons),
        ],
      },
      { heading: say('refusal.instead'), blocks: [words(letter.instead), paragraph(say('refusal.more'))] },
    ],
    ombudsman: 'decision',
  }
}
