/** What shows a message's language: its words as written, accents and all, and runs of one to four letters. */
import { gramCounter } from './ngrams.ts'

export const LANGUAGE_BUCKETS = 2 ** 15
const LONGEST = 4
/** Letters that are read: a language shows itself early. */
const READ = 600

export function countLanguageGrams(text: string): Map<number, number> {
  const { counts, count } = gramCounter(LANGUAGE_BUCKETS)
  const words =
    text
      .slice(0, READ)
      .toWellFormed()
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}'’]+/gu) ?? []
  for (const word of words) {
    count(`w ${word}`)
    const edged = ` ${word} `
    for (let size = 1; size <= LONGEST; size++)
      for (let start = 0; start + size <= edged.length; start++) count(edged.slice(start, start + size))
  }
  return counts
}
