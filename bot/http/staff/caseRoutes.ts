/** Cases: the list by due date, one with all that is known, and what staff do with it. */
import { z } from 'zod'
import { actOnCase } from '../../../services/cases/actOnCase.ts'
import { CASE_KINDS } from '../../../services/cases/caseModel.ts'
import { findCase, findCases } from '../../../services/cases/findCases.ts'
import { readReference } from '../../../services/cases/reference.ts'
import { AppError } from '../../../services/errors.ts'
import { caseLine, caseLineOf } from './caseLine.ts'
import { caseView, viewCase } from './caseView.ts'
import { type StaffDeps, type StaffRoute, staffRoute } from './staffRoute.ts'

const search = z.object({
  kind: z.enum(CASE_KINDS).optional(),
  status: z.string().max(40).optional(),
  reference: z.string().max(100).optional().describe('with or without dashes'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  skip: z.coerce.number().int().min(0).max(100_000).default(0),
})

const list = z.object({
  cases: z.array(caseLine).describe('the soonest due first, so the overdue on top'),
  more: z.boolean(),
})

const words = z.string().trim().min(1).max(10_000)
const version = z.number().int().min(0).describe('of the case as you saw it; 409 when somebody was quicker')
const action = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('note'), version, text: words }),
  z.strictObject({
    action: z.literal('acknowledge'),
    version,
    understanding: words.describe('the complaint as it was understood'),
    outcomes: words.describe('what the tenant wants to come of it'),
  }),
  z.strictObject({ action: z.literal('status'), version, status: z.string().max(40), text: words.optional() }),
])
const acted = z.object({ version: z.number().int(), status: z.string() })

const NEEDS = { note: 'case.note', acknowledge: 'case.acknowledge', status: 'case.status' } as const

export function caseRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
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
        handle: async ({ me, query: { kind, status, reference, limit, skip } }) => {
          const symbols = reference === undefined ? undefined : readReference(reference)
          if (symbols === null) return { cases: [], more: false }
          const found = await findCases({
            cases: product.cases.model,
            scope: me.scope,
            search: { kind, status, reference: symbols },
            limit: limit + 1,
            skip,
          })
          const names = await staff.accounts.names({
            landlord: me.account.landlord,
            ids: found.flatMap(({ owner }) => owner ?? []),
          })
          const now = product.clock()
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
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: '/api/staff/cases/:id/actions',
        name: 'staff.caseAction',
        summary: 'Add a note, acknowledge a complaint, or change the status.',
        act: 'case.note',
        body: action,
        answer: acted,
        keyed: true,
        handle: async ({ call, me, body: { version: seen, ...asked }, key }) => {
          if (!me.may(NEEDS[asked.action])) throw new AppError('forbidden', { reason: 'role' })
          const id = call.params.id ?? ''
          const { account, scope } = me
          if (!(await findCase({ cases: product.cases.model, scope, id }))) throw new AppError('not_found')
          const detail = asked.action === 'status' ? asked.status : ''
          await staff.audit.write({
            landlord: account.landlord,
            account: account._id,
            action: `case.${asked.action}`,
            target: id,
            detail,
          })
          const at = product.clock()
          return await staff.once.run({
            landlord: account.landlord,
            key: key === null ? null : `case:${account._id}:${id}:${key}`,
            at,
            work: (session) =>
              actOnCase({
                cases: product.cases,
                scope,
                session,
                id,
                version: seen,
                action: asked,
                account: account._id,
                at,
                law: product.law,
              }),
          })
        },
      },
    }),
  ]
}
