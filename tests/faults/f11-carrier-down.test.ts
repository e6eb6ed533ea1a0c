/** F11: the carrier fails, hangs or drops the line; a text is tried again with growing waits for a day, then marked as failed, and holds up nobody else. */
import { createTwilioSender } from '../../bot/channels/sms/twilioSender.ts'
import { createChores } from '../../bot/chores.ts'
import type { NewSend, OutboxRecord } from '../../services/conversations/outbox.ts'
import { ACCOUNT_SID, AUTH_TOKEN, startFakeTwilio } from '../support/fakeTwilio.ts'
import { LONG } from '../support/stage.ts'
import { type World, world } from '../support/world.ts'

let chores: ReturnType<typeof createChores>
let carrier: Awaited<ReturnType<typeof startFakeTwilio>>
let on: World
beforeAll(async () => {
  carrier = await startFakeTwilio({ clock: () => on.now() })
  on = await world({
    env: { TWILIO_ACCOUNT_SID: ACCOUNT_SID, TWILIO_AUTH_TOKEN: AUTH_TOKEN, TWILIO_API_BASE_URL: carrier.url },
  })
  // Rounds when the test wants them, besides those of the sweep.
  const sender = createTwilioSender({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, baseUrl: carrier.url })
  chores = createChores({ product: on.product, sms: () => sender })
}, 180_000)
afterAll(async () => {
  await on.stop()
  await carrier.close()
})

let count = 0
const say = async ({ number, body = 'HELP' }: { number: string; body?: string }): Promise<void> => {
  count += 1
  await on.intake.accept({
    id: `sms:SM${String(count).padStart(32, '0')}`,
    channel: 'sms',
    landlord: 'meadowbrook',
    thread: number,
    payload: {
      kind: 'message',
      text: body,
      peer: { to: number, from: '+447700900100' },
      ...(body === 'HELP' ? { optOut: 'help' as const } : {}),
    },
  })
  await on.worker.idle()
}
const rows = async (number: string): Promise<OutboxRecord[]> => {
  const conversation = await on.product.conversations.findOne({ landlord: 'meadowbrook', thread: number }).lean()
  return await on.product.outbox.model
    .find({ landlord: 'meadowbrook', conversation: conversation?._id ?? '' })
    .sort({ order: 1 })
    .lean<OutboxRecord[]>()
}
const until = async (what: () => Promise<boolean>): Promise<void> => {
  for (
    const end = performance.now() + 60_000;
    !(await what());
    await new Promise((resolve) => setTimeout(resolve, 20))
  ) {
    if (performance.now() > end) throw new Error('it did not come about')
  }
}
const sentTo = (number: string): number => carrier.texts.filter(({ to }) => to === number).length

test('after errors, a refusal for now and a lost line the text has left once', async () => {
  const number = '+447700900301'
  carrier.script([...(LONG ? (['timeout'] as const) : []), '500', '429', '500', 'reset_after_accept'])
  await say({ number })
  await until(async () => {
    on.pass(60_000)
    return ['sent', 'delivered'].includes((await rows(number))[0]!.state)
  })
  expect(sentTo(number)).toBe(1)
}, 180_000)

test('waits grow from a second to a quarter of an hour, and after a day the text is marked as failed', async () => {
  const number = '+447700900302'
  carrier.script(['500'])
  await say({ number })
  const waits: number[] = []
  let tried = 0
  for (let hours = 0; hours < 26; ) {
    let row = (await rows(number))[0]!
    await until(async () => {
      row = (await rows(number))[0]!
      return row.attempts > tried && row.lease === null && row.state !== 'sending'
    })
    if (row.state === 'failed') break
    tried = row.attempts
    const wait = row.dueAt.getTime() - on.now().getTime()
    waits.push(wait)
    // Fewer rounds than a true day has: the later waits are all alike.
    const jump = waits.length > 14 ? 3 * 60 * 60_000 : wait + 1
    carrier.script(['500'])
    on.pass(jump)
    hours += jump / 3_600_000
    await chores.run()
  }
  expect((await rows(number))[0]).toMatchObject({ state: 'failed', code: '20500' })
  expect(waits[0]).toBeGreaterThanOrEqual(750)
  expect(waits[0]).toBeLessThan(3_000)
  expect(Math.max(...waits)).toBeLessThanOrEqual(15 * 60_000 * 1.25)
  for (const [index, wait] of waits.slice(0, 8).entries()) expect(wait).toBeGreaterThanOrEqual(750 * 2 ** index)
  // Equal waits would mean that a thousand texts knock again at the same moment.
  expect(new Set(waits).size).toBeGreaterThan(waits.length / 2)
}, 120_000)

const row = (lane: string, order: number): NewSend => ({
  id: `${lane}-${order}`,
  landlord: 'meadowbrook',
  audience: 'general',
  retention: 'conversation',
  conversation: null,
  channel: 'sms',
  kind: 'notice',
  lane,
  order,
  at: on.now(),
  content: { to: lane, from: '+447700900100', body: `Text ${order}` },
})

test('thirty texts that wait behind one that cannot leave do not hold up another tenant', async () => {
  const [stuck, free] = ['+447700900303', '+447700900304']
  carrier.script(['500'])
  await on.product.db.transact((session) => on.product.outbox.plan([row(stuck, 1)]).run(session))
  await until(
    async () =>
      (await on.product.outbox.model.findOne({ landlord: 'meadowbrook', lane: stuck }).lean())?.code === '20500',
  )
  const behind = Array.from({ length: 30 }, (_, index) => row(stuck, index + 2))
  await on.product.db.transact((session) => on.product.outbox.plan([...behind, row(free, 100)]).run(session))
  await until(async () => sentTo(free) === 1)
  expect(sentTo(stuck)).toBe(0)
  await until(async () => {
    on.pass(60_000)
    return sentTo(stuck) === 31
  })
  expect(carrier.texts.filter(({ to }) => to === stuck).map(({ body }) => body)).toEqual(
    Array.from({ length: 31 }, (_, index) => `Text ${index + 1}`),
  )
}, 180_000)

test('a text that hangs does not keep one that comes later to another tenant', async () => {
  const [hanging, free] = ['+447700900305', '+447700900306']
  const attempts = async (lane: string): Promise<number> =>
    (await on.product.outbox.model.findOne({ landlord: 'meadowbrook', lane }).lean())?.attempts ?? 0
  carrier.script(['timeout'])
  await on.product.db.transact((session) => on.product.outbox.plan([row(hanging, 1)]).run(session))
  await until(async () => (await attempts(hanging)) === 1)
  // Whoever looked for what is due has seen that nothing else was.
  await new Promise((resolve) => setTimeout(resolve, 300))
  await on.product.db.transact((session) => on.product.outbox.plan([row(free, 1)]).run(session))
  await until(async () => sentTo(free) === 1)
  const { state, code } = (await on.product.outbox.model.findOne({ landlord: 'meadowbrook', lane: hanging }).lean())!
  expect({ state, code, sent: sentTo(hanging) }).toEqual({ state: 'sending', code: null, sent: 0 })
}, 60_000)
