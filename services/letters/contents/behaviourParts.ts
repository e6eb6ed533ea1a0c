/** What both letters about behaviour say: when it is looked at again, and how to disagree. */
import { type Piece, paragraph, type Section } from '../letterDocument.ts'
import type { Sayer } from '../sayer.ts'

export const reviewing = ({ say, on }: Pick<Sayer, 'say'> & { on: Piece }): Section => ({
  heading: say('behaviour.review'),
  blocks: [paragraph(say('behaviour.reviewBy', { on }))],
})

export const disagreeing = ({ say }: Pick<Sayer, 'say'>): Section => ({
  heading: say('behaviour.disagree'),
  blocks: [paragraph(say('behaviour.disagreeHow')), paragraph(say('behaviour.hard'))],
})
