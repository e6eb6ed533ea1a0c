/** A person's words with phone numbers, dates and references kept in one piece where the words run from right to left. */
import { REFERENCE_ALPHABET } from '../cases/reference.ts'
import type { Piece } from './letterDocument.ts'

export const RUNS_RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** Groups of figures: alone, "01632 960100" after an Urdu word is shown as "960100 01632" by the rules of Unicode. */
const FIGURES = '\\+?[\\d\u06f0-\u06f9]+(?:[ ()./-]{1,2}[\\d\u06f0-\u06f9]+)+'
const symbol = `[${REFERENCE_ALPHABET}]`
const TOGETHER = new RegExp(`(${FIGURES}|\\b${symbol}{3}-${symbol}{3}-${symbol}{4}\\b)`)
/** Shorter groups, such as "10-12", stay as the person saw them while writing. */
const FEWEST_SIGNS = 8

export function directed(words: string): Piece[] {
  if (!RUNS_RIGHT_TO_LEFT.test(words)) return [words]
  const parts = words.split(TOGETHER)
  return parts
    .map((part, index): Piece => {
      if (index % 2 === 0 || part.length < FEWEST_SIGNS) return part
      // After a Latin letter on the same line it is in order by itself, and belongs to the words before it.
      const before = parts.slice(0, index).join('').split('\n').at(-1) ?? ''
      const last = before.match(/\p{L}/gu)?.at(-1)
      return last === undefined || RUNS_RIGHT_TO_LEFT.test(last) ? { ltr: part } : part
    })
    .filter((piece) => piece !== '')
}
