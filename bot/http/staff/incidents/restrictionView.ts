/** A restriction of contact as whoever handles the person sees it: who answers and until when, and nothing of why. */
import { z } from 'zod'
import type { CaseRecord } from '../../../../services/cases/caseModel.ts'
import { dayOf } from '../../../../services/cases/deadlines.ts'
import type { ConversationRecord } from '../../../../services/conversations/conversationModel.ts'
import type { Known } from '../../../../services/incidents/restrictions.ts'
import { peerOf } from '../../../peer.ts'
import type { Me, StaffDeps } from '../staffRoute.ts'

export const restrictionView = z
  .object({
    contact: z.string().describe('the one person who answers'),
    mine: z.boolean(),
    reviewOn: z.iso.date(),
    keeps: z.array(z.string()).describe('what goes on as before, besides what is never restricted'),
    incident: z.string().nullable().describe('for those who may open it'),
  })
  .nullable()
  .describe('one person answers everything that is not urgent; null where nothing stands')
export type RestrictionView = z.infer<typeof restrictionView>

type Asked = { deps: StaffDeps; me: Me }

export const restrictionOfTalk = async ({
  conversation,
  ...asked
}: Asked & { conversation: ConversationRecord }): Promise<RestrictionView> =>
  conversation.audience === 'general'
    ? await viewRestriction({ ...asked, known: knownOfTalk({ ...asked, conversation }) })
    : null

export async function restrictionOfCase({
  record,
  ...asked
}: Asked & { record: CaseRecord }): Promise<RestrictionView> {
  if (record.audience !== 'general') return null
  const { landlord, conversation: of, index, _id } = record
  const conversation =
    of && (await asked.deps.product.conversations.findOne({ _id: of, landlord }).lean<ConversationRecord>())
  const talk = conversation ? knownOfTalk({ ...asked, conversation }) : {}
  // Staff see for themselves whether a number that somebody typed is theirs.
  const number = talk.phone ? {} : { number: index.phone }
  return await viewRestriction({ ...asked, known: { ...talk, ...number, conversation: of, case: _id } })
}

function knownOfTalk({ deps: { product }, conversation }: Asked & { conversation: ConversationRecord }): Known {
  const phone = conversation.channel === 'sms' ? (peerOf({ product, conversation })?.to ?? null) : null
  return { conversation: conversation._id, phone }
}

async function viewRestriction({
  deps: { product, staff },
  me,
  known,
}: Asked & { known: Known }): Promise<RestrictionView> {
  const { landlord, _id } = me.account
  const today = dayOf(product.clock())
  const found = await product.incidents.restrictions.of({ landlord, known, today })
  if (!found) return null
  const { contact, reviewOn, keeps, incident } = found
  const names = await staff.accounts.names({ landlord, ids: [contact] })
  return {
    contact: names.get(contact) ?? '',
    mine: contact === _id,
    reviewOn,
    keeps,
    incident: me.may('incident.handle') ? incident : null,
  }
}
