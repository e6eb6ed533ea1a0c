/** How many conversations each person holds, web and texts together, among the audiences that the one who asks may see. */
import type { Model } from 'mongoose'
import type { ConversationRecord } from '../conversations/conversationModel.ts'
import { type Audience, trusted } from '../db.ts'

export async function loadOf({
  conversations,
  landlord,
  accounts,
  audiences,
}: {
  conversations: Model<ConversationRecord>
  landlord: string
  accounts: string[]
  audiences: readonly Audience[]
}): Promise<Map<string, number>> {
  const held = await conversations
    .find(
      { landlord, holder: trusted({ $in: accounts }), audience: trusted({ $in: [...audiences] }) },
      { _id: 0, holder: 1 },
    )
    .lean<{ holder: string }[]>()
  const load = new Map<string, number>()
  for (const { holder } of held) load.set(holder, (load.get(holder) ?? 0) + 1)
  return load
}
