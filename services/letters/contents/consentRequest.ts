/** To the resident: somebody complained for you, do you agree; nothing of what was said is in it (journeys 8). */
import type { Content, Told } from '../content.ts'
import { paragraph } from '../letterDocument.ts'

export function consentRequest({ letter, say, facts }: Told<'consent_request'>): Content {
  return {
    title: say('consentRequest.title'),
    opening: [paragraph(say('consentRequest.opening', { representative: { name: letter.representative } }))],
    sections: [
      {
        heading: say('consentRequest.choice'),
        blocks: [
          paragraph(say('consentRequest.free')),
          paragraph(say('consentRequest.alone', { phone: facts.landlord.phone })),
        ],
      },
      {
        heading: say('consentRequest.how'),
        blocks: [
          paragraph(say('consentRequest.howTo')),
          { is: 'ticks', choices: [say('consentRequest.this'), say('consentRequest.all'), say('consentRequest.no')] },
          {
            is: 'blanks',
            names: [
              say('consentRequest.until'),
              say('consentRequest.name'),
              say('consentRequest.signature'),
              say('consentRequest.signedOn'),
            ],
          },
        ],
      },
    ],
    ombudsman: 'none',
  }
}
