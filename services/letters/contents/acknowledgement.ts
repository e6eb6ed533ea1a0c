/** We have your complaint: how we understand it, what you want, and when you will hear (Complaint Handling Code 2024, 6.2, 6.11). */
import type { Content, Told } from '../content.ts'
import { paragraph, words } from '../letterDocument.ts'

export function acknowledgement({ letter, say, day }: Told<'acknowledgement'>): Content {
  const { stage, understanding, outcomes, answerBy, definitionOpen } = letter
  const again = stage > 1
  return {
    title: say(again ? 'acknowledgement.titleAgain' : 'acknowledgement.title'),
    opening: [
      paragraph(say(again ? 'acknowledgement.openingAgain' : 'acknowledgement.opening', { stage: `${stage}` })),
    ],
    sections: [
      { heading: say('acknowledgement.understanding'), blocks: [words(understanding)] },
      { heading: say('acknowledgement.outcomes'), blocks: [words(outcomes)] },
      ...(definitionOpen
        ? [{ heading: say('acknowledgement.check'), blocks: [paragraph(say('acknowledgement.checkHow'))] }]
        : []),
      {
        heading: say('acknowledgement.when'),
        blocks: [
          paragraph(
            answerBy === null
              ? say('acknowledgement.answerByStaff')
              : say('acknowledgement.answerBy', { date: day(answerBy) }),
          ),
          ...(definitionOpen ? [] : [paragraph(say('acknowledgement.add'))]),
          paragraph(say('acknowledgement.goesOn')),
        ],
      },
    ],
    ombudsman: 'help',
  }
}
