/** How a conversation went so far, and whether whoever holds it still owes the choice to complain. */
import { z } from 'zod'
import type { ConversationRecord } from '../../../../services/conversations/conversationModel.ts'
import { OUTCOMES, STAFF_CHOICES } from '../../../../services/handoff/wrapUps.ts'
import { instant, iso, type Me, type StaffDeps } from '../staffRoute.ts'
import { choiceOwed } from './choiceOwed.ts'

export const wrapUpView = z.object({
  choiceOwed: z.boolean().describe('of your own conversation: it cannot be handed back without `choice`'),
  followUp: z.iso.date().nullable().describe('the day on which it is to be looked at again'),
  earlier: z
    .array(
      z.object({
        at: instant,
        by: z.string(),
        outcome: z.enum(OUTCOMES),
        choice: z.enum(STAFF_CHOICES).nullable(),
        followUp: z.iso.date().nullable(),
      }),
    )
    .describe('each time it was handed back, the newest first'),
})
export type WrapUpView = z.infer<typeof wrapUpView>

export async function viewWrapUp({
  deps: { product, staff },
  me,
  conversation,
}: {
  deps: StaffDeps
  me: Me
  conversation: ConversationRecord
}): Promise<WrapUpView> {
  const { landlord, _id: id, holder, followUp = null } = conversation
  const [records, owed] = await Promise.all([
    product.wrapUps.of({ landlord, conversation: id, audiences: me.scope.audiences }),
    holder === me.account._id ? choiceOwed({ product, conversation }) : null,
  ])
  const names = await staff.accounts.names({ landlord, ids: records.map(({ by }) => by) })
  return {
    choiceOwed: owed?.owed ?? false,
    followUp,
    earlier: records.map(({ at, by, outcome, choice, followUp: on }) => ({
      at: iso(at),
      by: names.get(by) ?? '',
      outcome,
      choice,
      followUp: on,
    })),
  }
}
