/** Sign in, who am I, change my password, sign out. */
import { z } from 'zod'
import { AppError } from '../../../services/errors.ts'
import { normalEmail } from '../../../services/staff/accounts.ts'
import { parseJson } from '../body.ts'
import { type Call, JSON_BODY } from '../route.ts'
import { noCookie, sessionCookie } from './cookie.ts'
import { assertOwnPage } from './csrf.ts'
import { refusalsOf } from './refusals.ts'
import { type StaffDeps, type StaffRoute, staffRoute } from './staffRoute.ts'
import { whoAmI, whoView } from './whoAmI.ts'

export const code = z.string().min(1).max(100).describe('of the authenticator app, or one for a lost phone')
const credentials = z.strictObject({
  email: z.string().min(1).max(320),
  password: z.string().min(1).max(1_000),
  code: code.optional(),
  landlord: z.string().max(100).optional().describe('its short name; absent: the landlord of this web address first'),
})

const newPassword = z.strictObject({ current: z.string().min(1).max(1_000), next: z.string().min(1).max(1_000) })

export function sessionRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { product, staff, limits } = deps

  const signIn = async (call: Call) => {
    assertOwnPage({ call, publicUrl: product.config.publicUrl })
    const { email, password, code: given, landlord } = parseJson({ call, schema: credentials })
    const who = { account: normalEmail(email), ip: call.ip }
    await limits.take(who)
    const all = product.landlords.all().map(({ slug }) => slug)
    const here = product.landlords.byHost(call.host)?.slug
    const landlords =
      landlord === undefined ? [...new Set([...(here ? [here] : []), ...all])] : all.filter((slug) => slug === landlord)
    const done = await staff.signIn.signIn({ landlords, email, password, code: given })
    if (!done) {
      if (given === undefined) limits.askedCode(who)
      throw new AppError('unauthorised')
    }
    await limits.forgive(who)
    const me = { ...done, provedAt: product.clock() }
    return {
      status: 200,
      headers: { 'Set-Cookie': sessionCookie(done.secret) },
      body: whoAmI.parse(whoView({ deps, me })),
    }
  }

  return [
    {
      method: 'POST',
      path: '/api/staff/session',
      name: 'staff.signIn',
      body: JSON_BODY,
      handle: signIn,
      spec: {
        summary: 'Sign in. The session is a cookie. A missing code is refused like a wrong password.',
        query: null,
        body: credentials,
        answer: whoAmI,
        signedIn: false,
        keyed: false,
        refusals: refusalsOf({ method: 'POST', path: '/api/staff/session', act: null, fails: ['too_many'] }),
      },
    },
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path: '/api/staff/session',
        name: 'staff.me',
        summary: 'Who is signed in.',
        act: null,
        whileTemporary: true,
        whileCodeless: true,
        answer: whoAmI,
        handle: async ({ me }) => whoView({ deps, me }),
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: '/api/staff/password',
        name: 'staff.password',
        summary: 'Change the own password; ends every other session of the account.',
        act: null,
        whileTemporary: true,
        fails: ['too_many'],
        body: newPassword,
        answer: whoAmI,
        handle: async ({ call, me, body, headers }) => {
          const who = { account: me.account.email, ip: call.ip }
          await limits.take(who)
          const changed = await staff.signIn.changePassword({ ...me, ...body })
          if (!changed.ok)
            throw new AppError(changed.reason === 'wrong' ? 'forbidden' : 'bad_request', { reason: changed.reason })
          await limits.forgive(who)
          headers['Set-Cookie'] = sessionCookie(changed.secret)
          return whoView({ deps, me: { ...me, account: { ...me.account, temporary: false } } })
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'DELETE',
        path: '/api/staff/session',
        name: 'staff.signOut',
        summary: 'Sign out.',
        act: null,
        whileTemporary: true,
        whileCodeless: true,
        handle: async ({ me, headers }) => {
          await staff.signIn.signOut(me)
          headers['Set-Cookie'] = noCookie
        },
      },
    }),
  ]
}
