/** The conversations and cases of one person, found without opening a word. */
import type { Model } from 'mongoose'
import type { CaseRecord } from '../cases/caseModel.ts'
import type { Cases } from '../cases/cases.ts'
import type { MasterKey } from '../confidential/keys.ts'
import { blindIndex } from '../confidential/seal.ts'
import type { ConversationRecord } from '../conversations/conversationModel.ts'
import { trusted } from '../db.ts'
import type { Person } from './person.ts'

export interface Found {
  conversations: ConversationRecord[]
  cases: CaseRecord[]
  /** Talks of an earlier owner of the number, perhaps, were left out (threat T8). */
  earlierLeftOut: boolean
}

export interface Shown {
  /** Records for one team only are shown too. */
  restricted: boolean
  /** Talks before a silence of thirty days too: it was the same person. */
  earlier: boolean
}

interface Asked {
  conversations: Model<ConversationRecord>
  cases: Cases
  master: MasterKey
  landlord: string
  person: Person
  shown: Shown
}

const oldest = { receivedAt: 1, startedAt: 1, _id: 1 } as const

/** Cases that name the person, the talks in which they were opened, the talks of the number itself, and the cases of all these talks. */
export async function findPerson(asked: Asked): Promise<Found> {
  const { cases, landlord, shown } = asked
  const [direct, texting] = await Promise.all([directCases(asked), textingTalks(asked)])
  const earlier = shown.earlier ? [] : texting.filter(({ current }) => !current)
  const left = new Set(earlier.map(({ _id }) => _id))
  const named = direct.filter(({ conversation }) => conversation === null || !left.has(conversation))
  const ids = new Set([
    ...texting.filter(({ _id }) => !left.has(_id)).map(({ _id }) => _id),
    ...named.flatMap(({ conversation }) => (conversation === null ? [] : [conversation])),
  ])
  const talks = await asked.conversations
    .find({ landlord, _id: trusted({ $in: [...ids] }) })
    .sort(oldest)
    .lean<ConversationRecord[]>()
  const all = await cases.model
    .find({
      landlord,
      $or: [
        { _id: trusted({ $in: named.map(({ _id }) => _id) }) },
        { conversation: trusted({ $in: talks.map(({ _id }) => _id) }) },
      ],
    })
    .sort(oldest)
    .lean<CaseRecord[]>()
  return {
    conversations: talks.filter(({ audience }) => shown.restricted || audience === 'general'),
    cases: all.filter(({ audience, kind }) => shown.restricted || (audience === 'general' && kind !== 'sensitive')),
    earlierLeftOut: earlier.some(({ audience }) => audience === 'general'),
  }
}

async function directCases({ cases, landlord, person }: Asked): Promise<CaseRecord[]> {
  const filter =
    person.by === 'reference'
      ? { reference: person.reference }
      : person.by === 'phone'
        ? { 'index.phone': cases.index({ phone: person.phone }).phone }
        : { 'index.email': cases.index({ email: person.email }).email }
  return await cases.model.find({ landlord, ...filter }).lean<CaseRecord[]>()
}

/** By text the lane is the number: the same mark that the webhook makes of it. */
async function textingTalks({ conversations, master, landlord, person }: Asked): Promise<ConversationRecord[]> {
  if (person.by !== 'phone') return []
  const thread = blindIndex({ master, field: `sms:${landlord}`, value: person.phone })
  return await conversations.find({ landlord, channel: 'sms', thread }).lean<ConversationRecord[]>()
}
