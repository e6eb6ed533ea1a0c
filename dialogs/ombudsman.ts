/** The ombudsman and other bodies: any time, any state, one step; never a threat and never a delay (journeys 17). */

import { offeredKey } from './choice.ts'
import { form } from './form/form.ts'
import { latestRequest } from './matters.ts'
import { isOnStack } from './parked.ts'
import { holdsWords, isUnhappy, wordCount } from './signs.ts'
import type { Talk } from './talk.ts'
import type { Turn, Verdict } from './turnSteps.ts'

/** Longer messages tell a story that names the ombudsman; there the story comes first. */
const QUESTION = 14

/** How likely the message is a question for it to be answered as one. */
const ASKS = 0.25

export const asksOmbudsman = (talk: Talk): boolean =>
  wordCount(talk.inbound.text) <= QUESTION && holdsWords({ talk, key: 'ombudsman.words' })

export function ombudsman({ talk }: Turn): Verdict {
  if (talk.inbound.kind !== 'message' || !asksOmbudsman(talk)) return null
  // The bare word, or a question about them, asks for a number; it does not tell of a failing.
  const asks = talk.heard.intents.some(({ name, p }) => name === 'info' && p >= ASKS)
  const unhappy =
    !asks &&
    wordCount(talk.inbound.text) > 2 &&
    isUnhappy(talk) &&
    !isOnStack({ talk, dialog: 'complaint' }) &&
    !talk.state.offeredFor.includes(offeredKey(latestRequest(talk)?.case.id))
  if (unhappy) talk.afterAnswer = { dialog: 'choice', options: {} }
  return { begin: { dialog: 'ombudsman', options: {} } }
}

export const ombudsmanDialog = form('ombudsman', {}).begins(({ talk, say }) => {
  say('what')
  say('reach')
  if (talk.shows.voice === 'full' && talk.landlord.nation === 'england' && !talk.afterAnswer) say('regulator')
})
