/** Cases: the list by due date, one with all that is known, and what staff do with it. */
import { z } from 'zod'
import { CASE_KINDS } from '../../../services/cases/caseModel.ts'
import { findCase, findCases } from '../../../services/cases/findCases.ts'
import { readReference } from '../../../services/cases/reference.ts'
import { AppError } from '../../../services/errors.ts'
import { caseActionRoute } from './caseActions.ts'
import { caseLine, caseLineOf } from './caseLine.ts'
import { caseView, viewCase } from './caseView.ts'
import { type StaffDeps, type StaffRoute, staffRoute } from './staffRoute.ts'
import { wholeNumber } from './wholeNumber.ts'

const search = z.object({
  kind: z.enum(CASE_KINDS).optional(),
  status: z.string().max(40).optional(),
  reference: z.string().max(100).optional().describe('with or without dashes'),
  stale: z
    .stringbool({ truthy: ['true'], falsy: ['false'], case: 'sensitive' })
    .optional()
    .describe('true: to be looked at again by now, and not settled'),
  limit: wholeNumber({ min: 1, max: 200 }).default(50),
  skip: wholeNumber({ min: 0, max: 100_000 }).default(0),
})

const list = z.object({
  cases: z.array(caseLine).describe('the soonest due first, so the overdue on top'),
  more: z.boolean(),
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
        summary: 'Cases by due date.',
        act: 'case.read',
        query: search,
        answer: list,
        handle: async ({ me, query: { kind, status, reference, stale, limit, skip } }) => {
          const symbols = reference === undefined ? undefined : readReference(reference)
          if (symbols === null) return { cases: [], more: false }
          const now = product.clock()
          const found = await findCases({
            cases: product.cases.model,
            scope: me.scope,
            search: { kind, status, reference: symbols, reviewBefore: stale ? now : undefined },
            limit: limit + 1,
            skip,
          })
          const names = await staff.accounts.names({
            landlord: me.account.landlord,
            ids: found.flatMap(({ owner }) => owner ?? []),
          })
          return {
            cases: found.slice(0, limit).map((line) => caseLineOf({ line, names, now })),
            more: found.length > limit,
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
    caseActionRoute({ deps, kick }),
  ]
}
