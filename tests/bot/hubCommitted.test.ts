/** What a process has committed is on the tenant's screen at once; that the stream of changes tells it again shows it no second time. */

import { whileFailing } from '../support/failPoint.ts'
import { tenantSocket, within } from '../support/heardStream.ts'
import { settled } from '../support/signText.ts'
import { call, webTalk } from '../support/webTalk.ts'
import { type World, world } from '../support/world.ts'

let one: World
beforeAll(async () => {
  one = await world()
})
afterAll(() => one?.stop())

/** Milliseconds for which the stream is held up: far longer than an answer may take. */
const HELD_UP = 3_000

test('an answer waits for no stream of changes, and comes once when the stream goes on', async () => {
  const { connection } = one.product.db
  const talk = await webTalk({ world: one })
  const socket = await tenantSocket(talk.opened.streamUrl)
  const spoken = () => socket.seen.filter(({ type }) => type === 'message')
  await within('the greeting', () => spoken().length > 0)
  await whileFailing({
    connection,
    fails: {
      failCommands: ['getMore'],
      namespace: `${connection.name}.$cmd.aggregate`,
      blockConnection: true,
      blockTimeMS: HELD_UP,
    },
    work: async () => {
      // The look that was under way already hears of this one; each after it is held up.
      for (const text of ['hello', 'repair', 'my kitchen tap drips']) {
        const before = spoken().length
        await talk.post({ text })
        await within(
          'the answer',
          () =>
            spoken()
              .slice(before)
              .some(({ from }) => from.role === 'bot'),
          HELD_UP / 2_000,
        )
      }
    },
  })
  // By now the stream has told all of it again.
  await new Promise((resolve) => setTimeout(resolve, HELD_UP))
  await talk.post({ text: 'hello' })
  await settled(one)
  const log = (await talk.read('')).filter(({ type }) => type === 'message').map(({ id }) => id)
  await within('the last answer', () => spoken().at(-1)?.id === log.at(-1))
  expect(spoken().map(({ id }) => id)).toEqual(log)
  socket.close()
}, 60_000)

test('a talk whose messages another process answers is shown whole and in order', async () => {
  const other = await one.twin()
  const talk = await webTalk({ world: one })
  const socket = await tenantSocket(talk.opened.streamUrl)
  const spoken = () => socket.seen.filter(({ type }) => type === 'message').map(({ id }) => id)
  for (const [index, text] of ['hello', 'repair', 'my kitchen tap drips', 'hello', 'menu'].entries()) {
    const at = index % 2 === 0 ? other : one
    await call({
      world: at,
      path: `/conversations/${talk.id}/activities`,
      token: talk.token,
      body: { type: 'message', text },
    })
    await settled(at)
  }
  const log = (await talk.read('')).filter(({ type }) => type === 'message').map(({ id }) => id)
  await within('the whole log', () => spoken().length >= log.length)
  expect(spoken()).toEqual(log)
  socket.close()
  await other.stop()
}, 60_000)
