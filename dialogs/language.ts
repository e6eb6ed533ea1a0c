/** Language: changed any time by word or button; a detected one is only suggested, once; for others an interpreter and a person. */
import { hasText, type TextKey } from '../locales/index.ts'
import { LANGUAGES, type LanguageCode, spokenAs } from '../locales/languages.ts'
import { hearAgain, keep } from './again.ts'
import { field } from './form/field.ts'
import { isWord, yesNo } from './form/fields.ts'
import { fold } from './form/fold.ts'
import { form } from './form/form.ts'
import { matchChoice } from './form/matchChoice.ts'
import { flagOf, wordCount } from './signs.ts'
import type { Choice, Talk } from './talk.ts'
import type { Begin, Turn, Verdict } from './turnSteps.ts'
import { languageRequest } from './understand/languageRequest.ts'

/** Those that we have words in and that the landlord offers. */
const offered = (talk: Talk): LanguageCode[] =>
  talk.landlord.operations.languages
    .map((code) => spokenAs(code))
    .filter((code, index, all): code is LanguageCode => code !== null && all.indexOf(code) === index)

type Spoken = { talk: Talk; language: LanguageCode }

/** From here on, until somebody chooses or is heard to write another. */
export function changeLanguage({ talk, language }: Spoken): void {
  talk.state.language = language
  talk.effects.language = language
}

export function settleLanguage({ talk, language }: Spoken): void {
  changeLanguage({ talk, language })
  talk.state.languageSettled = true
}

/** Questions that an interpreter or another language answers: they are kept as a need, and the talk goes on. */
const ASKS_FOR_NEEDS: readonly string[] = ['easier', 'wishes', 'interpreter', 'as']

/** A wish for another language, an interpreter or sign language. */
export function language({ talk, running }: Turn): Verdict {
  if (talk.inbound.kind !== 'message' || running?.id === 'language.choose') return null
  // Asked what would make it easier, an interpreter is the answer.
  if (ASKS_FOR_NEEDS.includes(running?.run.asked ?? '')) return null
  const wanted = languageRequest(talk.inbound.text)
  if (wanted !== null) {
    const code = offered(talk).find((known) => known === spokenAs(wanted))
    if (code && code === talk.state.language && talk.state.languageSettled) return null
    return {
      begin: code
        ? { dialog: 'language.set', options: { to: code } }
        : { dialog: 'handoff.stuck', options: { reason: 'language', line: lineIn(wanted) } },
    }
  }
  const word = isWord({ said: talk.inbound.text, key: 'common.words.language', language: talk.state.language })
  return word || flagOf({ heard: talk.heard, name: 'language_request' })
    ? { begin: { dialog: 'language.choose', options: {} } }
    : null
}

/** One line in the tenant's own language, where we have it. */
const lineIn = (wanted: string): TextKey | null => {
  const key = `language.unsupported.${wanted.split('-')[0]}`
  return hasText({ key, language: 'en' }) ? (key as TextKey) : null
}

/** The suggestion that is due: the message is in a language we speak, and nobody has chosen one yet. */
export function offerDue(talk: Talk): Begin | null {
  const { state, heard, inbound } = talk
  if (inbound.kind !== 'message' || state.languageSettled || state.languageOffered) return null
  const code = offered(talk).find((known) => known === spokenAs(heard.language))
  if (!code || code === spokenAs(state.language) || wordCount(inbound.text) < 2) return null
  // Who names a language has said more than a suggestion could.
  if (languageRequest(inbound.text) !== null) return null
  return { dialog: 'language.offer', options: { speak: code } }
}

/** A complaint is logged first and the language offered on top of it; anything else waits for the answer and is heard again. */
export function languageOffer({ talk }: Turn): Verdict {
  const offer = offerDue(talk)
  return offer && talk.heard.intent !== 'complaint'
    ? { begin: { ...offer, options: { ...offer.options, earlier: keep(talk) } } }
    : null
}

export const languageSet = form('language.set', {}).begins(({ talk, options, say }) => {
  const code = LANGUAGES.find((known) => known.code === options.to)?.code
  if (code) settleLanguage({ talk, language: code })
  say('done')
})

const NAMES = 'language.names'
const FIRST = 5

export const languageChoose = form('language.choose', {
  to: field<string>({
    kind: 'choice',
    freeText: false,
    choices: ({ talk }) => {
      const names = offered(talk).map((id): Choice => ({ id, key: `${NAMES}.${id}` as TextKey }))
      // The way out stands on the first page, however many languages there are.
      return [...names.slice(0, FIRST), { id: 'else', key: 'language.choose.else' }, ...names.slice(FIRST)]
    },
    read: async ({ text: said, shown, talk }) => {
      const id = matchChoice({ said, shown, talk })
      return id ? { ok: true, value: id } : { ok: false, reason: 'not_listed' }
    },
    show: ({ value }) => value,
  }),
}).done(({ answers }) =>
  answers.to === 'else'
    ? { dialog: 'handoff.stuck', options: { reason: 'language' } }
    : { dialog: 'language.set', options: { to: answers.to } },
)

const yes = yesNo()

/** Whoever answers the offer of a language with more words in it has taken it. */
const goesOnIn = ({ talk, language }: Spoken): boolean =>
  spokenAs(talk.heard.language) === language && wordCount(talk.inbound.text) >= 2

export const languageOfferDialog = form('language.offer', {
  take: {
    ...yes,
    // The answer may come in the language offered, whose words for yes and no are not those of the conversation yet.
    read: async (reading) => {
      const read = await yes.read(reading)
      if (read.ok) return read
      const said = fold(reading.text)
      const among = (key: 'common.words.yes' | 'common.words.no'): boolean =>
        LANGUAGES.some(({ code }) => isWord({ said, key, language: code }))
      if (among('common.words.yes')) return { ok: true, value: 'yes' }
      // Anything else settles nothing and holds nobody up.
      return { ok: true, value: among('common.words.no') ? 'no' : ('unclear' as never) }
    },
  },
})
  .begins(({ talk }) => {
    talk.state.languageOffered = true
  })
  .done(({ talk, answers, options }) => {
    const code = LANGUAGES.find((known) => known.code === options.speak)?.code
    if (code && (answers.take === 'yes' || goesOnIn({ talk, language: code }))) settleLanguage({ talk, language: code })
    else if (answers.take === 'no') talk.state.languageSettled = true
    if (options.earlier === undefined) return undefined
    hearAgain({ talk, earlier: options.earlier, after: 'language' })
    return 'silent'
  })
