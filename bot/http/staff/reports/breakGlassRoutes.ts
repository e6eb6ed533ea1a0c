/** Opening a report out of turn: one person asks by its reference, another agrees, and for a quarter of an hour the first may read it. */
import { z } from 'zod'
import { readReference } from '../../../../services/cases/reference.ts'
import { AppError } from '../../../../services/errors.ts'
import { readAsk } from '../../../../services/hateReports/access.ts'
import { words } from '../../../../services/words.ts'
import { askersLanguage } from '../../errors.ts'
import { instant, iso, type StaffDeps, type StaffRoute, staffRoute } from '../staffRoute.ts'
import { asking, idIn } from './reader.ts'
import { reportView } from './reportView.ts'
import { viewReport } from './viewReport.ts'

const reason = words({ max: 1_000 })
const list = z.array(
  z.object({
    id: z.string(),
    by: z.string(),
    mine: z.boolean(),
    at: instant,
    reason: z.string().describe('why they ask; what a second person needs to know before agreeing'),
    agreed: z.boolean().describe('somebody has agreed; whether there is such a report is not told'),
  }),
)

export function breakGlassRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { product, staff } = deps
  const { breakGlass } = product.reports
  const path = '/api/staff/break-glass'
  return [
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path,
        name: 'staff.breakGlassList',
        summary: 'What was asked for out of turn: the own questions, and those that wait for a second person.',
        act: 'report.break_glass',
        answer: list,
        handle: async ({ me }) => {
          const { reader, at } = asking({ product, me })
          const { landlord } = reader
          await staff.audit.write({ landlord, account: reader.id, action: 'report.break_glass.list' })
          const found = await breakGlass.pending({ reader, at })
          const names = await staff.accounts.names({ landlord, ids: found.map(({ askedBy }) => askedBy) })
          return found.map(({ _id: id, askedBy, askedAt, agreed, reason: why }) => ({
            id,
            by: names.get(askedBy) ?? askedBy,
            mine: askedBy === reader.id,
            at: iso(askedAt),
            reason: why,
            agreed,
          }))
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path,
        name: 'staff.breakGlassAsk',
        summary: 'Ask to read a report out of turn. The answer is the same whether there is one or not.',
        act: 'report.break_glass',
        fresh: true,
        body: z.strictObject({ reference: z.string().min(1).max(100).describe('with or without dashes'), reason }),
        answer: z.object({ id: z.string() }),
        handle: async ({ me, body }) => {
          const { reader, at } = asking({ product, me })
          const reference = readReference(body.reference) ?? ''
          const asked = await breakGlass.ask({ reader, reference, reason: body.reason, at })
          if (!asked.ok) throw new AppError('forbidden', { reason: 'role' })
          return { id: asked.grant }
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: `${path}/:id/approve`,
        name: 'staff.breakGlassApprove',
        summary: 'Agree, as a second person, that somebody may read it for a quarter of an hour.',
        act: 'report.break_glass',
        fresh: true,
        body: z.strictObject({ reason }),
        answer: z.object({ until: instant }),
        handle: async ({ call, me, body }) => {
          const { reader, at } = asking({ product, me })
          const done = await breakGlass.approve({ reader, grant: idIn(call), reason: body.reason, at })
          if (done.ok) return { until: iso(done.until) }
          throw done.reason === 'not_found'
            ? new AppError('not_found')
            : new AppError('conflict', { reason: done.reason })
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: `${path}/:id/read`,
        name: 'staff.breakGlassRead',
        summary: 'Read what a second person agreed to; nothing can be done with it.',
        act: 'report.break_glass',
        fresh: true,
        body: readAsk,
        answer: reportView,
        handle: async ({ call, me, body }) => {
          const who = asking({ product, me })
          const id = await breakGlass.reportOf({ reader: who.reader, grant: idIn(call), at: who.at })
          const read = await product.reports.read({ ...who, id: id ?? '', ask: body })
          if (!read.ok) throw new AppError('not_found')
          const report = { ...read.report, handles: false }
          return await viewReport({ deps, asking: who, report, asked: body.parts, language: askersLanguage(call) })
        },
      },
    }),
  ]
}
