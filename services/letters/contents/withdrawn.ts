/** The tenant ended the complaint: in their own words, and that they can return (journeys 14). */
import type { Content, Told } from '../content.ts'
import { paragraph, words } from '../letterDocument.ts'

export function withdrawn({ letter, say }: Told<'withdrawn'>): Content {
  return {
    title: say('withdrawn.title'),
    opening: [paragraph(say('withdrawn.ended'))],
    sections: [
      { heading: say('withdrawn.said'), blocks: [words(letter.words)] },
      { heading: say('withdrawn.back'), blocks: [paragraph(say('withdrawn.backHow'))] },
    ],
    ombudsman: 'help',
  }
}
