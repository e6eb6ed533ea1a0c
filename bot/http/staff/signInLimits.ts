/** Slows down whoever tries passwords: by account and address together, by account, by address; no door stays shut for good (threat T15). */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '../../../services/errors.ts'

export interface SignInLimits {
  /** Throws `too_many` with the seconds to wait. */
  take(args: { account: string; ip: string }): Promise<void>
  /** The right password: this try is not counted. */
  forgive(args: { account: string; ip: string }): Promise<void>
}

// One address may be a whole office; one account may be tried from many addresses, which must not shut its owner out at once.
const FOR_ACCOUNT = 4
const FOR_ADDRESS = 10

export function createSignInLimits({ points, seconds }: { points: number; seconds: number }): SignInLimits {
  const limiters = [
    {
      by: ({ account, ip }: { account: string; ip: string }) => `${account} ${ip}`,
      limiter: new RateLimiterMemory({ points, duration: seconds, keyPrefix: 'both' }),
    },
    {
      by: ({ account }: { account: string }) => account,
      limiter: new RateLimiterMemory({ points: points * FOR_ACCOUNT, duration: seconds, keyPrefix: 'account' }),
    },
    {
      by: ({ ip }: { ip: string }) => ip,
      limiter: new RateLimiterMemory({ points: points * FOR_ADDRESS, duration: seconds, keyPrefix: 'address' }),
    },
  ]
  return {
    take: async (who) => {
      for (const { by, limiter } of limiters) {
        try {
          await limiter.consume(by(who))
        } catch (refused) {
          if (!(refused instanceof RateLimiterRes)) throw refused
          throw new AppError('too_many', { retryAfter: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) })
        }
      }
    },
    forgive: async (who) => {
      for (const { by, limiter } of limiters) await limiter.reward(by(who))
    },
  }
}
