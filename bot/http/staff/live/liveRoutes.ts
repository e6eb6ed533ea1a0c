/** Who is at a conversation now, and that one is there oneself: kept for seconds, heard by whoever may read it. */
import { z } from 'zod'
import type { ConversationRecord } from '../../../../services/conversations/conversationModel.ts'
import { AppError } from '../../../../services/errors.ts'
import { DOINGS } from '../../../../services/handoff/signals.ts'
import { markRead } from '../../../marks.ts'
import { type Me, type StaffDeps, type StaffRoute, staffRoute } from '../staffRoute.ts'
import { liveView, viewLive } from './liveView.ts'

const said = z.strictObject({
  doing: z
    .enum([...DOINGS, 'stopped', 'gone'])
    .describe('the page is open; one writes; one has stopped writing; the page was left'),
  read: z
    .number()
    .int()
    .min(1)
    .max(999_999_999)
    .optional()
    .describe('the last position that one has read; the tenant is told when it is the holder'),
})

export function liveRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { conversations, signals, clock } = deps.product
  const path = '/api/staff/conversations/:id/live'
  const find = async ({ me, id }: { me: Me; id: string }): Promise<ConversationRecord> => {
    const found = await conversations.findOne({ _id: id, ...me.scope.conversations() }).lean<ConversationRecord>()
    if (!found) throw new AppError('not_found')
    return found
  }
  return [
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path,
        name: 'staff.live',
        summary: 'Who is at a conversation and who writes in it, now.',
        act: 'conversation.read',
        answer: liveView,
        handle: async ({ call, me }) =>
          await viewLive({ deps, me, conversation: await find({ me, id: call.params.id ?? '' }) }),
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path,
        name: 'staff.beLive',
        summary:
          'That one has it open, writes, or has left: colleagues see it by name for some seconds, and the tenant on the web that the holder writes.',
        act: 'conversation.read',
        body: said,
        answer: liveView,
        handle: async ({ call, me, body: { doing, read } }) => {
          // Who only reads has no words to wait for.
          if (doing === 'writing' && !me.may('conversation.handle')) throw new AppError('forbidden', { reason: 'role' })
          const conversation = await find({ me, id: call.params.id ?? '' })
          const account = me.account._id
          const gone = doing === 'gone' ? DOINGS : doing === 'stopped' ? (['writing'] as const) : []
          for (const what of gone) await signals.end({ conversation, account, doing: what })
          if (doing !== 'gone') await signals.note({ conversation, account, doing: 'here', at: clock() })
          if (doing === 'writing') await signals.note({ conversation, account, doing, at: clock() })
          if (read !== undefined && conversation.holder === account)
            await markRead({ product: deps.product, conversation, position: read, account })
          return await viewLive({ deps, me, conversation })
        },
      },
    }),
  ]
}
