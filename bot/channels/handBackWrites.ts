/** What handing back leaves behind: how it went, the choice that a member of staff offered, and what the bot is asked to do next. */
import { HAND_BACK, type HandBack } from '../../dialogs/handBack.ts'
import type { ChoiceAnswer } from '../../services/cases/dissatisfaction.ts'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import { releasedRow } from '../../services/handoff/releasedRow.ts'
import type { StaffChoice, WrapUp } from '../../services/handoff/wrapUps.ts'
import type { Product } from '../product.ts'
import type { Session } from './leaveStaffWords.ts'

export interface HandedBack {
  wrapUp: WrapUp
  owed: { owed: boolean; message: string | null; complaint: string | null }
  /** Nothing may be texted. */
  quiet: boolean
}

/** An offer in the words of a member of staff has no wording of ours. */
const STAFF_WORDING = 'staff@0'

const ANSWER: Partial<Record<StaffChoice, ChoiceAnswer | null>> = {
  complain: 'complain',
  not_now: 'not_now',
  unclear: null,
}

export async function handBackWrites({
  product,
  session,
  conversation,
  by,
  at,
  wrapUp,
  owed,
  quiet,
  team,
}: HandedBack & {
  product: Product
  session: Session
  /** As it is once it is nobody's. */
  conversation: ConversationRecord
  by: string
  at: Date
  /** That it was waited for in, before it was handed back. */
  team: string | null
}): Promise<void> {
  const record = await product.wrapUps.write({ session, conversation, by, at, wrapUp, owed: owed.owed, team })
  const { choice } = wrapUp
  const sign = `wrap_up:${record._id}`
  const offered = choice !== undefined && choice in ANSWER
  if (offered || (owed.owed && choice === 'not_offered'))
    await heardByStaff({ product, session, conversation, at, sign, choice: choice as StaffChoice, owed })
  const next: HandBack = {
    quiet,
    offer: choice === 'by_assistant',
    // Logged at once where nobody has opened it: the time of the wish counts (journeys 7).
    complaint: choice === 'complain' && owed.complaint === null && conversation.audience === 'general' ? sign : null,
  }
  const event = { name: HAND_BACK, value: next }
  await releasedRow({ inbox: product.inbox, conversation, at, event }).run(session)
}

async function heardByStaff({
  product,
  session,
  conversation,
  at,
  sign,
  choice,
  owed,
}: Pick<HandedBack, 'owed'> & {
  product: Product
  session: Session
  conversation: ConversationRecord
  at: Date
  sign: string
  choice: StaffChoice
}): Promise<void> {
  const { landlord, _id, language, channel, audience } = conversation
  const answer = ANSWER[choice] ?? null
  const offer = { wording: STAFF_WORDING, language, channel, at, answer, answeredAt: answer ? at : null }
  await product.dissatisfactions
    .hear({
      _id: sign,
      landlord,
      audience,
      conversation: _id,
      message: owed.message ?? sign,
      request: null,
      detectedBy: 'staff',
      at,
      // Heard and not offered is on record too: that is what the Code asks after.
      offers: choice === 'not_offered' ? [] : [offer],
    })
    .run(session)
  if (choice === 'complain' && owed.complaint !== null)
    await product.dissatisfactions
      .answer({ landlord, id: sign, answer: 'complain', at, complaint: owed.complaint })
      .run(session)
}
