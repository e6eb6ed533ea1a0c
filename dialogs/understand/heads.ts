/** The learned heads: n-grams and an encoder vector in, one logit per label out. */
import type { Sparse } from './ngrams.ts'

/** One row per input and one column per label, a byte each, scaled by column. */
export interface Block {
  weights: Int8Array
  scale: Float32Array
}

export interface Heads {
  labels: readonly string[]
  bias: Float32Array
  sparse: Block
  /** How rare each bucket is; 0 where training never saw it. */
  rarity: Float32Array
  /** Absent in heads that read n-grams alone, such as the one for languages. */
  dense: (Block & { mean: Float32Array; spread: Float32Array; bias: Float32Array }) | null
}

/** Logits in the order of `labels`. Sums run in fixed order, so that equal texts give equal bits. */
export function logits({
  heads: { labels, bias, sparse: block, dense },
  sparse,
  vector = null,
}: {
  heads: Heads
  sparse: Sparse
  /** null when the encoder is away: the n-grams carry on alone. */
  vector?: Float32Array | null
}): Float32Array {
  const columns = labels.length
  const out = new Float32Array(columns)
  for (let index = 0; index < sparse.at.length; index++) {
    const row = sparse.at[index]! * columns
    const value = sparse.value[index]!
    for (let column = 0; column < columns; column++) out[column]! += block.weights[row + column]! * value
  }
  for (let column = 0; column < columns; column++) out[column] = out[column]! * block.scale[column]! + bias[column]!
  if (!vector || !dense) return out
  const added = new Float32Array(columns)
  for (let index = 0; index < vector.length; index++) {
    const row = index * columns
    const value = standard({ value: vector[index]!, mean: dense.mean[index]!, spread: dense.spread[index]! })
    for (let column = 0; column < columns; column++) added[column]! += dense.weights[row + column]! * value
  }
  for (let column = 0; column < columns; column++)
    out[column]! += added[column]! * dense.scale[column]! + dense.bias[column]!
  return out
}

export const standard = ({ value, mean, spread }: { value: number; mean: number; spread: number }): number =>
  (value - mean) / spread

export function softmax(values: Float32Array): number[] {
  const most = values.reduce((so, value) => Math.max(so, value), Number.NEGATIVE_INFINITY)
  const shares = Array.from(values, (value) => Math.exp(value - most))
  const sum = shares.reduce((so, share) => so + share, 0)
  return shares.map((share) => share / sum)
}

export const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value))
