/** The replies that may be put into the box of a conversation: in the tenant's language, with what they say in the reader's own. */
import { z } from 'zod'
import { spokenAs } from '../../../../locales/languages.ts'
import type { ConversationRecord } from '../../../../services/conversations/conversationModel.ts'
import { AppError } from '../../../../services/errors.ts'
import { cannedReplies } from '../../../cannedReplies.ts'
import { factsOf } from '../../../facts.ts'
import { type StaffDeps, type StaffRoute, staffRoute } from '../staffRoute.ts'

export const repliesView = z.object({
  language: z.string().describe('of the texts: what we speak with this tenant'),
  replies: z.array(
    z.object({
      name: z.string(),
      text: z.string().describe('as it goes out: short where the channel counts signs'),
      own: z.string().describe('the same text in the language of the console'),
    }),
  ),
})
export type RepliesView = z.infer<typeof repliesView>

const query = z.object({ language: z.enum(['en', 'cy']).default('en').describe('of the console') })

export function replyRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { conversations, landlords, law } = deps.product
  return [
    staffRoute({
      deps,
      define: {
        method: 'GET',
        path: '/api/staff/conversations/:id/replies',
        name: 'staff.replies',
        summary: 'Ready replies for this conversation, to be changed or sent as they are.',
        act: 'conversation.handle',
        query,
        answer: repliesView,
        handle: async ({ call, me, query: { language: own } }) => {
          const conversation = await conversations
            .findOne({ _id: call.params.id ?? '', ...me.scope.conversations() })
            .lean<ConversationRecord>()
          const landlord = landlords.bySlug(me.account.landlord)
          if (!conversation || !landlord) throw new AppError('not_found')
          const facts = factsOf({ landlord, law })
          const language = spokenAs(conversation.language) ?? 'en'
          const voice = conversation.channel === 'sms' ? 'short' : 'full'
          const meant = new Map(
            cannedReplies({ facts, language: own, voice }).map(({ name, text }) => [name, text] as const),
          )
          const replies = cannedReplies({ facts, language, voice })
          return { language, replies: replies.map((one) => ({ ...one, own: meant.get(one.name) ?? '' })) }
        },
      },
    }),
  ]
}
