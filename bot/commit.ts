/** Writes a turn: state, finished message, log, outbox and cases together, or nothing of it. */
import type { ClientSession } from 'mongoose'
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import type { Inbound } from '../services/conversations/inbox.ts'
import type { NewSend } from '../services/conversations/outbox.ts'
import type { TranscriptRecord } from '../services/conversations/transcript.ts'
import type { PlannedWrite } from '../services/db.ts'
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

/** The message was dealt with by another process in the meantime. */
class AlreadyDone extends Error {}

/** One transaction, compare-and-set on the conversation's version. */
export async function commit({
  product,
  before,
  outcome,
  inbound,
  last,
}: {
  product: Product
  before: ConversationRecord
  outcome: Outcome
  inbound: Inbound
  last: boolean
}): Promise<boolean> {
  const { after, rows, sends, writes } = outcome
  const { _id, landlord } = before
  // Only what this turn changed is written: the rest, such as what the tenant has seen, belongs to others.
  const changed = Object.fromEntries(
    Object.entries(after).filter(([name, value]) => value !== before[name as keyof ConversationRecord]),
  )
  const at = product.clock()
  const work = async (session: ClientSession): Promise<boolean> => {
    const moved = await product.conversations.collection.updateOne(
      { _id: _id as never, landlord, version: before.version },
      { $set: { ...changed, version: before.version + 1, ...(last ? { lease: null } : {}) } },
      { session },
    )
    if (moved.matchedCount !== 1) throw new TurnConflict()
    const done = await product.inbox.model.collection.updateOne(
      { _id: inbound.id as never, landlord, state: 'waiting' },
      { $set: { state: 'done', doneAt: at }, $unset: { payload: 1 } },
      { session },
    )
    // Somebody else's commit already answered this message: nothing of ours may stand.
    if (done.matchedCount !== 1) throw new AlreadyDone()
    await product.transcript.insert(rows).run(session)
    await product.outbox.plan(sends).run(session)
    for (const write of writes) await write.run(session)
    return true
  }
  try {
    return await product.db.transact(work)
  } catch (error) {
    if (error instanceof AlreadyDone) return false
    throw error
  } finally {
    after.version = before.version + 1
  }
}
