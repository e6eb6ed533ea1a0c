/** What goes on in a conversation right now, for whoever may read it: codes, names of colleagues, and not a word of the talk. */
import { z } from 'zod'
import type { ConversationRecord } from '../../../../services/conversations/conversationModel.ts'
import { withheldSections } from '../../../../services/conversations/withheld.ts'
import type { Me, StaffDeps } from '../staffRoute.ts'
import { marks, marksOf } from './marks.ts'

export const liveView = z.object({
  tenant: z
    .object({ here: z.boolean().describe('the page is open'), writing: z.boolean() })
    .describe('web only; both false while something is told in confidence and not sent'),
  colleagues: z
    .array(z.object({ name: z.string(), writing: z.boolean() }))
    .describe('others of staff who have it open; never oneself'),
  marks: marks.describe('what became of the words of staff'),
})
export type LiveView = z.infer<typeof liveView>

export async function viewLive({
  deps: { product, staff },
  me,
  conversation,
}: {
  deps: StaffDeps
  me: Me
  conversation: ConversationRecord
}): Promise<LiveView> {
  const alive = await product.signals.alive({ conversation, at: product.clock() })
  const told = withheldSections(conversation).size > 0 || conversation.ended
  const doing = (account: string | null, what: 'here' | 'writing'): boolean =>
    alive.some((one) => one.account === account && one.doing === what)
  const others = [...new Set(alive.flatMap(({ account }) => account ?? []))].filter((id) => id !== me.account._id)
  const names = await staff.accounts.names({ landlord: me.account.landlord, ids: others })
  return {
    tenant: { here: !told && doing(null, 'here'), writing: !told && doing(null, 'writing') },
    colleagues: others
      .map((id) => ({ name: names.get(id) ?? '', writing: doing(id, 'writing') }))
      .sort((one, other) => one.name.localeCompare(other.name)),
    marks: await marksOf({ product, conversation }),
  }
}
