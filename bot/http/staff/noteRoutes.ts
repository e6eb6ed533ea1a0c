/** A note of staff on a conversation: for whoever of staff reads the same stretch, and never for the tenant. */
import { z } from 'zod'
import type { ConversationRecord } from '../../../services/conversations/conversationModel.ts'
import { withheldSections } from '../../../services/conversations/withheld.ts'
import { AppError } from '../../../services/errors.ts'
import { words } from '../../../services/words.ts'
import { type StaffDeps, type StaffRoute, staffRoute } from './staffRoute.ts'

const note = z.strictObject({ text: words({ max: 4_000 }) })

export function noteRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { product, staff } = deps
  return [
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: '/api/staff/conversations/:id/notes',
        name: 'staff.conversationNote',
        summary: 'Write a note that only staff see; the conversation need not be held.',
        act: 'conversation.handle',
        body: note,
        answer: z.object({ id: z.string() }),
        keyed: true,
        handle: async ({ call, me, body, key }) => {
          const { landlord, _id: account } = me.account
          const id = call.params.id ?? ''
          const find = () => product.conversations.findOne({ _id: id, ...me.scope.conversations() })
          const conversation = await find().lean<ConversationRecord>()
          if (!conversation) throw new AppError('not_found')
          if (withheldSections(conversation).size > 0) throw new AppError('conflict', { reason: 'being_told' })
          await staff.audit.write({ landlord, account, action: 'conversation.note', target: id })
          const at = product.clock()
          return await staff.once.run({
            landlord,
            key: key === null ? null : `note:${account}:${id}:${key}`,
            at,
            work: async (session) => {
              // Touched in the same transaction: a section that is being left meanwhile is a conflict, and looked at again.
              const filter = { _id: id, ...me.scope.conversations() }
              const now = await product.conversations
                .findOneAndUpdate(filter, { $set: { notedAt: at } }, { session, returnDocument: 'after' })
                .lean<ConversationRecord>()
              if (!now) throw new AppError('not_found')
              return {
                id: await product.notes.write({ session, conversation: now, by: account, text: body.text, at }),
              }
            },
          })
        },
      },
    }),
  ]
}
