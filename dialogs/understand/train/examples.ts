/** Corpus rows as the heads learn from them. */
import { columnsFor } from '../columns.ts'
import type { CorpusRow } from '../corpus/corpus.ts'
import { meanOf } from '../listen.ts'
import { BUCKETS, type Counts, countNgrams, weigh } from '../ngrams.ts'
import type { Example } from './fit.ts'

/** An n-gram in fewer messages than this says more about its author than about its meaning. */
const FEWEST = 2

/** Inverse document frequency per bucket; 0 where too few messages have it. */
export function rarityOf({ counts, buckets = BUCKETS }: { counts: readonly Counts[]; buckets?: number }): Float32Array {
  const seen = new Uint32Array(buckets)
  for (const one of counts) for (const bucket of one.at) seen[bucket]! += 1
  return Float32Array.from(seen, (many) => (many < FEWEST ? 0 : 1 + Math.log((1 + counts.length) / (1 + many))))
}

export interface Prepared {
  row: CorpusRow
  counts: Counts
  vectors: Float32Array[] | null
}

export const prepare = ({
  rows,
  vectors,
}: {
  rows: readonly CorpusRow[]
  vectors: readonly Float32Array[][]
}): Prepared[] => rows.map((row, index) => ({ row, counts: countNgrams(row.text), vectors: vectors[index] ?? null }))

export const exampleOf = ({ prepared, rarity }: { prepared: Prepared; rarity: Float32Array }): Example => ({
  sparse: weigh({ counts: prepared.counts, rarity }),
  vector: prepared.vectors && prepared.vectors.length > 0 ? meanOf(prepared.vectors) : null,
  ...columnsFor(prepared.row),
})
