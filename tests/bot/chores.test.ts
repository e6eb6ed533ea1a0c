/** Chores that come to grief: nobody who asked for them is told, the log is, and what was due is done at the next round. */

import { conversationFor } from '../../bot/beginConversation.ts'
import { createTwilioSender } from '../../bot/channels/sms/twilioSender.ts'
import { type Chores, createChores } from '../../bot/chores.ts'
import { seal } from '../../services/confidential/seal.ts'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import { ACCOUNT_SID, AUTH_TOKEN, startFakeTwilio } from '../support/fakeTwilio.ts'
import { testMongod } from '../support/mongod.ts'
import { startTcpProxy, type TcpProxy } from '../support/tcpProxy.ts'
import { type World, world } from '../support/world.ts'

const landlord = 'meadowbrook'
let on: World
let line: TcpProxy
let carrier: Awaited<ReturnType<typeof startFakeTwilio>>
let chores: Chores
beforeAll(async () => {
  carrier = await startFakeTwilio({})
  const there = new URL(await testMongod())
  line = await startTcpProxy({ to: Number(there.port) })
  on = await world({ uri: `mongodb://127.0.0.1:${line.port}${there.pathname}?directConnection=true` })
  // Rounds when the test wants them and at no other time.
  await on.worker.stop()
  const sender = createTwilioSender({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, baseUrl: carrier.url })
  chores = createChores({ product: on.product, sms: () => sender })
}, 180_000)
afterAll(async () => {
  await on.stop()
  await line.close()
  await carrier.close()
})

const failures = (): number => on.logged().split('chores failed').length - 1
const textsTo = (number: string): string[] => carrier.texts.filter(({ to }) => to === number).map(({ body }) => body)

const planText = async (to: string): Promise<void> => {
  const send = {
    id: `notice:${to}`,
    landlord,
    audience: 'general',
    retention: 'conversation',
    conversation: null,
    channel: 'sms',
    kind: 'notice',
    lane: `notice:${to}`,
    order: 1,
    at: on.now(),
    content: { to, from: '+447700900100', body: 'You have news.' },
  } as const
  await on.product.db.transact((session) => on.product.outbox.plan([send]).run(session))
}

/** A talk on the web with an officer's unread words, to be told by text; what is sealed is the number. */
const unread = async ({ thread, sealed, at }: { thread: string; sealed: (id: string) => Buffer; at: Date }) => {
  const { product } = on
  const first = { kind: 'start', text: '', attachments: 0, receivedAt: on.now() } as const
  const inbound = { id: `webchat:${thread}:start`, channel: 'webchat', landlord, thread, payload: first } as const
  const { _id } = (await conversationFor({ product, found: undefined, first: inbound })) as ConversationRecord
  const reach = { way: 'sms', sealed: sealed(_id) }
  await product.conversations.updateOne({ _id, landlord }, { $set: { reach, position: 3 } })
  const timer = { _id: `unread:${_id}:0`, landlord, audience: 'general', kind: 'unread', conversation: _id } as const
  await product.db.transact((session) =>
    product.timers.plan({ ...timer, position: 3, case: null, about: null, dueAt: at }).run(session),
  )
  return async () => (await product.timers.model.findOne({ _id: timer._id, landlord }).lean())?.doneAt ?? null
}

test('while the database is away chores are put off, said once a round in the log, and done when it is back', async () => {
  await planText('+447700900501')
  line.cut()
  const before = failures()
  // Both at once, as a sweep and the end of a turn ask for them.
  await expect(Promise.all([chores.run(), chores.run()])).resolves.toBeDefined()
  expect(failures()).toBeGreaterThan(before)
  expect(textsTo('+447700900501')).toEqual([])
  line.mend()
  const since = failures()
  await chores.run()
  expect(failures()).toBe(since)
  expect(textsTo('+447700900501')).toEqual(['You have news.'])
}, 90_000)

test('a timer that cannot be read is left standing and keeps neither texts nor other timers waiting', async () => {
  const { product } = on
  const at = (minutes: number) => new Date(on.now().getTime() - minutes * 60_000)
  const to = '+447700900502'
  const broken = await unread({ thread: 'broken', sealed: () => Buffer.from('no seal of ours'), at: at(2) })
  const whole = await unread({
    thread: 'whole',
    sealed: (id) =>
      seal({ key: product.master.derive('intake'), name: `conversations:${id}:reach`, bytes: Buffer.from(to) }),
    at: at(1),
  })
  await planText('+447700900503')
  const before = failures()
  await chores.run()
  expect(failures()).toBe(before + 1)
  expect(textsTo('+447700900503')).toHaveLength(1)
  await chores.run()
  await chores.run()
  expect(await whole()).toEqual(on.now())
  expect(textsTo(to)).toHaveLength(1)
  expect(await broken()).toBeNull()
  expect(failures()).toBe(before + 1)
}, 60_000)

test('chores whose last round failed can still be stopped', async () => {
  await unread({ thread: 'broken too', sealed: () => Buffer.from('no seal of ours'), at: on.now() })
  const before = failures()
  await expect(Promise.all([chores.run(), chores.stop()])).resolves.toBeDefined()
  expect(failures()).toBe(before + 1)
})
