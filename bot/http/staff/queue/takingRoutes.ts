/** Whether one takes chats, by one's own choice, and how many one holds. */
import { z } from 'zod'
import { handoffRules } from '../../../../services/handoff/handoffRules.ts'
import { loadOf } from '../../../../services/handoff/load.ts'
import { instant, iso, type Me, type StaffDeps, type StaffRoute, staffRoute } from '../staffRoute.ts'

export const takingView = z.object({
  pausedAt: instant.nullable().describe('null: takes chats'),
  holds: z.number().int().describe('conversations of one’s own, web and texts together'),
  atOnce: z.number().int().describe('as many are offered at a time, and no more'),
})
export type TakingView = z.infer<typeof takingView>

const wish = z.strictObject({ paused: z.boolean().describe('nothing new is offered; what one holds stays') })

export function takingRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { product, staff } = deps
  const path = '/api/staff/taking'
  const view = async ({ account, scope: { audiences } }: Me): Promise<TakingView> => {
    const { _id: id, landlord } = account
    const { conversations } = product
    const [pausedAt, load] = await Promise.all([
      staff.taking.pausedAt({ landlord, account: id }),
      loadOf({ conversations, landlord, accounts: [id], audiences }),
    ])
    const profile = product.landlords.bySlug(landlord)
    return {
      pausedAt: pausedAt && iso(pausedAt),
      holds: load.get(id) ?? 0,
      atOnce: profile ? handoffRules(profile).atOnce : 0,
    }
  }
  return [
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path,
        name: 'staff.taking',
        summary: 'Whether one takes chats, and how many one holds.',
        act: 'conversation.handle',
        answer: takingView,
        handle: ({ me }) => view(me),
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path,
        name: 'staff.take',
        summary: 'Pause, or take chats again. What one holds stays as it is.',
        act: 'conversation.handle',
        body: wish,
        answer: takingView,
        handle: async ({ me, body: { paused } }) => {
          const { _id: account, landlord } = me.account
          const action = paused ? 'taking.pause' : 'taking.resume'
          await staff.audit.write({ landlord, account, action, target: account, detail: '' })
          await (paused
            ? staff.taking.pause({ landlord, account, at: product.clock() })
            : staff.taking.resume({ landlord, account }))
          return await view(me)
        },
      },
    }),
  ]
}
