/** Writes a turn: state, finished message, log, outbox and cases together, or nothing of it. */
import type { ClientSession } from 'mongoose'
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import type { Inbound } from '../services/conversations/inbox.ts'
import type { NewSend } from '../services/conversations/outbox.ts'
import type { TranscriptRecord } from '../services/conversations/transcript.ts'
import type { PlannedWrite } from '../services/db.ts'
import { isDatabaseAway } from '../services/errors.ts'
import { together } from '../services/together.ts'
import type { Product } from './product.ts'

/** Another process moved this conversation on in the meantime: the turn is run again from what it left. */
export class TurnConflict extends Error {
  constructor() {
    super('turn_conflict')
    this.name = 'TurnConflict'
  }
}

/** What a turn came to, before anything is written. */
export interface Outcome {
  after: ConversationRecord
  rows: TranscriptRecord[]
  sends: NewSend[]
  writes: PlannedWrite[]
}

export interface Thought {
  before: ConversationRecord
  outcome: Outcome
  inbound: Inbound
  /** The last waiting message of the lane: its commit gives the lease back too. */
  last: boolean
}

/** False when the message had already been dealt with by another process; throws `TurnConflict` when the conversation moved on. */
export type Commit = (thought: Thought) => Promise<boolean>

/** The message was dealt with by another process in the meantime. */
class AlreadyDone extends Error {}

/** One of a group was overtaken: none of it stands, and each is written for itself. */
class GroupOvertaken extends Error {}

/** Turns of different lanes that end at the same time share a transaction; one that opens or changes a case has its own. */
export function createCommit({ product }: { product: Product }): Commit {
  const shared = together<Thought, boolean>({
    atMost: 32,
    run: async (thoughts) => {
      if (thoughts.length > 1) {
        try {
          await product.db.transact((session) => writeAll({ product, thoughts, session }))
          return thoughts.map(() => ({ status: 'fulfilled', value: true }))
        } catch (error) {
          if (isDatabaseAway(error)) throw error
        }
      }
      return await Promise.allSettled(thoughts.map((thought) => commitAlone({ product, thought })))
    },
  })
  return async (thought) => {
    const alone = thought.outcome.writes.length > 0
    try {
      return await (alone ? commitAlone({ product, thought }) : shared(thought))
    } finally {
      thought.outcome.after.version = thought.before.version + 1
    }
  }
}

async function commitAlone({ product, thought }: { product: Product; thought: Thought }): Promise<boolean> {
  const { before, outcome, inbound } = thought
  try {
    await product.db.transact(async (session) => {
      const moved = await product.conversations.collection.updateOne(...compareAndSet(thought), { session })
      if (moved.matchedCount !== 1) throw new TurnConflict()
      const done = await finish({ product, landlord: before.landlord, ids: [inbound.id], session })
      // Somebody else's commit already answered this message: nothing of ours may stand.
      if (done !== 1) throw new AlreadyDone()
      await product.transcript.insert(outcome.rows).run(session)
      await product.outbox.plan(outcome.sends).run(session)
      for (const write of outcome.writes) await write.run(session)
    })
    return true
  } catch (error) {
    if (error instanceof AlreadyDone) return false
    throw error
  }
}

async function writeAll({
  product,
  thoughts,
  session,
}: {
  product: Product
  thoughts: Thought[]
  session: ClientSession
}): Promise<void> {
  // The command itself: the driver's bulk writer takes longer to put it together than the database takes to do it.
  const { name } = product.conversations.collection
  const updates = thoughts.map((thought) => {
    const [q, u] = compareAndSet(thought)
    return { q, u }
  })
  const moved = await product.db.connection.db!.command({ update: name, updates, ordered: false }, { session })
  if (moved.n !== thoughts.length) throw new GroupOvertaken()
  for (const [landlord, of] of Map.groupBy(thoughts, ({ before }) => before.landlord)) {
    const ids = of.map(({ inbound }) => inbound.id)
    if ((await finish({ product, landlord, ids, session })) !== ids.length) throw new GroupOvertaken()
  }
  await product.transcript.insert(thoughts.flatMap(({ outcome }) => outcome.rows)).run(session)
  await product.outbox.plan(thoughts.flatMap(({ outcome }) => outcome.sends)).run(session)
}

/** Compare-and-set on the conversation's version. Only what the turn changed is written: the rest, such as what the tenant has seen, belongs to others. */
function compareAndSet({ before, outcome: { after }, last }: Thought) {
  const changed = Object.fromEntries(
    Object.entries(after).filter(([name, value]) => value !== before[name as keyof ConversationRecord]),
  )
  return [
    { _id: before._id as never, landlord: before.landlord, version: before.version },
    { $set: { ...changed, version: before.version + 1, ...(last && before.lease ? { lease: null } : {}) } },
  ] as const
}

/** How many of these messages were still waiting; their words now stand in the log. */
async function finish({
  product,
  landlord,
  ids,
  session,
}: {
  product: Product
  landlord: string
  ids: string[]
  session: ClientSession
}): Promise<number> {
  const { matchedCount } = await product.inbox.model.collection.updateMany(
    { _id: { $in: ids as never[] }, landlord, state: 'waiting' },
    { $set: { state: 'done', doneAt: product.clock() }, $unset: { payload: 1 } },
    { session },
  )
  return matchedCount
}
