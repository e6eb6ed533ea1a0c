/** One's own second factor: shown, confirmed by a first code, its codes for a lost phone made anew, taken away. */
import { z } from 'zod'
import { AppError } from '../../../services/errors.ts'
import { mustHaveFactor } from '../../../services/staff/factorPolicy.ts'
import { sessionCookie } from './cookie.ts'
import { code } from './sessionRoutes.ts'
import { type StaffDeps, type StaffRoute, staffRoute } from './staffRoute.ts'

const recovery = z.object({
  recovery: z.array(z.string()).describe('codes for a lost phone, each good once; never told again'),
})

export function factorRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { product, staff, limits } = deps
  const path = '/api/staff/factor'
  return [
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: `${path}/begin`,
        name: 'staff.factorBegin',
        summary: 'A new secret for an authenticator app. It counts once its first code was sent.',
        act: null,
        whileUnenrolled: true,
        fresh: true,
        answer: z.object({ secret: z.string(), uri: z.string().describe('what the square code holds') }),
        handle: async ({ me: { account } }) => {
          const landlord = product.landlords.bySlug(account.landlord)!
          return await staff.factors.begin({ account, issuer: landlord.name, at: product.clock() })
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path,
        name: 'staff.factorConfirm',
        summary: 'The first code: from now on one is asked for at sign-in. Ends every other session of the account.',
        act: null,
        whileUnenrolled: true,
        fails: ['conflict', 'too_many'],
        body: z.strictObject({ code }),
        answer: recovery,
        handle: async ({ call, me, body, headers }) => {
          const who = { account: me.account.email, ip: call.ip }
          await limits.take(who)
          const done = await staff.ownFactor.confirm({ ...me, ...body })
          if (!done.ok) throw new AppError(done.reason === 'wrong' ? 'forbidden' : 'conflict', { reason: done.reason })
          await limits.forgive(who)
          headers['Set-Cookie'] = sessionCookie(done.secret)
          return { recovery: done.recovery }
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: `${path}/recovery`,
        name: 'staff.factorRecovery',
        summary: 'New codes for a lost phone; the old ones are good for nothing then.',
        act: null,
        fresh: true,
        fails: ['conflict'],
        answer: recovery,
        handle: async ({ me }) => {
          if (!me.account.factorSince) throw new AppError('conflict', { reason: 'not_set_up' })
          return { recovery: await staff.ownFactor.renewRecovery(me) }
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: `${path}/remove`,
        name: 'staff.factorRemove',
        summary: 'Sign in without a code again, where the roles allow it. Ends every other session of the account.',
        act: null,
        fresh: true,
        fails: ['conflict'],
        handle: async ({ me, headers }) => {
          const { roles, factorSince } = me.account
          if (!factorSince) throw new AppError('conflict', { reason: 'not_set_up' })
          if (mustHaveFactor({ rule: product.config.secondFactor, roles }))
            throw new AppError('conflict', { reason: 'factor_needed' })
          const { secret } = await staff.ownFactor.remove(me)
          headers['Set-Cookie'] = sessionCookie(secret)
        },
      },
    }),
  ]
}
