/** Sign in, who am I, change my password, sign out. */
import { z } from 'zod'
import { AppError } from '../../../services/errors.ts'
import { type AccountRecord, normalEmail } from '../../../services/staff/accounts.ts'
import { ACTS, ROLES } from '../../../services/staff/roles.ts'
import { IDLE_MS } from '../../../services/staff/sessions.ts'
import { parseJson } from '../body.ts'
import { type Call, JSON_BODY } from '../route.ts'
import { noCookie, sessionCookie } from './cookie.ts'
import { assertOwnPage } from './csrf.ts'
import { refusalsOf } from './refusals.ts'
import { createSignInLimits } from './signInLimits.ts'
import { rightsOf, type StaffDeps, type StaffRoute, staffRoute } from './staffRoute.ts'

const credentials = z.strictObject({
  email: z.string().min(1).max(320),
  password: z.string().min(1).max(1_000),
  landlord: z.string().max(100).optional().describe('its short name; absent: the landlord of this web address first'),
})

const whoAmI = z.object({
  id: z.string(),
  name: z.string(),
  shownName: z.string(),
  email: z.string(),
  roles: z.array(z.enum(ROLES)),
  teams: z.array(z.string()),
  acts: z.array(z.enum(ACTS)).describe('what the roles allow'),
  landlord: z.object({
    slug: z.string(),
    name: z.string(),
    teams: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
  mustChangePassword: z.boolean(),
  idleSeconds: z.number().int().describe('signed out after this long without use'),
})

const newPassword = z.strictObject({ current: z.string().min(1).max(1_000), next: z.string().min(1).max(1_000) })

export function sessionRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { product, staff } = deps
  const limits = createSignInLimits(product.config.limits.signIns)

  const view = (account: AccountRecord): z.infer<typeof whoAmI> => {
    const landlord = product.landlords.bySlug(account.landlord)
    if (!landlord) throw new AppError('unauthorised')
    const { may } = rightsOf({ product, account })
    const { _id: id, name, shownName, email, roles, teams, temporary: mustChangePassword } = account
    const known = landlord.operations.teams.map((team) => ({ id: team.id, name: team.name }))
    return {
      id,
      name,
      shownName,
      email,
      roles,
      teams,
      mustChangePassword,
      acts: ACTS.filter(may),
      landlord: { slug: landlord.slug, name: landlord.name, teams: known },
      idleSeconds: IDLE_MS / 1000,
    }
  }

  const signIn = async (call: Call) => {
    assertOwnPage({ call, publicUrl: product.config.publicUrl })
    const { email, password, landlord } = parseJson({ call, schema: credentials })
    const who = { account: normalEmail(email), ip: call.ip }
    await limits.take(who)
    const all = product.landlords.all().map(({ slug }) => slug)
    const here = product.landlords.byHost(call.host)?.slug
    const landlords =
      landlord === undefined ? [...new Set([...(here ? [here] : []), ...all])] : all.filter((slug) => slug === landlord)
    const done = await staff.signIn.signIn({ landlords, email, password })
    if (!done) throw new AppError('unauthorised')
    await limits.forgive(who)
    return {
      status: 200,
      headers: { 'Set-Cookie': sessionCookie(done.secret) },
      body: whoAmI.parse(view(done.account)),
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
        summary: 'Sign in. The session is a cookie.',
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
        answer: whoAmI,
        handle: async ({ me }) => view(me.account),
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
          const changed = await staff.signIn.changePassword({ account: me.account, ...body })
          if (!changed.ok)
            throw new AppError(changed.reason === 'wrong' ? 'forbidden' : 'bad_request', { reason: changed.reason })
          await limits.forgive(who)
          headers['Set-Cookie'] = sessionCookie(changed.secret)
          return view({ ...me.account, temporary: false })
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
        handle: async ({ me, headers }) => {
          await staff.signIn.signOut(me)
          headers['Set-Cookie'] = noCookie
        },
      },
    }),
  ]
}
