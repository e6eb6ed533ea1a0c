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

/** How often each bucket was met, in the order of first meeting. */
export interface Counts {
  at: Uint32Array
  times: Uint16Array
}

/** The same text always gives the same counts, in the same order. */
export function countNgrams(text: string): Counts {
  const { count, add, counted } = gramCounter(BUCKETS)
  let before: string | null = null
  for (const { text: written } of wordsOf(fold(text)).slice(0, MOST_WORDS)) {
    const word = written.replace(/\p{N}/gu, '0').slice(0, 40)
    count(`w ${word}`)
    if (before !== null) count(`p ${before} ${word}`)
    before = word
    runs({ edged: ` ${word} `, shortest: SHORTEST, longest: LONGEST, add })
  }
  return counted()
}

/** Sublinear counts weighed by rarity, of length one; buckets that training never saw weigh nothing. */
export function weigh({ counts: { at, times }, rarity }: { counts: Counts; rarity: Float32Array }): Sparse {
  const kept = new Uint32Array(at.length)
  const weights = new Float64Array(at.length)
  let many = 0
  let sum = 0
  for (let index = 0; index < at.length; index++) {
    const weight = (1 + (LOG[times[index]!] ?? Math.log(times[index]!))) * rarity[at[index]!]!
    if (weight === 0) continue
    kept[many] = at[index]!
    weights[many] = weight
    many += 1
    sum += weight * weight
  }
  const length = Math.sqrt(sum) || 1
  const value = new Float32Array(many)
  for (let index = 0; index < many; index++) value[index] = weights[index]! / length
  return { at: kept.subarray(0, many), value }
}

const LOG = Array.from({ length: 64 }, (_, times) => Math.log(times))

/** FNV-1a over UTF-16 units. */
const SEED = 0x811c9dc5
const hashed = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193) >>> 0

/** Every run of letters of a word: each goes on from the hash of the one that is a letter shorter. */
export function runs({
  edged,
  shortest,
  longest,
  add,
}: {
  edged: string
  shortest: number
  longest: number
  add(hash: number): void
}): void {
  const units = edged.length
  for (let start = 0; start < units; start++) hashes[start] = SEED
  for (let size = 1; size <= Math.min(longest, units); size++) {
    for (let start = 0; start + size <= units; start++) {
      const hash = hashed(hashes[start]!, edged.charCodeAt(start + size - 1))
      hashes[start] = hash
      if (size >= shortest) add(hash)
    }
  }
}

/** Longer than any word that is read. */
const hashes = new Uint32Array(8_192)

/** Counters at rest, all nought, by number of buckets: a fresh one for each message would cost more than the counting. */
const tallies = new Map<number, Uint16Array>()

/** Counts n-grams by bucket; `counted` ends it, and no other may be begun before. */
export function gramCounter(buckets: number): {
  count(gram: string): void
  /** One whose hash is known. */
  add(hash: number): void
  counted(): Counts
} {
  const tally = tallies.get(buckets) ?? new Uint16Array(buckets)
  tallies.set(buckets, tally)
  const met: number[] = []
  const add = (hash: number): void => {
    const at = hash % buckets
    const times = tally[at]!
    if (times === 0) met.push(at)
    if (times < 0xffff) tally[at] = times + 1
  }
  return {
    add,
    count: (gram) => {
      let hash = SEED
      for (let index = 0; index < gram.length; index++) hash = hashed(hash, gram.charCodeAt(index))
      add(hash)
    },
    counted: () => {
      const at = Uint32Array.from(met)
      const times = new Uint16Array(at.length)
      for (let index = 0; index < at.length; index++) {
        times[index] = tally[at[index]!]!
        tally[at[index]!] = 0
      }
      return { at, times }
    },
  }
}
