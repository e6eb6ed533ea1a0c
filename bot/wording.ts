/** Which version of a safety, consent, confidentiality or choice text is in use: `key@version`, from the language's list of reviews. */
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { LANGUAGES } from '../locales/languages.ts'

const reviews = z.record(
  z.string(),
  z.object({
    version: z.number().int().positive(),
    hash: z.string(),
    status: z.union([z.literal('draft'), z.literal('reviewed')]),
    by: z.string().optional(),
    on: z.iso.date().optional(),
  }).refine((review) => review.status === 'draft' || (review.by !== undefined && review.on !== undefined)),
)
export type Reviews = z.infer<typeof reviews>

function readReviews(code: string): Reviews {
  const file = new URL(`../locales/${code}/reviews.json`, import.meta.url)
  return existsSync(file) ? reviews.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
}

const all: Record<string, Reviews> = Object.fromEntries(LANGUAGES.map(({ code }) => [code, readReviews(code)]))

export function wordingVersion({ key, language }: { key: string; language: string }): string {
  const review = all[language.split('-')[0] ?? 'en']?.[key] ?? all.en?.[key]
  return `${key}@${review?.version ?? 0}`
}

/** True when every versioned text of the language was read by a named person. */
export const isReviewed = (language: string): boolean => {
  const list = Object.values(all[language] ?? {})
  return list.length > 0 && list.every(({ status }) => status === 'reviewed')
}

/** Languages a landlord may offer: in production only reviewed ones, unless it accepts drafts by name (profile operations.accepts_draft_wording). */
export const offeredLanguages = ({ wanted, acceptsDrafts, production }: { wanted: string[]; acceptsDrafts: boolean; production: boolean }): string[] =>
  wanted.filter((code) => LANGUAGES.some((language) => language.code === code) && (!production || acceptsDrafts || isReviewed(code)))
