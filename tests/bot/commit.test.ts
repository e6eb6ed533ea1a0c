/** Turns that are committed together: one that was overtaken spoils nothing for the others, and a message is answered once. */
import { createCommit, type Thought, TurnConflict } from '../../bot/commit.ts'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import type { Inbound } from '../../services/conversations/inbox.ts'
import { type World, world } from '../support/world.ts'

let product: World['product']
let running: World
beforeAll(async () => {
  running = await world()
  product = running.product
  await running.worker.stop()
})
afterAll(() => running?.stop())

const LANDLORD = 'meadowbrook'

/** A conversation as it stands before its turn, and the turn with one line said. */
async function thought(thread: string): Promise<Thought> {
  const { section } = product.sections.open({ audience: 'general', at: product.clock() })
  const before = {
    _id: `talk-${thread}`,
    landlord: LANDLORD,
    audience: 'general',
    retention: 'conversation',
    channel: 'webchat',
    thread,
    current: true,
    version: 7,
    position: 0,
    sections: [section],
    lease: null,
  } as unknown as ConversationRecord
  await product.conversations.collection.insertOne({ ...before } as never)
  const inbound: Inbound = {
    id: `webchat:${thread}:1`,
    channel: 'webchat',
    landlord: LANDLORD,
    thread,
    payload: { kind: 'message', text: 'hello', attachments: 0, receivedAt: product.clock() },
  }
  await product.inbox.accept(inbound)
  const open = { section, key: product.sections.key(section)! }
  const row = product.transcript.row({
    conversation: before,
    open,
    position: 1,
    at: product.clock(),
    author: 'bot',
    body: { text: 'good day' },
  })
  return {
    before,
    inbound,
    last: true,
    outcome: { after: { ...before, position: 1 }, rows: [row], sends: [], writes: [] },
  }
}

const standing = async ({ before, inbound }: Thought) => ({
  version: (await product.conversations.collection.findOne({ _id: before._id as never }))?.version,
  inbox: (await product.inbox.model.collection.findOne({ _id: inbound.id as never }))?.state,
  said: await product.transcript.model.collection.countDocuments({ conversation: before._id }),
})
const DONE = { version: 8, inbox: 'done', said: 1 }

test('turns that end together are written together', async () => {
  const commit = createCommit({ product })
  const all = await Promise.all(['a1', 'a2', 'a3'].map(thought))
  expect(await Promise.all(all.map(commit))).toEqual([true, true, true])
  for (const one of all) expect(await standing(one)).toEqual(DONE)
})

test('of a group with one overtaken turn and one answered message, the others stand and these two do not', async () => {
  const commit = createCommit({ product })
  const all = await Promise.all(['b1', 'b2', 'b3', 'b4'].map(thought))
  const [, overtaken, answered] = all as [Thought, Thought, Thought, Thought]
  await product.conversations.collection.updateOne({ _id: overtaken.before._id as never }, { $set: { version: 9 } })
  await product.inbox.model.collection.updateOne({ _id: answered.inbound.id as never }, { $set: { state: 'done' } })
  const outcomes = await Promise.allSettled(all.map(commit))
  expect(outcomes.map((one) => (one.status === 'fulfilled' ? one.value : one.reason))).toEqual([
    true,
    expect.any(TurnConflict),
    false,
    true,
  ])
  expect(await standing(all[0]!)).toEqual(DONE)
  expect(await standing(all[3]!)).toEqual(DONE)
  expect(await standing(overtaken)).toEqual({ version: 9, inbox: 'waiting', said: 0 })
  expect(await standing(answered)).toEqual({ version: 7, inbox: 'done', said: 0 })
})

test('a turn that opens a case is never written with others', async () => {
  const commit = createCommit({ product })
  const all = await Promise.all(['c1', 'c2', 'c3'].map(thought))
  const sessions: unknown[] = []
  for (const one of all.slice(0, 2))
    one.outcome.writes.push({
      what: 'case',
      run: async (session) => {
        sessions.push(session.id)
        if (one === all[0]) throw new Error('no such case')
      },
    })
  const outcomes = await Promise.allSettled(all.map(commit))
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
  expect(new Set(sessions).size).toBe(2)
  expect(await standing(all[0]!)).toEqual({ version: 7, inbox: 'waiting', said: 0 })
  expect(await standing(all[1]!)).toEqual(DONE)
})
