/** Each way a send can end leads to the one right next step, and a tenant's number and words stay out of every error. */
import { Console } from 'node:console'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import { createTwilioSender } from '../../bot/channels/sms/twilioSender.ts'
import { ACCOUNT_SID, AUTH_TOKEN, OURS, startFakeTwilio, startReceiver, TENANT } from '../support/fakeTwilio.ts'

const now = new Date('2027-03-27T23:50:00Z')
const text = { from: OURS, to: TENANT, body: 'Thank you. Reply 0 for menu. łŵ 👍', key: 'row 1/ü' }
const asked = { from: OURS, to: TENANT, body: text.body, since: now }

async function given({ clock = () => now, ...rest }: { clock?: () => Date; statusCallback?: string } = {}) {
  const fake = await startFakeTwilio({ clock })
  const options = { accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, baseUrl: fake.url, ...rest }
  const sender = createTwilioSender({ ...options, timeoutMs: 60_000 })
  /** Only for a Twilio that never answers: on a busy machine it might give up on one that does. */
  const impatient = createTwilioSender({ ...options, timeoutMs: 300 })
  return { fake, sender, impatient, [Symbol.asyncDispose]: fake.close }
}

test('a text arrives with its words unchanged', async () => {
  await using world = await given()
  const result = await world.sender.send(text)
  expect(result).toEqual({ outcome: 'sent', sid: world.fake.texts[0]!.sid })
  expect(world.fake.texts).toMatchObject([{ direction: 'out', from: OURS, to: TENANT, body: text.body }])
})

test('a text can go out through a Messaging Service and be found again', async () => {
  await using world = await given()
  const from = `MG${'0'.repeat(32)}`
  const result = await world.sender.send({ ...text, from })
  expect(result.outcome).toBe('sent')
  expect(await world.sender.find({ ...asked, from })).toMatchObject({ status: 'delivered' })
})

test.each([
  ['too many requests', '429', { outcome: 'retry', after: 2000, code: '20429' }, 0],
  ['an error at Twilio', '500', { outcome: 'retry', code: '20500' }, 0],
  ['a number that opted out', '21610', { outcome: 'opted_out' }, 0],
  ['a number that is none', '21211', { outcome: 'failed', code: '21211' }, 0],
  ['a line cut after the text was taken', 'reset_after_accept', { outcome: 'unknown', code: 'ECONNRESET' }, 1],
  ['no answer', 'timeout', { outcome: 'unknown', code: 'ETIMEDOUT' }, 0],
] as const)('%s leads to the right next step after a single request', async (_, step, result, taken) => {
  await using world = await given()
  world.fake.script([step, '21211'])
  const sender = step === 'timeout' ? world.impatient : world.sender
  expect(await sender.send(text)).toEqual(result)
  expect(world.fake.texts).toHaveLength(taken)
  // The library did not try again by itself: the next step of the script is still there.
  expect(await world.sender.send(text)).toEqual({ outcome: 'failed', code: '21211' })
})

test('a wrong password is no reason to give a text up', async () => {
  await using world = await given()
  const sender = createTwilioSender({ accountSid: ACCOUNT_SID, authToken: 'old', baseUrl: world.fake.url })
  expect(await sender.send(text)).toEqual({ outcome: 'retry', code: '20003' })
  await expect(sender.find(asked)).rejects.toMatchObject({ code: '20003', status: 401 })
})

test('a text that never left may be sent again without looking', async () => {
  const sender = createTwilioSender({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, baseUrl: 'http://127.0.0.1:1' })
  expect(await sender.send(text)).toEqual({ outcome: 'retry', code: 'ECONNREFUSED' })
})

test('a text taken on a cut line is found, so that it is not sent twice', async () => {
  await using world = await given()
  world.fake.script(['reset_after_accept'])
  expect((await world.sender.send(text)).outcome).toBe('unknown')
  expect(await world.sender.find(asked)).toEqual({ sid: world.fake.texts[0]!.sid, status: 'delivered' })
})

test('a text that was never taken is not found', async () => {
  await using world = await given()
  world.fake.script(['timeout'])
  expect((await world.impatient.send(text)).outcome).toBe('unknown')
  expect(await world.sender.find(asked)).toBeNull()
})

test('neither an older equal text, nor one of another row, nor one of another tenant is taken for this one', async () => {
  let time = new Date('2027-03-27T23:40:00Z')
  await using world = await given({ clock: () => time })
  await world.sender.send(text)
  time = now
  await world.sender.send({ ...text, to: '+447700900456' })
  expect(await world.sender.find(asked)).toBeNull()
  const other = await world.sender.send(text)
  const except = new Set(other.outcome === 'sent' ? [other.sid] : [])
  expect(await world.sender.find({ ...asked, except })).toBeNull()
  expect(await world.sender.find(asked)).not.toBeNull()
})

test("a tenant's own words are not taken for our answer", async () => {
  await using world = await given()
  await world.fake.say({ from: TENANT, to: OURS, body: 'Hello' })
  expect(await world.sender.find({ ...asked, from: TENANT, to: OURS, body: 'Hello' })).toBeNull()
})

test('a text sent before midnight is found after it', async () => {
  let time = new Date('2027-03-27T23:59:59Z')
  await using world = await given({ clock: () => time })
  await world.sender.send(text)
  time = new Date('2027-03-28T00:10:00Z')
  expect(await world.sender.find({ ...asked, since: new Date('2027-03-28T00:00:10Z') })).not.toBeNull()
})

test('a text still waiting at Twilio is found although it has no sending date', async () => {
  await using receiver = await receiverThatWaits()
  await using world = await given({ statusCallback: `${receiver.url}/status` })
  await world.sender.send(text)
  expect(world.fake.texts[0]!.status).toBe('queued')
  expect(await world.sender.find(asked)).toMatchObject({ status: 'queued' })
})

test('typographic signs that Twilio replaced do not hide a text', async () => {
  await using world = await given()
  await world.sender.send({ ...text, body: "It's here" })
  expect(await world.sender.find({ ...asked, body: 'It’s here ' })).not.toBeNull()
})

test('delivery reports come signed, in order, and carry the key of the text', async () => {
  const receiver = await startReceiver()
  await using world = await given({ statusCallback: `${receiver.url}/api/sms/twilio/status?landlord=lumen` })
  await world.sender.send(text)
  await world.fake.settled()
  await receiver.close()
  expect(receiver.received.map(({ params }) => params.MessageStatus)).toEqual(['queued', 'sent', 'delivered'])
  const query = new URL(receiver.received[0]!.path, receiver.url).searchParams
  expect(Object.fromEntries(query)).toEqual({ landlord: 'lumen', key: text.key })
  expect(receiver.refused()).toBe(0)
})

test.each([
  ['a page instead of JSON', 201, '<html>', { outcome: 'unknown', code: 'bad_answer' }],
  ['no message id', 201, '{}', { outcome: 'unknown', code: 'bad_answer' }],
  ['a gateway that gave up waiting', 504, '<html>', { outcome: 'unknown', code: 'http_504' }],
  ['a gateway without a Twilio', 502, '', { outcome: 'retry', code: 'http_502' }],
  ['a full queue', 400, '{"code":21611}', { outcome: 'retry', code: '21611' }],
  ['a country that is switched off', 400, '{"code":21408}', { outcome: 'failed', code: '21408' }],
  ['a landline', 400, '{"code":21614}', { outcome: 'failed', code: '21614' }],
  ['a redirect', 302, '', { outcome: 'unknown', code: 'bad_answer' }],
] as const)('%s is understood', async (_, status, body, result) => {
  const url = await answering({ status, body })
  const sender = createTwilioSender({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, baseUrl: url.url })
  expect(await sender.send(text)).toEqual(result)
  await url.close()
})

test.each([
  ['seconds', { 'Retry-After': '120' }, 120_000],
  [
    'a date, by the clock of the answer',
    { 'Retry-After': 'Sat, 27 Mar 2027 23:51:00 GMT', Date: 'Sat, 27 Mar 2027 23:50:00 GMT' },
    60_000,
  ],
  ['nonsense', { 'Retry-After': 'soon' }, undefined],
] as const)('a wait given as %s is honoured', async (_, headers, after) => {
  const url = await answering({ status: 429, body: '{}', headers })
  const sender = createTwilioSender({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, baseUrl: url.url })
  expect(await sender.send(text)).toEqual({
    outcome: 'retry',
    code: 'http_429',
    ...(after === undefined ? {} : { after }),
  })
  await url.close()
})

test('an answer that drips for ever ends at the time limit', async () => {
  const url = await answering({ status: 201, body: '{', drip: true })
  const sender = createTwilioSender({
    accountSid: ACCOUNT_SID,
    authToken: AUTH_TOKEN,
    baseUrl: url.url,
    timeoutMs: 300,
  })
  expect(await sender.send(text)).toEqual({ outcome: 'unknown', code: 'ETIMEDOUT' })
  await url.close()
})

test("a tenant's number and words are in no error and on no console", async () => {
  const lines: string[] = []
  const kept = globalThis.console
  const sink = new Writable({ write: (line, _, done) => done(void lines.push(String(line))) })
  globalThis.console = new Console(sink)
  process.env.TWILIO_LOG_LEVEL = 'debug'
  const errors: unknown[] = []
  try {
    await using world = await given()
    world.fake.script(['21211', '21610', '500'])
    for (let turn = 0; turn < 4; turn += 1) errors.push(await world.sender.send(text))
    world.fake.script(['timeout'])
    errors.push(await world.impatient.send(text))
    await world.fake.close()
    errors.push(
      await world.sender
        .find(asked)
        .catch((error: Error) => ({ ...error, message: error.message, stack: error.stack, cause: error.cause })),
    )
  } finally {
    globalThis.console = kept
    delete process.env.TWILIO_LOG_LEVEL
  }
  const everything = JSON.stringify(errors) + lines.join('')
  expect(everything).toContain('ECONNREFUSED')
  for (const secret of [TENANT, TENANT.slice(3), 'Reply 0', AUTH_TOKEN, encodeURIComponent(TENANT)])
    expect(everything).not.toContain(secret)
})

async function answering({
  status,
  body,
  headers = {},
  drip = false,
}: {
  status: number
  body: string
  headers?: Record<string, string>
  drip?: boolean
}) {
  const timers: NodeJS.Timeout[] = []
  const server = createServer((_, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers })
    if (drip) timers.push(setInterval(() => response.write(' '), 50))
    else response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const timer of timers) clearInterval(timer)
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

async function receiverThatWaits() {
  const server = createServer(() => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = async () => {
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, [Symbol.asyncDispose]: close }
}
