/** A talk that this process knows from a moment ago: its next message waits for no lease, and whatever others did in between still counts. */
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import { settled } from '../support/signText.ts'
import { call, webTalk } from '../support/webTalk.ts'
import { type World, world } from '../support/world.ts'

let one: World
beforeAll(async () => {
  one = await world()
})
afterAll(() => one?.stop())

const record = async (id: string): Promise<ConversationRecord> =>
  (await one.product.conversations.findOne({ _id: id, landlord: 'meadowbrook' }).lean<ConversationRecord>())!

const log = async (id: string): Promise<{ position: number; author: string; text: string }[]> =>
  (await one.product.transcript.read({ conversation: await record(id), after: 0, limit: 200 })).map(
    ({ position, author, body }) => ({ position, author, text: body?.text ?? '' }),
  )

test('the next message of a talk takes no lease, so that one which a dead process left holds it up no longer', async () => {
  const talk = await webTalk({ world: one, landlord: 'meadowbrook' })
  const untouched = async (): Promise<boolean> => {
    await one.product.conversations.collection.updateOne({ _id: talk.id as never }, [
      { $set: { lease: { by: 'dead', until: { $dateAdd: { startDate: '$$NOW', unit: 'second', amount: 3 } } } } },
    ])
    expect(await talk.say('hello')).not.toEqual([])
    return (await record(talk.id)).lease?.by === 'dead'
  }
  // The stream of changes may open only now, and whatever was known before is then read again.
  expect((await untouched()) || (await untouched())).toBe(true)
})

test('a talk whose messages reach two processes in turn goes on where the other left it, with no gap and no repeat', async () => {
  const other = await one.twin()
  const talk = await webTalk({ world: one, landlord: 'meadowbrook' })
  const said = ['repair', 'my kitchen tap drips', 'hello', 'menu', 'complaint', 'the caretaker shouted at me']
  for (const [index, text] of said.entries()) {
    const at = index % 2 === 0 ? one : other
    const { status } = await call({
      world: at,
      path: `/conversations/${talk.id}/activities`,
      token: talk.token,
      body: { type: 'message', text },
    })
    expect(status).toBe(200)
    await settled(at)
  }
  const entries = await log(talk.id)
  expect(entries.map(({ position }) => position)).toEqual(entries.map((_, index) => index + 1))
  expect(entries.filter(({ author }) => author === 'tenant').map(({ text }) => text)).toEqual(said)
  expect((await record(talk.id)).version).toBe(said.length + 1)
  await other.stop()
})

test('an officer who takes a talk over between two messages is not spoken over', async () => {
  const talk = await webTalk({ world: one, landlord: 'meadowbrook' })
  await talk.post({ text: 'hello' })
  await settled(one)
  const before = (await log(talk.id)).length
  // Written without a line in the log, so that only the version tells of it.
  await one.product.conversations.updateOne(
    { _id: talk.id, landlord: 'meadowbrook' },
    { $set: { holder: 'officer' }, $inc: { version: 1 } },
  )
  await talk.post({ text: 'hello again' })
  await settled(one)
  expect((await log(talk.id)).slice(before).map(({ author }) => author)).toEqual(['tenant'])
})
