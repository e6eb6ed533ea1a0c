/** The cases of one person that a member of staff may see; of what they may not see nothing shows, not even that it matched. */
import type { Model } from 'mongoose'
import type { Cases } from '../cases/cases.ts'
import { type CaseLine, LINE_FIELDS } from '../cases/findCases.ts'
import type { MasterKey } from '../confidential/keys.ts'
import { blindIndex } from '../confidential/seal.ts'
import type { ConversationRecord } from '../conversations/conversationModel.ts'
import { trusted } from '../db.ts'
import type { Scope } from '../staff/roles.ts'
import type { Person } from './person.ts'

/** One person has few cases; more than this is no list to look through. */
const MOST = 200

interface Asked {
  conversations: Model<ConversationRecord>
  cases: Cases
  master: MasterKey
  scope: Scope
  person: Person
}

/** Those that name the person, and those told in texts from the number; the newest first. */
export async function casesOfPerson(asked: Asked): Promise<CaseLine[]> {
  const { cases, scope } = asked
  const talks = await texting(asked)
  const current = talks.filter((talk) => talk.current && scope.audiences.includes(talk.audience))
  const earlier = talks.filter((talk) => !talk.current)
  const named = namedBy(asked)
  return await cases.model
    .find(
      {
        landlord: scope.landlord,
        $and: [
          scope.cases(),
          { $or: [named, { conversation: trusted({ $in: current.map(({ _id }) => _id) }) }] },
          // Told before a long silence the number may have been another person's (threat T8).
          { conversation: trusted({ $nin: earlier.map(({ _id }) => _id) }) },
        ],
      },
      LINE_FIELDS,
    )
    .sort({ receivedAt: -1, _id: -1 })
    .limit(MOST)
    .lean<CaseLine[]>()
}

function namedBy({ cases, person }: Asked): Record<string, unknown> {
  if (person.by === 'reference') return { reference: person.reference }
  return person.by === 'phone'
    ? { 'index.phone': cases.index({ phone: person.phone }).phone }
    : { 'index.email': cases.index({ email: person.email }).email }
}

/** By text the lane is the number: the same mark that the webhook makes of it. */
async function texting({
  conversations,
  master,
  scope: { landlord },
  person,
}: Asked): Promise<Pick<ConversationRecord, '_id' | 'audience' | 'current'>[]> {
  if (person.by !== 'phone') return []
  const thread = blindIndex({ master, field: `sms:${landlord}`, value: person.phone })
  return await conversations
    .find({ landlord, channel: 'sms', thread }, { audience: 1, current: 1 })
    .lean<Pick<ConversationRecord, '_id' | 'audience' | 'current'>[]>()
}
