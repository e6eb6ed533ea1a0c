/** Cases: the list, narrowed and in order, one with all that is known, and what staff do with it. */
import { z } from 'zod'
import { caseFilters, ORDERS } from '../../../services/cases/caseFilters.ts'
import { findCase } from '../../../services/cases/findCases.ts'
import { COUNTED, countStanding, listCases, readCursor } from '../../../services/cases/listCases.ts'
import { readReference } from '../../../services/cases/reference.ts'
import { AppError } from '../../../services/errors.ts'
import { caseActionRoute } from './caseActions.ts'
import { caseLine, caseLineOf, soonOf } from './caseLine.ts'
import { caseSearchRoute } from './caseSearchRoute.ts'
import { caseView, viewCase } from './caseView.ts'
import { type Me, type StaffDeps, type StaffRoute, staffRoute } from './staffRoute.ts'
import { wholeNumber } from './wholeNumber.ts'

const search = caseFilters.extend({
  reference: z.string().max(100).optional().describe('with or without dashes'),
  order: z.enum(ORDERS).default('due').describe('due: the overdue on top; received, changed: the newest on top'),
  limit: wholeNumber({ min: 1, max: 200 }).default(50),
  after: z.string().max(400).optional().describe('`next` of the page before'),
})

const count = z.number().int().min(0)
const list = z.object({
  cases: z.array(caseLine),
  more: z.boolean(),
  next: z.string().nullable().describe('where the next page begins; null where there is none'),
  counts: z
    .object({ overdue: count, soon: count, most: count.describe('nothing is counted beyond this') })
    .nullable()
    .describe('of all pages, however `standing` narrows them; with the first page only'),
})

export function caseRoutes({
  deps,
  kick,
}: {
  deps: StaffDeps
  kick: (lane: { landlord: string; thread: string }) => void
}): StaffRoute[] {
  const { product, staff } = deps
  return [
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path: '/api/staff/cases',
        name: 'staff.cases',
        summary: 'Cases, narrowed and in order.',
        act: 'case.read',
        query: search,
        answer: list,
        handle: async ({ me, query: { reference, order, limit, after, ...filters } }) => {
          const symbols = reference === undefined ? undefined : readReference(reference)
          const from = after === undefined ? null : readCursor({ cursor: after, order })
          if (after !== undefined && !from) throw new AppError('bad_request', { reason: 'after' })
          if (symbols === null) return { cases: [], more: false, next: null, counts: null }
          const { account, scope } = me
          const soon = soonOf({ product, landlord: account.landlord })
          const search = { ...filters, owner: ownerOf({ owner: filters.owner, me }), reference: symbols }
          const asked = { cases: product.cases.model, scope, search, ...soon }
          const [found, overdue, dueSoon] = await Promise.all([
            listCases({ ...asked, order, after: from, limit: limit + 1 }),
            from ? 0 : countStanding({ ...asked, standing: 'overdue' }),
            from ? 0 : countStanding({ ...asked, standing: 'soon' }),
          ])
          const page = found.slice(0, limit)
          const ids = page.flatMap(({ line: { owner } }) => owner ?? [])
          const names = await staff.accounts.names({ landlord: account.landlord, ids })
          const more = found.length > limit
          return {
            cases: page.map(({ line }) => caseLineOf({ line, names, ...soon })),
            more,
            next: more ? (page.at(-1)?.cursor ?? null) : null,
            counts: from ? null : { overdue, soon: dueSoon, most: COUNTED },
          }
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path: '/api/staff/cases/:id',
        name: 'staff.case',
        summary: 'One case with answers, clocks, links and history.',
        act: 'case.read',
        answer: caseView,
        handle: async ({ call, me }) => {
          const record = await findCase({ cases: product.cases.model, scope: me.scope, id: call.params.id ?? '' })
          if (!record) throw new AppError('not_found')
          if (record.audience !== 'general')
            await staff.audit.write({
              landlord: me.account.landlord,
              account: me.account._id,
              action: 'case.read',
              target: record._id,
            })
          return await viewCase({ deps, me, record })
        },
      },
    }),
    caseSearchRoute({ deps }),
    caseActionRoute({ deps, kick }),
  ]
}

function ownerOf({ owner, me }: { owner: string | undefined; me: Me }): string | null | undefined {
  if (owner === 'me') return me.account._id
  return owner === 'nobody' ? null : owner
}
