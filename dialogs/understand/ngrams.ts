/** The n-grams of a message as a sparse vector: words, pairs of words, and runs of letters, hashed into a fixed number of buckets. */
import { fold, wordsOf } from './normalise.ts'

export interface Sparse {
  at: Uint32Array
  value: Float32Array
}

export const BUCKETS = 2 ** 16
const SHORTEST = 2
const LONGEST = 5
/** Words of one message whose n-grams are counted: the bound on the work. */
const MOST_WORDS = 800

/** Raw counts by bucket. The same text always gives the same vector. */
export function countNgrams(text: string): Map<number, number> {
  const { counts, count } = gramCounter(BUCKETS)
  let before: string | null = null
  for (const { text: written } of wordsOf(fold(text)).slice(0, MOST_WORDS)) {
    const word = written.replace(/\p{N}/gu, '0').slice(0, 40)
    count(`w ${word}`)
    if (before !== null) count(`p ${before} ${word}`)
    before = word
    const edged = ` ${word} `
    for (let size = SHORTEST; size <= LONGEST; size++) {
      for (let start = 0; start + size <= edged.length; start++) count(edged.slice(start, start + size))
      if (size >= edged.length) break
    }
  }
  return counts
}

/** Sublinear counts weighed by rarity, of length one; buckets that training never saw weigh nothing. */
export function weigh({ counts, rarity }: { counts: Map<number, number>; rarity: Float32Array }): Sparse {
  const at: number[] = []
  const value: number[] = []
  let sum = 0
  for (const [bucket, count] of counts) {
    const weight = (1 + Math.log(count)) * rarity[bucket]!
    if (weight === 0) continue
    at.push(bucket)
    value.push(weight)
    sum += weight * weight
  }
  const length = Math.sqrt(sum) || 1
  return { at: Uint32Array.from(at), value: Float32Array.from(value, (one) => one / length) }
}

/** Counts n-grams by bucket: FNV-1a over UTF-16 units. */
export function gramCounter(buckets: number): { counts: Map<number, number>; count(gram: string): void } {
  const counts = new Map<number, number>()
  const count = (gram: string): void => {
    let hash = 0x811c9dc5
    for (let index = 0; index < gram.length; index++) hash = Math.imul(hash ^ gram.charCodeAt(index), 0x01000193)
    const at = (hash >>> 0) % buckets
    counts.set(at, (counts.get(at) ?? 0) + 1)
  }
  return { counts, count }
}
