/** Who else works here: names to choose an owner or a panel from; never anybody of another landlord, and no address. */
import { z } from 'zod'
import { ROLES } from '../../../services/staff/roles.ts'
import { type StaffDeps, type StaffRoute, staffRoute } from './staffRoute.ts'

const colleagues = z
  .array(z.object({ id: z.string(), name: z.string(), roles: z.array(z.enum(ROLES)), teams: z.array(z.string()) }))
  .describe('by name; whose account is closed is not there')
export type Colleagues = z.infer<typeof colleagues>

export function colleagueRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  return [
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path: '/api/staff/colleagues',
        name: 'staff.colleagues',
        summary: 'Who else works for the same landlord.',
        // Who may read no case has nobody to choose for it.
        act: 'case.read',
        answer: colleagues,
        handle: async ({ me }) => {
          const found = await deps.staff.accounts.working({ landlord: me.account.landlord })
          return found.map(({ _id: id, name, roles, teams }) => ({ id, name, roles, teams }))
        },
      },
    }),
  ]
}
