/** F15: delivery reports arrive in any order, some twice; what is known of a text only ever moves forward. */
import { SEND_STATES, type SendState } from '../../services/conversations/outbox.ts'
import { ACCOUNT_SID, AUTH_TOKEN, startFakeTwilio } from '../support/fakeTwilio.ts'
import { postText } from '../support/ledger.ts'
import { type World, world } from '../support/world.ts'

const REPORTS = ['queued', 'sent', 'delivered', 'undelivered', 'sent'] as const
const FINAL = new Set<SendState>(['delivered', 'failed'])
const publicUrl = 'https://heard.example'

let carrier: Awaited<ReturnType<typeof startFakeTwilio>>
let on: World
beforeAll(async () => {
  // Reports go to the public address, which nobody serves: the test makes them itself.
  carrier = await startFakeTwilio({ clock: () => new Date(), reach: () => 'http://127.0.0.1:9' })
  on = await world({
    clock: 'real',
    env: {
      TWILIO_ACCOUNT_SID: ACCOUNT_SID,
      TWILIO_AUTH_TOKEN: AUTH_TOKEN,
      TWILIO_API_BASE_URL: carrier.url,
      PUBLIC_URL: publicUrl,
    },
  })
}, 180_000)
afterAll(async () => {
  await on.stop()
  await carrier.close()
})

test('in every order of reports a text moves forward only and ends delivered or failed', async () => {
  await on.intake.accept({
    id: 'sms:only',
    channel: 'sms',
    landlord: 'meadowbrook',
    thread: 'only',
    payload: {
      kind: 'message',
      text: 'I want to give a compliment',
      peer: { to: '+447700900330', from: '+447700900100' },
    },
  })
  const { model } = on.product.outbox
  let row = await model.findOne({ landlord: 'meadowbrook' }).lean()
  for (
    const until = performance.now() + 60_000;
    row?.state !== 'sent' && performance.now() < until;
    row = await model.findOne({ landlord: 'meadowbrook' }).lean()
  ) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  expect(row?.state).toBe('sent')
  const { _id, ...sent } = row!
  const orders = permutations(REPORTS.map((status, index) => ({ status, index })))
  expect(orders).toHaveLength(120)
  const walk = async (order: (typeof orders)[number], which: number): Promise<void> => {
    const providerId = `SM${String(which).padStart(32, '0')}`
    const id = `row-${which}`
    await model.collection.insertOne({ ...sent, _id: id, providerId } as never)
    const seen: SendState[] = ['sent']
    for (const { status, index } of order) {
      // The address carries the row's own key, as the sender asked for it.
      const path = `/api/sms/twilio/status?key=${index % 2 ? id : 'another'}`
      const { status: answered } = await postText({
        to: `http://127.0.0.1:${on.port}`,
        publicUrl,
        path,
        from: '+447700900100',
        body: '',
        sid: providerId,
        more: { MessageStatus: status },
      })
      expect(answered).toBe(204)
      seen.push((await model.findOne({ _id: id, landlord: 'meadowbrook' }).lean())!.state)
    }
    const ranks = seen.map((state) => (FINAL.has(state) ? 9 : SEND_STATES.indexOf(state)))
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
    const first = order.find(({ status }) => status === 'delivered' || status === 'undelivered')!.status
    expect(seen.at(-1)).toBe(first === 'delivered' ? 'delivered' : 'failed')
  }
  await Promise.all(orders.map(walk))
}, 180_000)

test('a report that overtakes our own mark settles the text by the key in its address', async () => {
  const { model } = on.product.outbox
  const row = (await model.findOne({ landlord: 'meadowbrook', state: 'delivered' }).lean())!
  await model.collection.insertOne({ ...row, _id: 'overtaken', state: 'sending', providerId: null } as never)
  await postText({
    to: `http://127.0.0.1:${on.port}`,
    publicUrl,
    path: '/api/sms/twilio/status?key=overtaken',
    from: '+447700900100',
    body: '',
    sid: `SM${'f'.repeat(32)}`,
    more: { MessageStatus: 'delivered' },
  })
  expect(await model.findOne({ _id: 'overtaken', landlord: 'meadowbrook' }).lean()).toMatchObject({
    state: 'delivered',
    providerId: `SM${'f'.repeat(32)}`,
  })
}, 120_000)

function permutations<T>(all: T[]): T[][] {
  if (all.length < 2) return [all]
  return all.flatMap((one, index) =>
    permutations(all.filter((_, other) => other !== index)).map((rest) => [one, ...rest]),
  )
}
