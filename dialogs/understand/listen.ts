/** One message as the heads hear it: the n-grams of all of it, and the encoder's vectors of its most telling windows. */

import type { Encoder } from './encoder/encoder.ts'
import type { Tokeniser } from './encoder/tokenise.ts'
import { mostTelling, type Window, windowsOf } from './encoder/windows.ts'
import { type Heads, logits } from './heads.ts'
import { countNgrams, type Sparse, weigh } from './ngrams.ts'

export interface Listened {
  windows: Window[]
  /** One per window; null when the encoder is away. */
  vectors: Float32Array[] | null
}

export async function listen({
  text,
  tokeniser,
  encoder,
  weight,
}: {
  text: string
  tokeniser: Tokeniser
  encoder: Encoder
  /** How telling a window is; asked only when there are more than the encoder may read. */
  weight(text: string): number
}): Promise<Listened> {
  const windows = mostTelling({ windows: windowsOf({ text, tokeniser }), weight })
  return { windows, vectors: await encoder.encode(windows.map(({ pieces }) => tokeniser.framed(pieces))) }
}

export function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const [first] = vectors
  const mean = new Float32Array(first?.length ?? 0)
  for (const vector of vectors) for (let index = 0; index < mean.length; index++) mean[index]! += vector[index]!
  return mean.map((sum) => sum / vectors.length)
}

/** What a window says by itself counts this much less than the whole: most windows are half a thought. */
export const WINDOW_DISCOUNT = 0.5

/** Logits of the whole; of a long message each flag is as loud as in the window that says it most plainly. */
export function hearWhole({
  heads,
  exclusive,
  text,
  listened: { windows, vectors },
}: {
  heads: Heads
  exclusive: number
  text: string
  listened: Listened
}): Float32Array {
  const gramsOf = (part: string): Sparse => weigh({ counts: countNgrams(part), rarity: heads.rarity })
  const usable = vectors && vectors.length > 0 ? vectors : null
  const whole = logits({ heads, sparse: gramsOf(text), vector: usable && meanOf(usable) })
  if (windows.length < 2) return whole
  for (const [index, window] of windows.entries()) {
    const own = logits({ heads, sparse: gramsOf(window.text), vector: usable?.[index] ?? null })
    for (let column = exclusive; column < whole.length; column++)
      whole[column] = Math.max(whole[column]!, own[column]! - WINDOW_DISCOUNT)
  }
  return whole
}
