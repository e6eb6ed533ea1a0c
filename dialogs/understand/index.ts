/** Understands a tenant's message: text in, language, intents and flags out. Rules and a learned model hear it side by side. */
import { hearByRules } from './byRules.ts'
import { ANSWER_WORDS, combine, combineAnswer } from './combine.ts'
import type { Flag, FlagName, Intent, IntentGuess } from './labels.ts'
import { guessLanguage, withLearned } from './language.ts'
import { readyLexicon } from './lexicon.ts'
import { createModel, type Model } from './model.ts'

export type Understanding = {
  language: string
  intent: Intent
  intents: IntentGuess[]
  flags: Flag[]
  ask: null | 'confirm' | 'choose'
  /** Flags that are likely but not sure enough to be told; the state of things may speak for them. */
  near: FlagName[]
}

export type Understander = {
  /** `language` is the session's, kept unless the message clearly speaks another; `answering` when a question of a form stands open. */
  understand(input: { text: string; language?: string; answering?: boolean }): Promise<Understanding>
  /** Which rules and which heads; stored with every message. */
  version: string
  /** False when the encoder is away: messages are then understood by rules and n-grams alone. */
  whole(): boolean
  /** Has the encoder read, so that the first message does not wait for its file. */
  warm(): Promise<void>
  close(): Promise<void>
}

export const RULES = 'rules-2'

/** So few words, clear to the rules, need no model. */
const PLAIN_WORDS = 2
const AGREED = 0.5

export function createUnderstanding({ model = createModel() }: { model?: Model } = {}): Understander {
  // Before anybody writes, so that a first message about danger waits for nothing.
  readyLexicon()
  return {
    version: `${RULES}+${model.version}`,
    whole: model.whole,
    close: model.close,
    warm: async () => void (await model.hear('hello')),
    understand: async ({ text, language: session, answering = false }) => {
      const { heard, ruled } = hearByRules(text)
      // A digit, a "hello", a "yes": nothing to learn from, and most of what is written in a form.
      const plain = !/\p{L}/u.test(text) || (heard.words.length <= PLAIN_WORDS && ruled.ask === null)
      const isAnswer = plain || (answering && heard.words.length <= ANSWER_WORDS)
      const scores = isAnswer
        ? heard.languages
        : withLearned({ scores: heard.languages, shares: model.languages(text), text, session })
      const guessed = guessLanguage({
        scores,
        ...(session === undefined ? {} : { session, words: heard.words }),
      })
      // Names, links and half sentences in an answer change no language that small words and whole texts do not agree on.
      const agreed = (): boolean => (model.languages(text).get(guessed) ?? 0) >= AGREED
      const language = !isAnswer || session === undefined || guessed === session || agreed() ? guessed : session
      if (plain) return { language, ...ruled, near: [] }
      const both = { ruled, modelled: await model.hear(text) }
      return { language, ...(isAnswer ? combineAnswer(both) : combine({ ...both, words: heard.words.length })) }
    },
  }
}
