/** The audit of one's own landlord: who saw and did what, and whether the chain is whole. */
import { z } from 'zod'
import { instant, iso, type StaffDeps, type StaffRoute, staffRoute } from './staffRoute.ts'
import { wholeNumber } from './wholeNumber.ts'

const links = z.object({
  entries: z.array(
    z.object({
      number: z.number().int(),
      at: instant,
      account: z.string(),
      action: z.string(),
      target: z.string(),
      detail: z.string(),
    }),
  ),
})
const verified = z.object({
  ok: z.boolean(),
  links: z.number().int().nullable(),
  brokenAt: z.number().int().nullable().describe('the first link that was changed, removed or put in'),
})

export function auditRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { staff } = deps
  return [
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path: '/api/staff/audit',
        name: 'staff.audit',
        summary: 'The latest entries of the audit.',
        act: 'audit.read',
        answer: links,
        query: z.object({
          before: wholeNumber({ min: 1 }).optional(),
          limit: wholeNumber({ min: 1, max: 500 }).default(100),
        }),
        handle: async ({ me: { account }, query: { before, limit } }) => {
          const { landlord } = account
          await staff.audit.write({ landlord, account: account._id, action: 'audit.read' })
          const found = await staff.audit.latest({ landlord, limit, ...(before === undefined ? {} : { before }) })
          const names = await staff.accounts.names({ landlord, ids: found.map((link) => link.account) })
          return {
            entries: found.map(({ number, at, action, target, detail, account: by }) => ({
              number,
              at: iso(at),
              action,
              target,
              detail,
              account: names.get(by) ?? by,
            })),
          }
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path: '/api/staff/audit/verify',
        name: 'staff.auditVerify',
        summary: 'Walks the chain of the audit.',
        act: 'audit.read',
        answer: verified,
        handle: async ({ me: { account } }) => {
          const result = await staff.audit.verify({ landlord: account.landlord })
          return { ok: result.ok, links: result.ok ? result.links : null, brokenAt: result.ok ? null : result.brokenAt }
        },
      },
    }),
  ]
}
