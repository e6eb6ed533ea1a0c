/** How often one sender may do a thing; beyond it the answer is 429 with the time to wait. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '../../services/errors.ts'

export interface Limiter {
  /** Throws AppError `too_many` with `retryAfter` in seconds. */
  take(key: string): Promise<void>
}

/** Counted in each process: a flood must be turned away without asking the database. */
export function createLimiter({ points, seconds }: { points: number; seconds: number }): Limiter {
  const limiter = new RateLimiterMemory({ points, duration: seconds })
  return {
    take: async (key) => {
      try {
        await limiter.consume(key)
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused
        throw new AppError('too_many', { retryAfter: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) })
      }
    },
  }
}
