/** What shows a message's language: its words as written, accents and all, and runs of one to four letters. */
import { type Counts, gramCounter, runs } from './ngrams.ts'

export const LANGUAGE_BUCKETS = 2 ** 15
const LONGEST = 4
/** Letters that are read: a language shows itself early. */
const READ = 600

export function countLanguageGrams(text: string): Counts {
  const { count, add, counted } = gramCounter(LANGUAGE_BUCKETS)
  const words =
    text
      .slice(0, READ)
      .toWellFormed()
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}'’]+/gu) ?? []
  for (const word of words) {
    count(`w ${word}`)
    runs({ edged: ` ${word} `, shortest: 1, longest: LONGEST, add })
  }
  return counted()
}
