/** Slows down whoever tries passwords: by account and address together, by account, by address; no door stays shut for good (threat T15). */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '../../../services/errors.ts'

/** Nobody knows yet whose account it will be where the provider is asked: then the address alone counts. */
type Tried = { account: string; ip: string } | { account: null; ip: string }

export interface SignInLimits {
  /** Throws `too_many` with the seconds to wait. */
  take(args: Tried): Promise<void>
  /** The right password: this try is not counted, nor the one before it that had only asked for the code. */
  forgive(args: Tried): Promise<void>
  /** This try had no code. Whether one is needed is not told, so it counts until the next one is right. */
  askedCode(args: { account: string; ip: string }): void
}

// One address may be a whole office; one account may be tried from many addresses, which must not shut its owner out at once.
const FOR_ACCOUNT = 4
const FOR_ADDRESS = 10
const ASKED_MOST = 10_000

const both = ({ account, ip }: { account: string; ip: string }): string => `${account} ${ip}`

export function createSignInLimits({ points, seconds }: { points: number; seconds: number }): SignInLimits {
  const ofAddress = new RateLimiterMemory({
    points: points * FOR_ADDRESS,
    duration: seconds,
    keyPrefix: 'address',
  })
  const limiters = [
    {
      by: both,
      limiter: new RateLimiterMemory({ points, duration: seconds, keyPrefix: 'both' }),
    },
    {
      by: ({ account }: { account: string }) => account,
      limiter: new RateLimiterMemory({ points: points * FOR_ACCOUNT, duration: seconds, keyPrefix: 'account' }),
    },
    {
      by: ({ ip }: { ip: string }) => ip,
      limiter: ofAddress,
    },
  ]
  const asked = new Map<string, number>()
  const countedBy = ({ account, ip }: Tried): { key: string; limiter: RateLimiterMemory }[] =>
    account === null
      ? [{ key: ip, limiter: ofAddress }]
      : limiters.map(({ by, limiter }) => ({ key: by({ account, ip }), limiter }))
  return {
    askedCode: (who) => {
      // The oldest goes, so that a flood cannot fill the memory.
      if (asked.size >= ASKED_MOST) asked.delete(asked.keys().next().value!)
      asked.set(both(who), Date.now())
    },
    take: async (who) => {
      for (const { key, limiter } of countedBy(who)) {
        try {
          await limiter.consume(key)
        } catch (refused) {
          if (!(refused instanceof RateLimiterRes)) throw refused
          throw new AppError('too_many', { retryAfter: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) })
        }
      }
    },
    forgive: async (who) => {
      const { account, ip } = who
      const since = account === null ? undefined : asked.get(both({ account, ip }))
      if (account !== null) asked.delete(both({ account, ip }))
      const points = since !== undefined && Date.now() - since < seconds * 1000 ? 2 : 1
      for (const { key, limiter } of countedBy(who)) await limiter.reward(key, points)
    },
  }
}
