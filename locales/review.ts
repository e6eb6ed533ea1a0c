/** The texts whose every wording is versioned and read by a named person; run by itself it renews each language's reviews.json. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { catalogue, type Words } from './index.ts'
import { LANGUAGES } from './languages.ts'

export interface Review {
  version: number
  /** The first 12 signs of the text's SHA-256. */
  hash: string
  status: 'draft' | 'reviewed'
  by?: string
  on?: string
}

/** Safety, consent, confidentiality, choice, refusal and ombudsman (journeys 0.5); words that are only listened for are not said to anyone. */
const VERSIONED = [
  /^(danger|choice|sensitive|hateReport|ombudsman)\./,
  /^complaint\.(begin|logged|representative|connected|characteristics|done|doneNoDate|answerBy|answerWithin|more|moreWithRequest)(_|\.|$)/,
  /^common\.(privacy|pin|fields\.risk)/,
  /^handoff\.(closed|closedNoTime|stuck\.distress|contact|nobody\.(late|closed|inConfidence))/,
  /^serviceRequest\.(emergency|hazard)/,
  /^sms\.(threadStart|helpWord)/,
  /^language\.offer/,
  /^compliment\.share/,
  /^asb\.(begin|speak)/,
  /^status\.(notHere|notFound)/,
  /^letters\./,
  /^replies\./,
  /^survey\.(begin|about)/,
  /^casework\.(escalation|withdrawal|definition|letter)\./,
]
const LISTENED = /\.words(\.|$)/

export const isVersioned = (key: string): boolean =>
  !LISTENED.test(key) && VERSIONED.some((pattern) => pattern.test(key))

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** Every text of a language by its dotted key. */
export function leavesOf(words: Words, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([name, value]): [string, string][] => {
    const key = path ? `${path}.${name}` : name
    return typeof value === 'string' ? [[key, value]] : leavesOf(value as Words, key)
  })
}

export const reviewsPath = (code: string): URL => new URL(`${code}/reviews.json`, import.meta.url)

export const readReviews = (code: string): Record<string, Review> =>
  existsSync(reviewsPath(code)) ? JSON.parse(readFileSync(reviewsPath(code), 'utf8')) : {}

/** Changed wording gets the next version and is a draft again until somebody has read it. */
export function renewed({
  texts,
  before,
}: {
  texts: [string, string][]
  before: Record<string, Review>
}): Record<string, Review> {
  const entries = texts
    .filter(([key]) => isVersioned(key))
    .map(([key, text]): [string, Review] => {
      const old = before[key]
      const hash = hashOf(text)
      return [key, old?.hash === hash ? old : { version: (old?.version ?? 0) + 1, hash, status: 'draft' }]
    })
  return Object.fromEntries(entries)
}

if (process.argv[1] === import.meta.filename) {
  for (const { code } of LANGUAGES) {
    const words = catalogue[code]
    if (!('common' in words)) continue
    writeFileSync(
      reviewsPath(code),
      `${JSON.stringify(renewed({ texts: leavesOf(words), before: readReviews(code) }), null, 2)}\n`,
    )
  }
}
