/** Handing a conversation back: how it went is said first, and a choice to complain that is owed is not left out. */
import { dayOf } from '../../../../services/cases/deadlines.ts'
import type { ConversationRecord } from '../../../../services/conversations/conversationModel.ts'
import { AppError } from '../../../../services/errors.ts'
import { type WrapUp, wrapUp } from '../../../../services/handoff/wrapUps.ts'
import { type StaffDeps, type StaffRoute, staffRoute } from '../staffRoute.ts'
import { choiceOwed } from './choiceOwed.ts'
import { mustBeQuiet } from './mustBeQuiet.ts'

export function releaseRoute({ deps }: { deps: StaffDeps }): StaffRoute {
  const { product, staff, liveChat } = deps
  return staffRoute({
    deps,
    define: {
      method: 'POST',
      path: '/api/staff/conversations/:id/release',
      name: 'staff.release',
      summary: 'Say how it went and hand back to the bot, which speaks next. 400 names what is missing.',
      act: 'conversation.handle',
      body: wrapUp,
      handle: async ({ call, me, body }) => {
        const { account, scope } = me
        const conversation = await product.conversations
          .findOne({ _id: call.params.id ?? '', ...scope.conversations() })
          .lean<ConversationRecord>()
        if (!conversation) throw new AppError('not_found')
        const { _id: id, landlord } = conversation
        if (body.follow_up !== undefined && body.follow_up < dayOf(product.clock()))
          throw new AppError('bad_request', { reason: 'follow_up_past' })
        const owed = await choiceOwed({ product, conversation })
        if (conversation.holder === account._id && owed.owed && body.choice === undefined)
          throw new AppError('bad_request', { reason: 'choice_missing', missing: 'choice' })
        const quiet = await mustBeQuiet({ product, conversation })
        checkOffer({ conversation, body, quiet })
        await staff.audit.write({
          landlord,
          account: account._id,
          action: 'conversation.release',
          target: id,
          detail: [body.outcome, ...(body.choice ? [body.choice] : [])].join(' '),
        })
        await liveChat.release({ id, scope, account, wrapUp: body, owed, quiet })
      },
    },
  })
}

/** The assistant cannot offer where it must not speak, or in what is told in confidence. */
function checkOffer({
  conversation,
  body,
  quiet,
}: {
  conversation: ConversationRecord
  body: WrapUp
  quiet: boolean
}): void {
  if (body.choice !== 'by_assistant') return
  if (quiet) throw new AppError('conflict', { reason: 'safe_contact' })
  if (conversation.audience !== 'general') throw new AppError('conflict', { reason: 'restricted' })
}
