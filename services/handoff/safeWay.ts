/** How a person who told of abuse or of somebody at risk may be reached without harm: their own words, and until they say something else no text. */
import type { Model } from 'mongoose'
import type { CaseRecord } from '../cases/caseModel.ts'
import type { Cases } from '../cases/cases.ts'
import type { ConversationRecord } from '../conversations/conversationModel.ts'
import { type Audience, trusted } from '../db.ts'

export interface SafeWay {
  case: string
  audience: Audience
  at: Date
  way: 'phone' | 'here' | 'none'
  number: string | null
  when: string | null
  /** False: nothing may be texted to them. */
  texts: boolean
}

type Talk = Pick<ConversationRecord, '_id' | 'landlord' | 'channel' | 'thread' | 'waiting'>

/** What was kept last of this conversation, and by SMS of this number; null where nothing was. */
export async function safeWayOf({
  cases,
  conversations,
  conversation,
}: {
  cases: Cases
  conversations: Model<ConversationRecord>
  conversation: Talk
}): Promise<SafeWay | null> {
  const { landlord } = conversation
  const talks = await talksOf({ conversations, conversation })
  const found = await cases.model
    .findOne({ landlord, kind: 'sensitive', conversation: trusted({ $in: talks }) })
    .sort({ receivedAt: -1 })
    .lean<CaseRecord>()
  if (!found) return null
  const { way, number, when } = cases.answers(await cases.unlock(found))
  return {
    case: found._id,
    audience: found.audience,
    at: found.receivedAt,
    way: way === 'phone' || way === 'here' ? way : 'none',
    number: typeof number === 'string' ? number : null,
    when: typeof when === 'string' ? when : null,
    texts: way === 'here' || askedSince({ conversation, at: found.receivedAt }),
  }
}

/** Whoever asks for a person by text later has said themselves that a text may come. */
const askedSince = ({ conversation: { waiting }, at }: { conversation: Talk; at: Date }): boolean =>
  waiting !== null && waiting.since > at

async function talksOf({
  conversations,
  conversation: { _id, landlord, channel, thread },
}: {
  conversations: Model<ConversationRecord>
  conversation: Talk
}): Promise<string[]> {
  if (channel !== 'sms') return [_id]
  const lane = await conversations.find({ landlord, channel, thread }, { _id: 1 }).lean<{ _id: string }[]>()
  return lane.map((one) => one._id)
}
