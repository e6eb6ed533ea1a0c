/** A conversation: read it, take it up, write in it, hand it back, say what was done about danger. */
import { z } from 'zod'
import type { ConversationRecord } from '../../../services/conversations/conversationModel.ts'
import { withheldSections } from '../../../services/conversations/withheld.ts'
import { AppError } from '../../../services/errors.ts'
import { newId } from '../../../services/ids.ts'
import { words } from '../../../services/words.ts'
import { conversationView, viewConversation } from './conversationView.ts'
import { type Me, type StaffDeps, type StaffRoute, staffRoute } from './staffRoute.ts'
import { wholeNumber } from './wholeNumber.ts'
import { releaseRoute } from './wrapUp/releaseRoute.ts'

/** What may be recorded as done about a danger alert. */
export const ALERT_ACTIONS = ['called_999', 'phoned_tenant', 'sent_somebody', 'passed_on', 'no_danger'] as const

const held = z.object({
  position: z.number().int().nullable().describe('of the line that told the tenant; null: it was yours already'),
})
const said = z.object({
  position: z.number().int(),
  segments: z.number().int().nullable().describe('texts that the reply costs; null where it is not a text'),
})
const reply = z.strictObject({
  text: words({ max: 20_000 }).describe('at most 4,000 characters as readers count them'),
})

export function conversationRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { product, staff, liveChat } = deps
  const path = '/api/staff/conversations/:id'

  const find = async ({ me, id }: { me: Me; id: string }): Promise<ConversationRecord> => {
    const found = await product.conversations
      .findOne({ _id: id, ...me.scope.conversations() })
      .lean<ConversationRecord>()
    if (!found) throw new AppError('not_found')
    return found
  }
  /** Before anything is done or shown: what cannot be written down does not happen. */
  const note = ({ me, id, action, detail = '' }: { me: Me; id: string; action: string; detail?: string }) =>
    staff.audit.write({
      landlord: me.account.landlord,
      account: me.account._id,
      action: `conversation.${action}`,
      target: id,
      detail,
    })
  const idOf = (params: Record<string, string>): string => params.id ?? ''

  return [
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path,
        name: 'staff.conversation',
        summary: 'One conversation with its transcript.',
        act: 'conversation.read',
        answer: conversationView,
        query: z.object({ before: wholeNumber({ min: 1 }).optional() }),
        handle: async ({ call, me, query }) => {
          const conversation = await find({ me, id: idOf(call.params) })
          if (sensitive({ conversation, me })) await note({ me, id: conversation._id, action: 'read' })
          return await viewConversation({ deps, me, conversation, before: query.before })
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: `${path}/claim`,
        name: 'staff.claim',
        summary: 'Take the conversation up; the bot is silent from then on. 409 tells who holds it.',
        act: 'conversation.handle',
        answer: held,
        handle: async ({ call, me }) => {
          const conversation = await find({ me, id: idOf(call.params) })
          const { _id: id } = conversation
          // Taking it up would open what was not sent: whoever tells it has asked for nobody.
          if (withheldSections(conversation).size > 0) throw new AppError('conflict', { reason: 'being_told' })
          await note({ me, id, action: 'claim' })
          return await liveChat.claim({ id, scope: me.scope, account: me.account })
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: `${path}/reply`,
        name: 'staff.reply',
        summary: 'Write to the tenant on their own channel. Only who holds the conversation may.',
        act: 'conversation.handle',
        body: reply,
        answer: said,
        keyed: true,
        handle: async ({ call, me, body, key }) => {
          const { _id: id } = await find({ me, id: idOf(call.params) })
          await note({ me, id, action: 'reply' })
          return await liveChat.reply({
            id,
            scope: me.scope,
            account: me.account,
            text: body.text,
            key: key ?? newId(),
          })
        },
      },
    }),
    releaseRoute({ deps }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: `${path}/looked`,
        name: 'staff.looked',
        summary: 'Somebody has looked at it again; it goes off the list, and the tenant hears nothing.',
        act: 'conversation.handle',
        handle: async ({ call, me }) => {
          const { _id: id } = await find({ me, id: idOf(call.params) })
          await note({ me, id, action: 'looked' })
          await product.wrapUps.looked({ landlord: me.account.landlord, conversation: id, at: product.clock() })
          await product.conversations.updateOne({ _id: id, ...me.scope.conversations() }, { $set: { followUp: null } })
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: `${path}/alert`,
        name: 'staff.alert',
        summary: 'Record what was done about danger; takes the red mark off.',
        act: 'conversation.handle',
        body: z.strictObject({ action: z.enum(ALERT_ACTIONS) }),
        handle: async ({ call, me, body }) => {
          const { _id: id } = await find({ me, id: idOf(call.params) })
          await note({ me, id, action: 'alert', detail: body.action })
          await liveChat.clearAlert({ id, scope: me.scope, account: me.account })
        },
      },
    }),
  ]
}

/** A general conversation may hold a restricted stretch that this reader may see. */
const sensitive = ({ conversation, me }: { conversation: ConversationRecord; me: Me }): boolean =>
  conversation.sections.some(({ audience }) => audience !== 'general' && me.scope.audiences.includes(audience))
