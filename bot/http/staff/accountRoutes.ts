/** My account: the name tenants are shown, how I sign in, and where I am signed in. */
import { z } from 'zod'
import { mustHaveFactor } from '../../../services/staff/factorPolicy.ts'
import { words } from '../../../services/words.ts'
import { instant, iso, type StaffDeps, type StaffRoute, staffRoute } from './staffRoute.ts'

const own = z.object({
  name: z.string(),
  shownName: z.string().describe('what tenants read'),
  email: z.string(),
  factor: z.object({
    since: instant.nullable(),
    recoveryLeft: z.number().int().describe('codes for a lost phone that are still good'),
    needed: z.boolean().describe('the roles of this account need it'),
  }),
  sessions: z.array(z.object({ startedAt: instant, usedAt: instant, mine: z.boolean().describe('this one') })),
})
export type OwnAccount = z.infer<typeof own>

export function accountRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { product, staff } = deps
  const path = '/api/staff/account'
  return [
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path,
        name: 'staff.account',
        summary: 'My own account, with where I am signed in.',
        act: null,
        answer: own,
        handle: async ({ me: { account, secret } }) => {
          const { name, shownName, email, landlord, _id, roles } = account
          const [{ since, recoveryLeft }, sessions] = await Promise.all([
            staff.factors.state(account),
            staff.sessions.openOf({ landlord, account: _id }),
          ])
          return {
            name,
            shownName,
            email,
            factor: {
              since: since && iso(since),
              recoveryLeft,
              needed: mustHaveFactor({ rule: product.config.secondFactor, roles }),
            },
            sessions: sessions.map((session) => ({
              startedAt: iso(session.startedAt),
              usedAt: iso(session.usedAt),
              mine: staff.sessions.isOf({ session, secret }),
            })),
          }
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: `${path}/name`,
        name: 'staff.accountName',
        summary: 'Change the name that tenants are shown.',
        act: null,
        body: z.strictObject({ shownName: words({ max: 60 }) }),
        handle: async ({ me: { account }, body: { shownName } }) => {
          const { landlord, _id } = account
          await staff.audit.write({ landlord, account: _id, action: 'account.shown_name', target: _id })
          await staff.accounts.setShownName({ account, shownName })
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: `${path}/end-sessions`,
        name: 'staff.endSessions',
        summary: 'Sign out everywhere but here.',
        act: null,
        handle: async ({ me: { account, secret } }) => {
          const holder = { landlord: account.landlord, account: account._id }
          await staff.audit.write({ ...holder, action: 'session.end_others', target: account._id })
          await staff.sessions.endOthers({ ...holder, secret })
        },
      },
    }),
  ]
}
