/** Who waits for a person, within what the reader may see: danger first, then what is sealed, then what is offered to the reader, then the urgent, then the longest wait. */
import type { Model } from 'mongoose'
import type { ConversationRecord } from '../conversations/conversationModel.ts'
import { trusted } from '../db.ts'
import type { Scope } from '../staff/roles.ts'

/** What a list may show of a conversation: nothing that anybody wrote. */
export type QueueEntry = Pick<
  ConversationRecord,
  | '_id'
  | 'audience'
  | 'channel'
  | 'language'
  | 'holder'
  | 'waiting'
  | 'alert'
  | 'startedAt'
  | 'lastInboundAt'
  | 'followUp'
  | 'offered'
>

export interface Queue {
  waiting: QueueEntry[]
  /** Held by somebody: the reader's own, and those with danger in them. */
  held: QueueEntry[]
  /** Nobody's, and to be looked at again by now; the longest due first. */
  again: QueueEntry[]
}

const FIELDS = {
  audience: 1,
  channel: 1,
  language: 1,
  holder: 1,
  waiting: 1,
  alert: 1,
  startedAt: 1,
  lastInboundAt: 1,
  followUp: 1,
  offered: 1,
} as const
const MOST = 500

export async function readQueue({
  conversations,
  scope,
  account,
  today,
  at,
}: {
  conversations: Model<ConversationRecord>
  scope: Scope
  account: string
  /** `YYYY-MM-DD` where the landlord is. */
  today: string
  at: Date
}): Promise<Queue> {
  const find = (more: Record<string, unknown>): Promise<QueueEntry[]> =>
    conversations
      .find({ $and: [scope.conversations(), more], landlord: scope.landlord }, FIELDS)
      .sort({ 'waiting.since': 1 })
      .limit(MOST)
      .lean<QueueEntry[]>()
  const asked = { $or: [{ waiting: trusted({ $ne: null }) }, { alert: trusted({ $ne: null }) }] }
  const [waiting, held, again] = await Promise.all([
    find({ holder: null, ...asked }),
    find({ holder: trusted({ $ne: null }), $or: [{ holder: account }, { alert: trusted({ $ne: null }) }] }),
    find({ holder: null, waiting: null, alert: null, followUp: trusted({ $lte: today, $ne: null }) }),
  ])
  again.sort((one, other) => (one.followUp ?? '').localeCompare(other.followUp ?? ''))
  return { again, waiting: waiting.sort(byNeed({ account, at })), held: held.sort(byNeed({ account, at })) }
}

const since = (entry: QueueEntry): number => (entry.waiting?.since ?? entry.alert?.at ?? entry.startedAt).getTime()

/** An offer stands for its minute, and for a conversation that everybody of the house may read. */
export const offerStands = ({
  entry: { offered, audience },
  at,
}: {
  entry: Pick<QueueEntry, 'offered' | 'audience'>
  at: Date
}): boolean => audience === 'general' && !!offered && offered.until > at

type Reader = { account: string; at: Date }

/** Danger comes first; what is told in confidence before all that can be put off by being narrowed away. */
const need = ({ entry, account, at }: { entry: QueueEntry } & Reader): number => {
  if (entry.alert) return 0
  if (entry.audience !== 'general') return 1
  if (entry.offered?.account === account && offerStands({ entry, at })) return 2
  return entry.waiting?.urgent ? 3 : 4
}

const byNeed =
  (reader: Reader) =>
  (one: QueueEntry, other: QueueEntry): number =>
    need({ entry: one, ...reader }) - need({ entry: other, ...reader }) || since(one) - since(other)
