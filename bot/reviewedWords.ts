/** Texts that people have read and versioned are never given to a machine: known by their mark in the log, and in what an officer writes by their words. */
import { catalogue, type TextKey, type Words } from '../locales/index.ts'
import { LANGUAGES } from '../locales/languages.ts'
import { isVersioned, leavesOf } from '../locales/review.ts'
import type { Facts } from './facts.ts'
import { speak } from './say.ts'

/** A line of ours that holds one: `danger.reply@3`. */
export const holdsReviewed = (said: readonly string[] | undefined): boolean =>
  said?.some((key) => key.includes('@')) ?? false

/** Shorter ones ("Yes", "Report it") are ordinary words too. */
const SHORTEST = 40

const known = new WeakMap<Facts, readonly string[]>()

/** Also in the midst of other words. */
export function quotesReviewed({ text, facts }: { text: string; facts: Facts }): boolean {
  const all = known.get(facts) ?? everyReviewed(facts)
  known.set(facts, all)
  const words = bare(text)
  return all.some((one) => words.includes(one))
}

function everyReviewed(facts: Facts): string[] {
  const found = LANGUAGES.flatMap(({ code: language }) =>
    leavesOf(catalogue[language] as Words)
      .filter(([key]) => isVersioned(key) && !key.startsWith('letters.'))
      .map(([key]) => {
        const voice = key.endsWith('_short') ? 'short' : 'full'
        const shows = { choices: 'buttons', page: 7, voice, uploads: false, quickExit: false, private: false } as const
        const said = { key: key.replace(/_short$/, '') as TextKey, params: {}, choices: [], weight: 'plain' } as const
        return bare(speak({ said: { ...said, choices: [] }, language, shows, facts }).text)
      }),
  )
  return [...new Set(found)].filter((one) => one.length >= SHORTEST)
}

const bare = (text: string): string =>
  text
    .replaceAll(/[\u2066-\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
