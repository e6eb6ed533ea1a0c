/** Reports: the list without content, and one opened with a reason; for everybody but its officers there is none. */
import { z } from 'zod'
import { AppError } from '../../../../services/errors.ts'
import { readAsk } from '../../../../services/hateReports/access.ts'
import { askersLanguage } from '../../errors.ts'
import { type StaffDeps, type StaffRoute, staffRoute } from '../staffRoute.ts'
import { asking, idIn } from './reader.ts'
import { reportLine, reportLineOf } from './reportLine.ts'
import { reportView } from './reportView.ts'
import { viewReport } from './viewReport.ts'

const list = z.object({ reports: z.array(reportLine).describe('the soonest due first') })

export function reportRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { product, staff } = deps
  return [
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path: '/api/staff/reports',
        name: 'staff.reports',
        summary: 'Reports that the restricted team works on: codes and dates only.',
        act: 'report.handle',
        query: z.object({
          closed: z
            .stringbool({ truthy: ['true'], falsy: ['false'], case: 'sensitive' })
            .default(false)
            .describe('true: those that are closed, and only those'),
        }),
        answer: list,
        handle: async ({ me, query: { closed } }) => {
          const who = asking({ product, me })
          const { slug } = who.landlord
          await staff.audit.write({ landlord: slug, account: who.reader.id, action: 'report.list' })
          const found = await product.reports.queue({ ...who, closed })
          const ids = found.flatMap(({ owner }) => owner ?? [])
          const names = await staff.accounts.names({ landlord: slug, ids })
          return { reports: found.map((line) => reportLineOf({ line, names, now: who.at })) }
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: '/api/staff/reports/:id/read',
        name: 'staff.reportRead',
        summary: 'Open one report: which parts, and why. The reason is written down before anything is opened.',
        act: 'report.handle',
        fresh: true,
        body: readAsk,
        answer: reportView,
        handle: async ({ call, me, body }) => {
          const who = asking({ product, me })
          const read = await product.reports.read({ ...who, id: idIn(call), ask: body })
          if (!read.ok) throw new AppError('not_found')
          const language = askersLanguage(call)
          return await viewReport({ deps, asking: who, report: read.report, asked: body.parts, language })
        },
      },
    }),
  ]
}
