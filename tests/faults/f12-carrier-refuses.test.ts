/** F12: the carrier asks for a pause, or says that a number opted out or is none; the pause holds for every text, the final answers end at once. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import { ACCOUNT_SID, AUTH_TOKEN, startFakeTwilio } from '../support/fakeTwilio.ts'
import { type World, world } from '../support/world.ts'

let carrier: Awaited<ReturnType<typeof startFakeTwilio>>
let on: World
beforeAll(async () => {
  carrier = await startFakeTwilio({ clock: () => new Date() })
  on = await world({
    clock: 'real',
    env: { TWILIO_ACCOUNT_SID: ACCOUNT_SID, TWILIO_AUTH_TOKEN: AUTH_TOKEN, TWILIO_API_BASE_URL: carrier.url },
  })
}, 180_000)
afterAll(async () => {
  await on.stop()
  await carrier.close()
})

let count = 0
const say = async (number: string, text = `I want to give a compliment ${count}`): Promise<void> => {
  count += 1
  await on.intake.accept({
    id: `sms:SM${String(count).padStart(32, '0')}`,
    channel: 'sms',
    landlord: 'meadowbrook',
    thread: number,
    payload: { kind: 'message', text, peer: { to: number, from: '+447700900100' } },
  })
  await on.worker.idle()
}
const conversationOf = async (number: string): Promise<ConversationRecord> =>
  (await on.product.conversations.findOne({ landlord: 'meadowbrook', thread: number }).lean<ConversationRecord>())!
const rowsOf = async (number: string) =>
  on.product.outbox.model
    .find({ landlord: 'meadowbrook', conversation: (await conversationOf(number))._id })
    .sort({ order: 1 })
    .lean()
const until = async (what: () => Promise<boolean>): Promise<void> => {
  for (const end = performance.now() + 60_000; !(await what()); await sleep(20))
    if (performance.now() > end) throw new Error('it did not come about')
}

test('when the carrier asks for a pause no text leaves to anyone until it is over', async () => {
  // The stand-in's 429 asks for two seconds.
  carrier.script(['429'])
  await say('+447700900311')
  await until(async () => (await rowsOf('+447700900311'))[0]!.code === '20429')
  const since = performance.now()
  await say('+447700900312')
  await sleep(1_000)
  expect(carrier.texts).toHaveLength(0)
  await until(async () => carrier.texts.length === 2)
  expect(performance.now() - since).toBeGreaterThan(1_500)
}, 180_000)

test('a number that opted out at the carrier gets no second try and no further text', async () => {
  const number = '+447700900313'
  carrier.script(['21610'])
  await say(number)
  await until(async () => (await conversationOf(number)).optedOut)
  expect(await rowsOf(number)).toMatchObject([{ state: 'failed', code: '21610', attempts: 1 }])
  await say(number, 'You were kind')
  await sleep(1_200)
  expect(carrier.texts.filter(({ to }) => to === number)).toEqual([])
  expect(await rowsOf(number)).toHaveLength(1)
  expect((await conversationOf(number)).optedOut).toBe(true)
}, 180_000)

test('a number that is none is given up at once', async () => {
  const number = '+447700900314'
  carrier.script(['21211'])
  await say(number)
  await until(async () => (await rowsOf(number))[0]!.state === 'failed')
  expect(await rowsOf(number)).toMatchObject([{ state: 'failed', code: '21211', attempts: 1 }])
  expect((await conversationOf(number)).optedOut).toBe(false)
}, 180_000)
