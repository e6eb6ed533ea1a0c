/** A waiting conversation, or one's own, is handed to a colleague by name; the tenant is told who speaks now. */
import { z } from 'zod'
import type { ConversationRecord } from '../../../../services/conversations/conversationModel.ts'
import { withheldSections } from '../../../../services/conversations/withheld.ts'
import { AppError } from '../../../../services/errors.ts'
import { handoffRules } from '../../../../services/handoff/handoffRules.ts'
import { loadOf } from '../../../../services/handoff/load.ts'
import type { AccountRecord } from '../../../../services/staff/accounts.ts'
import { handlersOf, standingOf } from '../../../channels/takers.ts'
import { type Me, rightsOf, type StaffDeps, type StaffRoute, staffRoute } from '../staffRoute.ts'

export const handTo = z
  .array(
    z.object({
      id: z.string(),
      name: z.string(),
      state: z.enum(['free', 'full', 'paused', 'away']).describe('who has paused or gone cannot be chosen'),
      holds: z.number().int().describe('of what the reader may see'),
      language: z.boolean().describe('writes the language of the conversation'),
    }),
  )
  .describe('colleagues who may read the conversation, by name')
export type HandTo = z.infer<typeof handTo>

const wish = z.strictObject({ to: z.string().max(100).describe('the account of a colleague') })
const handed = z.object({
  position: z.number().int().nullable().describe('of the line that told the tenant; null: the colleague had it'),
})

export function assignRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { product, staff, liveChat } = deps
  const path = '/api/staff/conversations/:id'
  const find = async ({ me, id }: { me: Pick<Me, 'scope'>; id: string }): Promise<ConversationRecord | null> =>
    await product.conversations.findOne({ _id: id, ...me.scope.conversations() }).lean<ConversationRecord>()
  const mine = async ({ me, id }: { me: Me; id: string }): Promise<ConversationRecord> => {
    const found = await find({ me, id })
    if (!found) throw new AppError('not_found')
    return found
  }
  const readers = async ({ me, id }: { me: Me; id: string }): Promise<AccountRecord[]> => {
    const all = await handlersOf({ staff, landlord: me.account.landlord })
    const may = await Promise.all(
      all.map(async (account) => (await find({ me: rightsOf({ product, account }), id })) !== null),
    )
    return all.filter((account, index) => may[index] && account._id !== me.account._id)
  }
  return [
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path: `${path}/colleagues`,
        name: 'staff.handTo',
        summary: 'To whom this conversation may be handed, and how much each of them holds.',
        act: 'conversation.handle',
        answer: handTo,
        handle: async ({ call, me }) => {
          const conversation = await mine({ me, id: call.params.id ?? '' })
          const { landlord } = me.account
          const people = await readers({ me, id: conversation._id })
          const accounts = people.map(({ _id }) => _id)
          const { audiences } = me.scope
          const [standing, load] = await Promise.all([
            standingOf({ staff, landlord, accounts, at: product.clock() }),
            loadOf({ conversations: product.conversations, landlord, accounts, audiences }),
          ])
          const profile = product.landlords.bySlug(landlord)
          const most = profile ? handoffRules(profile).atOnce : 0
          return people.map(({ _id: id, name, languages }) => {
            const holds = load.get(id) ?? 0
            const state = standing.stateOf(id)
            return {
              ...{ id, name, holds },
              state: state === 'free' && holds >= most ? ('full' as const) : state,
              language: languages.includes(conversation.language),
            }
          })
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: `${path}/assign`,
        name: 'staff.assign',
        summary:
          'Hand a waiting conversation, or one’s own, to a colleague who may read it, is there and takes chats. 409 tells why not.',
        act: 'conversation.handle',
        body: wish,
        answer: handed,
        handle: async ({ call, me, body }) => {
          const conversation = await mine({ me, id: call.params.id ?? '' })
          const { _id: id, landlord } = conversation
          if (withheldSections(conversation).size > 0) throw new AppError('conflict', { reason: 'being_told' })
          const to = (await readers({ me, id })).find(({ _id }) => _id === body.to)
          if (!to) throw new AppError('conflict', { reason: 'colleague' })
          const { stateOf } = await standingOf({ staff, landlord, accounts: [to._id], at: product.clock() })
          const state = stateOf(to._id)
          if (state !== 'free') throw new AppError('conflict', { reason: state })
          const { account, scope } = me
          const action = 'conversation.assign'
          await staff.audit.write({ landlord, account: account._id, action, target: id, detail: to._id })
          return await liveChat.assign({ id, scope, account, to })
        },
      },
    }),
  ]
}
