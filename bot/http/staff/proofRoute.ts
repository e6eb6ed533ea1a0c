/** Showing again who one is, before what is sensitive: the session goes on under a new secret (threat T13). */
import { z } from 'zod'
import { AppError } from '../../../services/errors.ts'
import { sessionCookie } from './cookie.ts'
import { code } from './sessionRoutes.ts'
import { type StaffDeps, type StaffRoute, staffRoute } from './staffRoute.ts'

const proof = z.strictObject({
  password: z.string().min(1).max(1_000).optional().describe('where no second factor is set up'),
  code: code.optional(),
})

export function proofRoute({ deps }: { deps: StaffDeps }): StaffRoute {
  const { staff, limits } = deps
  return staffRoute({
    deps,
    define: {
      method: 'POST',
      path: '/api/staff/session/proof',
      name: 'staff.proof',
      summary: 'Prove it again: the code where a second factor is set up, else the password. It holds for ten minutes.',
      act: null,
      whileTemporary: true,
      whileCodeless: true,
      fails: ['too_many'],
      body: proof,
      handle: async ({ call, me, body, headers }) => {
        const who = { account: me.account.email, ip: call.ip }
        await limits.take(who)
        const secret = await staff.signIn.prove({ ...me, ...body })
        if (secret === null) throw new AppError('forbidden', { reason: 'wrong' })
        await limits.forgive(who)
        headers['Set-Cookie'] = sessionCookie(secret)
      },
    },
  })
}
