/** We need longer: why, the old and the new date, and when you will hear how it is going (Complaint Handling Code 2024, 6.4, 6.5, 6.15). */
import type { Content, Told } from '../content.ts'
import { paragraph, words } from '../letterDocument.ts'

export function extension({ letter, say, day }: Told<'extension'>): Content {
  const { stage, reason, oldDate, newDate, nextUpdate, agree } = letter
  return {
    title: say('extension.title'),
    opening: [paragraph(say('extension.opening', { stage: `${stage}` }))],
    sections: [
      { heading: say('extension.reason'), blocks: [words(reason)] },
      {
        heading: say('extension.dates'),
        blocks: [
          {
            is: 'facts',
            rows: [
              { name: say('extension.oldDate'), value: { line: [day(oldDate)] } },
              { name: say('extension.newDate'), value: { line: [day(newDate)] } },
              { name: say('extension.nextUpdate'), value: { line: [day(nextUpdate)] } },
            ],
          },
          paragraph(say('extension.sooner')),
          ...(agree ? [] : [paragraph(say('extension.tell'))]),
        ],
      },
      ...(agree ? [{ heading: say('extension.agree'), blocks: [paragraph(say('extension.agreeHow'))] }] : []),
    ],
    ombudsman: 'help',
  }
}
