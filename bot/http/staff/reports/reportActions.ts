/** What may be done with a report, by one route: the body is one of its acts, each with its own schema. */
import { z } from 'zod'
import { AppError } from '../../../../services/errors.ts'
import { type Act, staffActs } from '../../../../services/hateReports/acts.ts'
import { STATUSES } from '../../../../services/hateReports/change.ts'
import { type StaffDeps, type StaffRoute, staffRoute } from '../staffRoute.ts'
import { asking, idIn } from './reader.ts'

const version = z.number().int().min(0).describe('of the report as you saw it; 409 when somebody was quicker')
const bodies = Object.values(staffActs).map((schema) =>
  (schema as unknown as z.ZodObject<{ action: z.ZodLiteral<string> }>).extend({ version }),
)
export const reportAction = z.discriminatedUnion('action', bodies as [(typeof bodies)[number], ...typeof bodies])

const acted = z.object({
  version: z.number().int(),
  status: z.enum(STATUSES),
  exports: z.array(z.string()).describe('ids of what may now be handed to a partner'),
})

export function reportActionRoute({ deps }: { deps: StaffDeps }): StaffRoute {
  const { product, staff } = deps
  return staffRoute({
    deps,
    define: {
      method: 'POST',
      path: '/api/staff/reports/:id/actions',
      name: 'staff.reportAction',
      summary: 'Do something with a report: what is possible now is listed in the report itself.',
      act: 'report.handle',
      body: reportAction,
      answer: acted,
      keyed: true,
      handle: async ({ call, me, body, key }) => {
        const id = idIn(call)
        const { reader, at } = asking({ product, me })
        const { version: seen, ...act } = body as { version: number } & Act
        return await staff.once.run({
          landlord: reader.landlord,
          // A random name where the caller gave none: an act of one version is done once anyhow.
          key: key === null ? null : `report:${reader.id}:${id}:${key}`,
          at,
          work: async (session) => {
            const by = { reader }
            const done = await product.reports.act({
              session,
              by,
              id,
              act: act as Act,
              version: seen,
              at,
              key: `staff:${seen}`,
            })
            if (done.ok)
              return { version: done.version, status: done.status, exports: done.exports.map((one) => one.id) }
            if (done.reason === 'not_found') throw new AppError('not_found')
            throw new AppError('conflict', done.reason === 'conflict' ? {} : { reason: done.reason })
          },
        })
      },
    },
  })
}
