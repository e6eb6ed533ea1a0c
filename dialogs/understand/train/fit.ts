/** Fits the heads: logistic regression by AdaGrad, one softmax over the first labels and a sigmoid for each of the rest. Deterministic. */
import { DIMENSIONS } from '../encoder/encoder.ts'
import { standard } from '../heads.ts'
import { BUCKETS, type Sparse } from '../ngrams.ts'
import { createRandom, shuffled } from './random.ts'

export interface Example {
  sparse: Sparse
  /** null where only n-grams are learned from. */
  vector: Float32Array | null
  /** Column of the one right label among the first `exclusive`. */
  one: number
  /** Columns, from `exclusive` on, that are true. */
  many: readonly number[]
}

export interface Fitted {
  columns: number
  sparse: Float32Array
  bias: Float32Array
  dense: { weights: Float32Array; bias: Float32Array; mean: Float32Array; spread: Float32Array } | null
}

export interface Fitting {
  examples: readonly Example[]
  columns: number
  /** How many of the columns share one softmax. */
  exclusive: number
  /** How much more a true rare label weighs than a false one. */
  positiveWeight?: number
  epochs?: number
  /** Share of examples that are learned without their vector, so that the n-grams can carry on alone. */
  withoutVector?: number
  sparseRate?: number
  denseRate?: number
  buckets?: number
  seed?: number
}

/** A column whose loss slopes less than this learns nothing from the example: most columns, and nearly all of the work. */
const FLAT = 1e-3

export function fitHeads({
  examples,
  columns,
  exclusive,
  positiveWeight = 1,
  epochs = 8,
  withoutVector = 0.25,
  sparseRate = 0.25,
  denseRate = 0.05,
  buckets = BUCKETS,
  seed = 11,
}: Fitting): Fitted {
  const random = createRandom(seed)
  const scale = scaleOf(examples)
  const sparse = new Float32Array(buckets * columns)
  const sparseSeen = new Float32Array(buckets * columns).fill(1e-3)
  const bias = new Float32Array(columns)
  const biasSeen = new Float32Array(columns).fill(1)
  const dense = new Float32Array(DIMENSIONS * columns)
  const denseSeen = new Float32Array(DIMENSIONS * columns).fill(1e-2)
  const denseBias = new Float32Array(columns)
  const denseBiasSeen = new Float32Array(columns).fill(1)
  const standing = new Float32Array(DIMENSIONS)
  const out = new Float32Array(columns)
  const slope = new Float32Array(columns)
  const steep = new Uint16Array(columns)

  const step = (weights: Float32Array, seen: Float32Array, at: number, gradient: number, rate: number): void => {
    const so = seen[at]! + gradient * gradient
    seen[at] = so
    weights[at] = weights[at]! - (rate * gradient) / Math.sqrt(so)
  }

  for (let epoch = 0; epoch < epochs; epoch++) {
    const slower = 1 - epoch / epochs
    for (const { sparse: grams, vector, one, many } of shuffled({ items: examples, random })) {
      const withVector = vector !== null && scale !== null && random() >= withoutVector
      out.set(bias)
      for (let index = 0; index < grams.at.length; index++) {
        const row = grams.at[index]! * columns
        const value = grams.value[index]!
        for (let column = 0; column < columns; column++) out[column] = out[column]! + sparse[row + column]! * value
      }
      if (withVector) {
        for (let index = 0; index < DIMENSIONS; index++) {
          const value = standard({ value: vector[index]!, mean: scale.mean[index]!, spread: scale.spread[index]! })
          standing[index] = value
          const row = index * columns
          for (let column = 0; column < columns; column++) out[column] = out[column]! + dense[row + column]! * value
        }
        for (let column = 0; column < columns; column++) out[column] = out[column]! + denseBias[column]!
      }
      slopes({ out, slope, exclusive, one, many, positiveWeight })
      let count = 0
      for (let column = 0; column < columns; column++) if (Math.abs(slope[column]!) >= FLAT) steep[count++] = column
      for (let index = 0; index < grams.at.length; index++) {
        const row = grams.at[index]! * columns
        const value = grams.value[index]!
        for (let at = 0; at < count; at++)
          step(sparse, sparseSeen, row + steep[at]!, slope[steep[at]!]! * value, sparseRate * slower)
      }
      for (let column = 0; column < columns; column++) step(bias, biasSeen, column, slope[column]!, 0.1 * slower)
      if (!withVector) continue
      for (let index = 0; index < DIMENSIONS; index++) {
        const row = index * columns
        const value = standing[index]!
        for (let at = 0; at < count; at++)
          step(dense, denseSeen, row + steep[at]!, slope[steep[at]!]! * value, denseRate * slower)
      }
      for (let column = 0; column < columns; column++)
        step(denseBias, denseBiasSeen, column, slope[column]!, 0.1 * slower)
    }
  }
  return { columns, sparse, bias, dense: scale && { weights: dense, bias: denseBias, ...scale } }
}

/** What the loss loses per unit of each logit. */
function slopes({
  out,
  slope,
  exclusive,
  one,
  many,
  positiveWeight,
}: {
  out: Float32Array
  slope: Float32Array
  exclusive: number
  one: number
  many: readonly number[]
  positiveWeight: number
}): void {
  let most = Number.NEGATIVE_INFINITY
  for (let column = 0; column < exclusive; column++) most = Math.max(most, out[column]!)
  let sum = 0
  for (let column = 0; column < exclusive; column++) sum += Math.exp(out[column]! - most)
  for (let column = 0; column < exclusive; column++)
    slope[column] = Math.exp(out[column]! - most) / sum - (column === one ? 1 : 0)
  for (let column = exclusive; column < out.length; column++) slope[column] = 1 / (1 + Math.exp(-out[column]!))
  for (const column of many) slope[column] = (slope[column]! - 1) * positiveWeight
}

function scaleOf(examples: readonly Example[]): { mean: Float32Array; spread: Float32Array } | null {
  const vectors = examples.flatMap(({ vector }) => (vector ? [vector] : []))
  if (vectors.length === 0) return null
  const mean = new Float32Array(DIMENSIONS)
  const spread = new Float32Array(DIMENSIONS)
  for (let index = 0; index < DIMENSIONS; index++) {
    let sum = 0
    let squares = 0
    for (const vector of vectors) {
      sum += vector[index]!
      squares += vector[index]! ** 2
    }
    mean[index] = sum / vectors.length
    spread[index] = Math.sqrt(Math.max(1e-8, squares / vectors.length - mean[index]! ** 2))
  }
  return { mean, spread }
}
