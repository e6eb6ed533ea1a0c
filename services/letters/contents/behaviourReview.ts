/** What came of looking again at a restriction of contact: it goes on until another day, or it is over. */
import type { Content, Told } from '../content.ts'
import { paragraph, words } from '../letterDocument.ts'
import { disagreeing, reviewing } from './behaviourParts.ts'

export function behaviourReview({ letter, say, day }: Told<'behaviour_review'>): Content {
  const { outcome, contact, reviewOn, reason } = letter
  const kept = outcome === 'keep'
  return {
    title: say(kept ? 'behaviour.keepTitle' : 'behaviour.liftTitle'),
    opening: [paragraph(kept ? say('behaviour.keep', { contact: { name: contact } }) : say('behaviour.lift'))],
    sections: [
      { heading: say('behaviour.why'), blocks: [words(reason)] },
      ...(reviewOn === null ? [] : [reviewing({ say, on: day(reviewOn) })]),
      ...(kept ? [disagreeing({ say })] : []),
    ],
    ombudsman: 'help',
  }
}
