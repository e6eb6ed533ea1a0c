/** Which of the shown choices the words mean: by digit, by the button's own words, or by listed synonyms. */
import { type TextKey, t, wordList } from '../../locales/index.ts'
import { type LanguageCode, spokenAs } from '../../locales/languages.ts'
import type { Choice, Talk } from '../talk.ts'
import { leadWord } from './leadWord.ts'
import { plainParams } from './plainParams.ts'

/** Folds case, accents, digits of other scripts and end punctuation; for matching only, never for storing. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u200b-\u200f\u2060-\u2069]/g, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) as number) & 15))
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replace(/[يى]/g, 'ی')
    .replaceAll('ك', 'ک')
    .replace(/[.!?,;:،۔؟"'’()]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** A label inside a longer text is an account that happens to hold those words, not a choice. */
const NEAR = 25

/** `shown` is in the order the tenant saw; `words` names a locale list of synonyms per choice. */
export function matchChoice({
  said,
  shown,
  talk,
  words = {},
}: {
  said: string
  shown: Choice[]
  talk: Talk
  words?: Partial<Record<string, string>>
}): string | null {
  const text = fold(said)
  if (text === '') return null
  const digit = /^(\d{1,2})$/.exec(text)?.[1]
  if (digit) return shown[Number(digit) - 1]?.id ?? null
  const language = spokenAs(talk.state.language) ?? 'en'
  for (const choice of shown) {
    if (text === choice.id) return choice.id
    const label = fold(t({ key: choice.key, language, params: plainParams(choice.params), voice: talk.shows.voice }))
    const full = fold(t({ key: choice.key, language, params: plainParams(choice.params) }))
    if (text === label || text === full) return choice.id
  }
  for (const [id, key] of Object.entries(words)) {
    if (!key || !shown.some((choice) => choice.id === id)) continue
    const known = [
      ...wordList({ key: key as TextKey, language }),
      ...(language === 'en' ? [] : wordList({ key: key as TextKey, language: 'en' })),
    ]
    if (known.some((word) => text === fold(word))) return id
  }
  const lead = leadWord({ said, language })
  const led = lead && ledTo({ lead, shown, words, language })
  if (led) return led
  // The start of a label of two words or more, when it fits one choice only: "make a complaint please".
  const near = shown.filter((choice) => {
    const label = fold(t({ key: choice.key, language, params: plainParams(choice.params) }))
    return label.length >= 4 && ((text.includes(label) && text.length <= label.length + NEAR) || (text.length >= 4 && label.includes(text)))
  })
  return near.length === 1 ? (near[0]?.id ?? null) : null
}

/** The choice that is called yes or no, or that lists the word among its synonyms. */
function ledTo({ lead, shown, words, language }: { lead: 'yes' | 'no'; shown: Choice[]; words: Partial<Record<string, string>>; language: LanguageCode }): string | null {
  const [word = lead] = wordList({ key: `common.words.${lead}`, language })
  const known = shown.find(({ id }) => {
    const key = words[id]
    return id === lead || (key !== undefined && wordList({ key: key as TextKey, language }).includes(word))
  })
  return known?.id ?? null
}
