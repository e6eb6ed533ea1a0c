/** How a colleague was treated: what happened, what the tenancy says, what is limited and for how long, what never is, and how to disagree (journeys 34). */
import type { Content, Told } from '../content.ts'
import { type Cell, paragraph, type Section, words } from '../letterDocument.ts'
import { disagreeing, reviewing } from './behaviourParts.ts'

/** What reaches anybody here, whatever is restricted. */
const ALWAYS = ['danger', 'hate', 'abuse', 'complaint', 'ombudsman'] as const

export function behaviour(told: Told<'behaviour'>): Content {
  const { letter, say } = told
  const { happened, term, limits } = letter
  return {
    title: say(limits ? 'behaviour.titleLimits' : 'behaviour.title'),
    opening: [paragraph(say('behaviour.opening'))],
    sections: [
      { heading: say('behaviour.happened'), blocks: [words(happened), paragraph(say('behaviour.ask'))] },
      { heading: say('behaviour.term'), blocks: [words(term)] },
      ...(limits ? limited({ ...told, limits }) : []),
      disagreeing(told),
    ],
    ombudsman: 'help',
  }
}

type Limits = NonNullable<Told<'behaviour'>['letter']['limits']>

function limited({ limits, say, sayCode, day }: Told<'behaviour'> & { limits: Limits }): Section[] {
  const { contact, from, reviewOn, keeps, reason } = limits
  const services = keeps.map((code): Cell => {
    const known = sayCode('behaviour.services', code)
    return known ? { line: known } : { words: code.replaceAll('_', ' ') }
  })
  const person = { name: contact }
  return [
    {
      heading: say('behaviour.limits'),
      blocks: [
        paragraph(say('behaviour.onePerson', { contact: person, from: day(from) })),
        { is: 'list', items: [...services, ...ALWAYS.map((one): Cell => ({ line: say(`behaviour.always.${one}`) }))] },
        paragraph(say('behaviour.anybody')),
      ],
    },
    { heading: say('behaviour.why'), blocks: [words(reason)] },
    reviewing({ say, on: day(reviewOn) }),
  ]
}
