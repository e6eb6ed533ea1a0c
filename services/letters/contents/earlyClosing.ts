/** Closed before an answer: why, and the right to take that decision to the ombudsman. */
import type { Content, Told } from '../content.ts'
import { groundWords } from '../groundWords.ts'
import { paragraph, words } from '../letterDocument.ts'

export function earlyClosing({ letter, say, sayCode }: Told<'early_closing'>): Content {
  const { ground, reasons } = letter
  return {
    title: say('earlyClosing.title'),
    opening: [paragraph(say('earlyClosing.opening'))],
    sections: [
      {
        heading: say('earlyClosing.why'),
        blocks: [
          groundWords({ ground, known: sayCode('earlyClosing.grounds', ground) }),
          words(reasons),
          paragraph(say('earlyClosing.more')),
        ],
      },
    ],
    ombudsman: 'decision',
  }
}
