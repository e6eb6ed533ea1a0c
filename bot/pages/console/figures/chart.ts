/** A chart before it is drawn: bars of parts, each with its name; its table is made from the same. */
import type { Count } from './figureAnswer.ts'

/** good, bad and open are what a time limit came to; plain is a mere count. */
export type Tone = 'good' | 'bad' | 'open' | 'none' | 'plain'
export type Part = { tone: Tone; name: string; count: Count }
export type Bar = { label: string; parts: readonly Part[] }
export type Chart = {
  id: string
  /** Where the longest bar ends; else at the largest sum. */
  most?: number
  /** A line across the bars, with what it means. */
  mark?: { at: number; name: string }
  /** A sentence that says what comes of it. */
  says?: string | undefined
  bars: readonly Bar[]
}

export const numberOf = (count: Count): number => (typeof count === 'number' ? count : 0)
export const isHidden = (count: Count): boolean => count === 'fewer_than_5'
