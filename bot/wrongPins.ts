/** Wrong PINs: after a few of them a reference stays shut for a while, to the right PIN too, and nobody is told which it was (threat T20). */
import { RateLimiterMemory } from 'rate-limiter-flexible'

export interface WrongPins {
  /** True when this reference has had too many wrong PINs. */
  shut(reference: string): Promise<boolean>
  count(reference: string): Promise<void>
}

/** Counted in each process, for references that exist and for those that do not: the two cannot be told apart. */
export function createWrongPins({ points, seconds }: { points: number; seconds: number }): WrongPins {
  const limiter = new RateLimiterMemory({ points, duration: seconds })
  return {
    shut: async (reference) => ((await limiter.get(reference))?.consumedPoints ?? 0) >= points,
    count: async (reference) => {
      await limiter.penalty(reference, 1)
    },
  }
}
