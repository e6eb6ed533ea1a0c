/** Which of the shown choices the words mean: by digit, by the button's own words, or by listed synonyms. */
import { type TextKey, t, wordList } from '../../locales/index.ts'
import { spokenAs } from '../../locales/languages.ts'
import type { Choice, Talk } from '../talk.ts'
import { plainParams } from './plainParams.ts'

/** Folds case, accents, digits of other scripts and end punctuation; for matching only, never for storing. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u200b-\u200f\u2060-\u2069]/g, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) as number) & 15))
    .toLowerCase()
    .replace(/[.!?,;:،۔"'’()]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

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
  // The start of a label of two words or more, when it fits one choice only: "make a complaint please".
  const near = shown.filter((choice) => {
    const label = fold(t({ key: choice.key, language, params: plainParams(choice.params) }))
    return label.length >= 4 && (text.includes(label) || (text.length >= 4 && label.includes(text)))
  })
  return near.length === 1 ? (near[0]?.id ?? null) : null
}
