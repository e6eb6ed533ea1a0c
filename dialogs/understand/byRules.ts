/** The half of the understanding that can be read: what the rules alone make of a message. */
import { dangersIn } from './danger.ts'
import { type Decision, decide } from './decide.ts'
import { languageRequest } from './languageRequest.ts'
import { type Heard, hear } from './lexicon.ts'

export function hearByRules(text: string): { heard: Heard; ruled: Decision } {
  const heard = hear(text)
  const ruled = decide({ heard, dangers: dangersIn(heard) })
  if (languageRequest(text) !== null && !ruled.flags.some(({ name }) => name === 'language_request'))
    ruled.flags.push({ name: 'language_request', p: 0.9, by: 'rule' })
  return { heard, ruled }
}
