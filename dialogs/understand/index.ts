/** Understands a tenant's message: text in, language, intents and flags out. The face stays when the inside is replaced. */
import { dangersIn } from './danger.ts'
import { decide } from './decide.ts'
import type { Flag, Intent, IntentGuess } from './labels.ts'
import { guessLanguage } from './language.ts'
import { languageRequest } from './languageRequest.ts'
import { hear } from './lexicon.ts'

export type Understanding = {
  language: string
  intent: Intent
  intents: IntentGuess[]
  flags: Flag[]
  ask: null | 'confirm' | 'choose'
}

export type Understander = {
  /** `language` is the session's, kept unless the message clearly speaks another. */
  understand(input: { text: string; language?: string }): Promise<Understanding>
  version: string
}

export const version = 'rules-1'

export function createUnderstanding(): Understander {
  return {
    version,
    understand: async ({ text, language: session }) => {
      const heard = hear(text)
      const language = guessLanguage({
        scores: heard.languages,
        ...(session === undefined ? {} : { session, words: heard.words }),
      })
      const decision = decide({ heard, dangers: dangersIn(heard) })
      const asksLanguage = languageRequest(text) !== null
      const { flags } = decision
      if (asksLanguage && !flags.some(({ name }) => name === 'language_request'))
        flags.push({ name: 'language_request', p: 0.9, by: 'rule' })
      return { language, ...decision }
    },
  }
}
