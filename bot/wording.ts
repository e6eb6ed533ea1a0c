/** Which version of a safety, consent, confidentiality or choice text is in use, and which languages a landlord may offer. */
import type { Voice } from '../locales/index.ts'
import { LANGUAGES } from '../locales/languages.ts'
import { isVersioned, type Review, readReviews } from '../locales/review.ts'

const all: Record<string, Record<string, Review>> = Object.fromEntries(
  LANGUAGES.map(({ code }) => [code, readReviews(code)]),
)

/** `key@version`; version 0 is a text that nobody versions. */
export function wordingVersion({ key, language }: { key: string; language: string }): string {
  const review = all[language.split('-')[0] ?? 'en']?.[key] ?? all.en?.[key]
  return `${key}@${review?.version ?? 0}`
}

/** Which texts were said: a versioned one as `key@version`, as it was said in this language and voice; any other by its key. */
export const saidAs = ({ keys, language, voice }: { keys: string[]; language: string; voice: Voice }): string[] =>
  keys.map((key) => {
    const short =
      voice === 'short' && isVersioned(`${key}_short`) ? wordingVersion({ key: `${key}_short`, language }) : null
    if (short && !short.endsWith('@0')) return short
    return isVersioned(key) ? wordingVersion({ key, language }) : key
  })

/** True when every versioned text of the language was read by a named person. */
export const isReviewed = (language: string): boolean => {
  const list = Object.values(all[language] ?? {})
  return (
    list.length > 0 && list.every(({ status, by, on }) => status === 'reviewed' && by !== undefined && on !== undefined)
  )
}

/** In production only reviewed languages, unless the landlord accepts drafts by name (profile operations.accepts_draft_wording). */
export const offeredLanguages = ({
  wanted,
  acceptsDrafts,
  production,
}: {
  wanted: string[]
  acceptsDrafts: boolean
  production: boolean
}): string[] =>
  wanted.filter(
    (code) =>
      LANGUAGES.some((language) => language.code === code) && (!production || acceptsDrafts || isReviewed(code)),
  )
