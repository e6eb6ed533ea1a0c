/** The same things in an order that says nothing of the one they came in. */
import { randomInt } from 'node:crypto'

/** A whole number from 0 up to but not including `below`, each as likely. */
export type Random = (below: number) => number

export const cryptoRandom: Random = (below) => randomInt(below)

/** Fisher and Yates: every order is as likely as any other. */
export function shuffled<T>({ items, random }: { items: readonly T[]; random: Random }): T[] {
  const out = [...items]
  for (let last = out.length - 1; last > 0; last--) {
    const other = random(last + 1)
    const moved = out[last] as T
    out[last] = out[other] as T
    out[other] = moved
  }
  return out
}
