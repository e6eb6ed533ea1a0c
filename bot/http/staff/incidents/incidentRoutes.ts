/** Incidents of abuse of staff: whoever handles writes one down; managers list them, read one, and work it act by act. */
import { z } from 'zod'
import { type StaffDeps, type StaffRoute, staffRoute } from '../staffRoute.ts'
import { fileRoutes } from './fileIncident.ts'
import { incidentActionRoutes } from './incidentActions.ts'
import { incidentLetterRoutes } from './incidentLetterRoutes.ts'
import { incidentOf } from './incidentOf.ts'
import { incidentLine, incidentLineOf, incidentView, viewIncident } from './incidentView.ts'

const INCIDENTS = '/api/staff/incidents'

const lists = z.object({ status: z.enum(['open', 'closed']).default('open') })

export function incidentRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { product, staff } = deps
  return [
    ...fileRoutes({ deps }),
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path: INCIDENTS,
        name: 'staff.incidents',
        summary: 'Incidents of abuse of staff, the newest first: codes and dates.',
        act: 'incident.handle',
        query: lists,
        answer: z.array(incidentLine),
        handle: async ({ me, query: { status } }) => {
          const { landlord } = me.account
          const found = await product.incidents.list({ landlord, status })
          const ids = found.flatMap(({ restriction }) => restriction?.contact ?? [])
          const names = await staff.accounts.names({ landlord, ids })
          const now = product.clock()
          return found.map((line) => incidentLineOf({ line, names, now }))
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path: `${INCIDENTS}/:id`,
        name: 'staff.incident',
        summary: 'One incident with what was written down, its letters and its history.',
        act: 'incident.handle',
        answer: incidentView,
        handle: async ({ call, me }) => {
          const record = await incidentOf({ deps, me, call })
          // Before any word of it is opened.
          await staff.audit.write({
            landlord: record.landlord,
            account: me.account._id,
            action: 'incident.read',
            target: record._id,
          })
          return await viewIncident({ deps, me, record })
        },
      },
    }),
    ...incidentActionRoutes({ deps }),
    ...incidentLetterRoutes({ deps }),
  ]
}
