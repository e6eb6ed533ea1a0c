/** Fitted weights in a byte each, by column, as the product reads them. */
import type { Block, Heads } from '../heads.ts'
import type { Fitted } from './fit.ts'

export function headsFrom({
  fitted: { columns, sparse, bias, dense },
  labels,
  rarity,
}: {
  fitted: Fitted
  labels: readonly string[]
  rarity: Float32Array
}): Heads {
  return {
    labels,
    bias,
    rarity,
    sparse: inBytes({ weights: sparse, columns }),
    dense: dense && {
      ...inBytes({ weights: dense.weights, columns }),
      bias: dense.bias,
      mean: dense.mean,
      spread: dense.spread,
    },
  }
}

function inBytes({ weights, columns }: { weights: Float32Array; columns: number }): Block {
  const most = new Float32Array(columns).fill(1e-9)
  for (let index = 0; index < weights.length; index++)
    most[index % columns] = Math.max(most[index % columns]!, Math.abs(weights[index]!))
  const scale = most.map((value) => value / 127)
  const bytes = new Int8Array(weights.length)
  for (let index = 0; index < weights.length; index++)
    bytes[index] = Math.round(weights[index]! / scale[index % columns]!)
  return { weights: bytes, scale }
}
