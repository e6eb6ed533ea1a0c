/** The product's own words as a tenant may type them, folded once: a choice's label, and the lists of words that mean something. */
import { type TextKey, t, type Voice, wordList } from '../../locales/index.ts'
import type { LanguageCode } from '../../locales/languages.ts'
import type { Choice } from '../talk.ts'
import { fold } from './fold.ts'
import { plainParams } from './plainParams.ts'

const labels = new Map<string, Map<TextKey, string>>()
const lists = new Map<LanguageCode, Map<TextKey, readonly string[]>>()

export function foldedLabel({
  choice: { key, params },
  language,
  voice = 'full',
}: {
  choice: Choice
  language: LanguageCode
  voice?: Voice
}): string {
  const words = (): string => fold(t({ key, language, voice, params: plainParams(params) }))
  // A label that holds a value is put together anew.
  if (params && Object.keys(params).length > 0) return words()
  return once({ kept: labels, of: language + voice, key, make: words })
}

/** The list in the tenant's language, and the English one, which people mix in everywhere. */
export const foldedWords = ({ key, language }: { key: TextKey; language: LanguageCode }): readonly string[] =>
  once({
    kept: lists,
    of: language,
    key,
    make: () => [...new Set([language, 'en' as const].flatMap((code) => wordList({ key, language: code }).map(fold)))],
  })

const phrases = new Map<LanguageCode, Map<TextKey, readonly string[]>>()

/** True when the text holds one of the listed phrases as whole words, in the tenant's language or in English. */
export function holdsListed({ text, key, language }: { text: string; key: TextKey; language: LanguageCode }): boolean {
  const listed = once({
    kept: phrases,
    of: language,
    key,
    make: () => foldedWords({ key, language }).map((phrase) => ` ${phrase} `),
  })
  const said = ` ${fold(text)} `
  return listed.some((phrase) => said.includes(phrase))
}

function once<Of, T>({ kept, of, key, make }: { kept: Map<Of, Map<TextKey, T>>; of: Of; key: TextKey; make(): T }): T {
  let byKey = kept.get(of)
  if (!byKey) {
    byKey = new Map()
    kept.set(of, byKey)
  }
  const known = byKey.get(key)
  if (known !== undefined) return known
  const made = make()
  byKey.set(key, made)
  return made
}
