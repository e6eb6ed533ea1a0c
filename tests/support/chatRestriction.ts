/** `@ one person answers from now on` in a `.chat` transcript: a restriction as staff make it; lifted again when the transcript is over. */
import { peerOf } from '../../bot/peer.ts'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import type { AccountRecord } from '../../services/staff/accounts.ts'
import { holdIncident } from './heldIncident.ts'
import type { World } from './world.ts'

export async function restrictTalk({
  world: { product, now },
  conversation,
}: {
  world: World
  conversation: ConversationRecord
}): Promise<void> {
  const { landlord, channel, _id } = conversation
  const found = await product.db.connection
    .collection<AccountRecord>('accounts')
    .findOne({ landlord, roles: 'adviser', disabled: false })
  if (!found) throw new Error('nobody works here')
  const texts = channel === 'sms'
  await holdIncident({
    product,
    contact: found._id,
    at: now(),
    conversation: texts ? null : _id,
    number: texts ? (peerOf({ product, conversation })?.to ?? null) : null,
  })
}

/** All transcripts text from one number. */
export async function liftAll({ product }: Pick<World, 'product'>): Promise<void> {
  await product.incidents.model.updateMany(
    { landlord: 'meadowbrook', 'restriction.liftedOn': null },
    { $set: { 'restriction.liftedOn': '2027-01-01' } },
  )
}
