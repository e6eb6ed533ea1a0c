/** The built-in stand-in treats the product as Twilio would, so that what works in a demonstration works for tenants. */
import twilio from 'twilio'
import { readTwiml } from '../../bot/channels/sms/standInHooks.ts'
import {
  ACCOUNT_SID,
  AUTH_TOKEN,
  OURS,
  type Received,
  startFakeTwilio,
  startReceiver,
  TENANT,
} from '../support/fakeTwilio.ts'

async function given({
  answer,
  ...rest
}: {
  answer?: (hook: Received) => { status: number; body: string }
  reach?: (url: string) => string
} = {}) {
  const receiver = await startReceiver(answer === undefined ? {} : { answer })
  const fake = await startFakeTwilio({ webhookUrl: `${receiver.url}/api/sms/twilio`, ...rest })
  return {
    fake,
    receiver,
    async [Symbol.asyncDispose]() {
      await fake.close()
      await receiver.close()
    },
  }
}

const messages = `/2010-04-01/Accounts/${ACCOUNT_SID}/Messages`
const basic = `Basic ${Buffer.from(`${ACCOUNT_SID}:${AUTH_TOKEN}`).toString('base64')}`

async function create({
  url,
  form,
  authorization = basic,
}: {
  url: string
  form: Record<string, string>
  authorization?: string
}) {
  const response = await fetch(`${url}${messages}.json`, {
    method: 'POST',
    headers: { authorization },
    body: new URLSearchParams(form),
  })
  return { status: response.status, json: (await response.json()) as Record<string, unknown> }
}

const hello = { from: TENANT, to: OURS, body: 'Dŵr ar y llawr & dim gwres 😀' }

test("a tenant's text reaches the webhook once, signed, with all that Twilio sends", async () => {
  await using world = await given()
  expect(await world.fake.say(hello)).toBe(200)
  expect(world.receiver.received).toHaveLength(1)
  const { params, headers } = world.receiver.received[0]!
  const sid = world.fake.texts[0]!.sid
  expect(sid).toMatch(/^SM[0-9a-f]{32}$/)
  expect(params).toMatchObject({
    MessageSid: sid,
    SmsSid: sid,
    SmsMessageSid: sid,
    From: TENANT,
    To: OURS,
    Body: hello.body,
    NumMedia: '0',
    NumSegments: '1',
  })
  expect(headers['content-type']).toBe('application/x-www-form-urlencoded; charset=UTF-8')
  expect(world.receiver.refused()).toBe(0)
})

test('a text may be delivered again under the same id', async () => {
  await using world = await given()
  const messageSid = `SM${'7'.repeat(32)}`
  await Promise.all([1, 2, 3].map(() => world.fake.say({ ...hello, messageSid })))
  expect(world.receiver.received.map(({ params }) => params.MessageSid)).toEqual([messageSid, messageSid, messageSid])
  expect(world.fake.texts).toHaveLength(1)
})

test('instructions after # in the webhook address are neither sent nor signed', async () => {
  await using world = await given()
  world.fake.postTo(`${world.receiver.url}/api/sms/twilio#rc=3&rp=all`)
  expect(await world.fake.say(hello)).toBe(200)
  expect(world.receiver.received[0]!.path).toBe('/api/sms/twilio')
})

test('a public address can be signed while another one is reached', async () => {
  const receiver = await startReceiver()
  const fake = await startFakeTwilio({
    webhookUrl: 'https://talk.homes.example/api/sms/twilio',
    reach: (url) => url.replace('https://talk.homes.example', receiver.url),
  })
  // Signed for the public address, which this receiver does not have: reached, and rightly refused.
  expect(await fake.say(hello)).toBe(403)
  expect(receiver.refused()).toBe(1)
  await fake.close()
  await receiver.close()
})

test('a webhook that does not answer is no crash', async () => {
  await using world = await given()
  world.fake.postTo('http://127.0.0.1:1/')
  expect(await world.fake.say(hello)).toBe(0)
})

test('an answer inside the webhook reaches the tenant too, for when nothing else works', async () => {
  const body =
    '<?xml version="1.0"?><Response><Message>Call 999 &amp; leave. We could not save this.</Message></Response>'
  await using world = await given({ answer: () => ({ status: 200, body }) })
  await world.fake.say(hello)
  expect(world.fake.texts[1]).toMatchObject({
    direction: 'out',
    from: OURS,
    to: TENANT,
    body: 'Call 999 & leave. We could not save this.',
  })
})

test("what Twilio's own library writes as an answer is read back as it was meant", () => {
  const twiml = new twilio.twiml.MessagingResponse()
  twiml.message('One <b> & "two" ł 😀')
  twiml.message({ to: TENANT }, '').body("Three's\n4")
  expect(readTwiml(twiml.toString())).toEqual(['One <b> & "two" ł 😀', "Three's\n4"])
  expect(readTwiml('<Response/>')).toEqual([])
})

test('a created text has the shape that Twilio gives it', async () => {
  await using world = await given()
  const { status, json } = await create({ url: world.fake.url, form: { From: OURS, To: TENANT, Body: 'ł'.repeat(71) } })
  expect(status).toBe(201)
  expect(json).toMatchObject({
    account_sid: ACCOUNT_SID,
    status: 'queued',
    direction: 'outbound-api',
    date_created: 'Sat, 27 Mar 2027 23:50:00 +0000',
    date_sent: null,
    num_segments: '2',
    error_code: null,
    uri: `${messages}/${json.sid}.json`,
  })
})

test.each([
  ['a wrong password', { authorization: 'Basic eDp5' }, {}, 401, 20003],
  ['no recipient', {}, { To: '' }, 400, 21604],
  ['a recipient that is no number', {}, { To: '07700900123' }, 400, 21211],
  ['no sender', {}, { From: '' }, 400, 21603],
  ['no words', {}, { Body: '' }, 400, 21602],
  ['too many words', {}, { Body: 'a'.repeat(1601) }, 400, 21617],
])('%s is refused with the code that Twilio uses', async (_, options, form, status, code) => {
  await using world = await given()
  const answer = await create({ url: world.fake.url, form: { From: OURS, To: TENANT, Body: 'x', ...form }, ...options })
  expect(answer).toMatchObject({ status, json: { code, status } })
  expect(world.fake.texts).toHaveLength(0)
})

test("Twilio's own client creates, fetches and lists, page by page", async () => {
  await using world = await given()
  const client = twilio(ACCOUNT_SID, AUTH_TOKEN)
  ;(client.api as { baseUrl: string }).baseUrl = world.fake.url
  for (const body of ['one', 'two', 'three']) await client.messages.create({ from: OURS, to: TENANT, body })
  await client.messages.create({ from: OURS, to: '+447700900456', body: 'elsewhere' })
  const listed = await client.messages.list({ to: TENANT, from: OURS, pageSize: 2 })
  expect(listed.map(({ body }) => body)).toEqual(['three', 'two', 'one'])
  expect(await client.messages.list({ dateSentAfter: new Date('2027-03-28T00:00:00Z') })).toEqual([])
  expect(await client.messages.list({ dateSentAfter: new Date('2027-03-27T00:00:00Z') })).toHaveLength(4)
  expect((await client.messages(listed[0]!.sid).fetch()).status).toBe('delivered')
  await expect(client.messages(`SM${'0'.repeat(32)}`).fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
})

test('a text that could not be delivered says so afterwards', async () => {
  await using world = await given()
  world.fake.script(['undelivered'])
  await create({
    url: world.fake.url,
    form: { From: OURS, To: TENANT, Body: 'x', StatusCallback: `${world.receiver.url}/status` },
  })
  await world.fake.settled()
  expect(world.receiver.received.map(({ params }) => [params.MessageStatus, params.ErrorCode])).toEqual([
    ['queued', undefined],
    ['sent', undefined],
    ['undelivered', '30003'],
  ])
})

test.each(['STOP', 'opt out', 'Cancel.'])(
  'after "%s" nothing goes to that number from ours, until it starts again',
  async (word) => {
    await using world = await given()
    const form = { From: OURS, To: TENANT, Body: 'x' }
    await world.fake.say({ ...hello, body: word })
    expect(await create({ url: world.fake.url, form })).toMatchObject({ status: 400, json: { code: 21610 } })
    expect((await create({ url: world.fake.url, form: { ...form, From: '+447400999999' } })).status).toBe(201)
    expect((await create({ url: world.fake.url, form: { ...form, To: '+447700900456' } })).status).toBe(201)
    await world.fake.say({ ...hello, body: 'yes' })
    expect((await create({ url: world.fake.url, form })).status).toBe(201)
  },
)

test('an opt-out holds although our webhook failed, and stops even the answer inside it', async () => {
  await using failing = await given({ answer: () => ({ status: 500, body: '' }) })
  expect(await failing.fake.say({ ...hello, body: 'STOP' })).toBe(500)
  expect((await create({ url: failing.fake.url, form: { From: OURS, To: TENANT, Body: 'x' } })).json).toMatchObject({
    code: 21610,
  })
  await using world = await given({
    answer: () => ({ status: 200, body: '<Response><Message>Bye</Message></Response>' }),
  })
  await world.fake.say({ ...hello, body: 'STOP' })
  expect(world.fake.texts.filter(({ direction }) => direction === 'out')).toEqual([])
})

test('the verdict of Advanced Opt-Out is passed on and obeyed', async () => {
  await using world = await given()
  await world.fake.say({ ...hello, body: 'przestań', optOutType: 'STOP' })
  expect(world.receiver.received[0]!.params.OptOutType).toBe('STOP')
  expect((await create({ url: world.fake.url, form: { From: OURS, To: TENANT, Body: 'x' } })).json).toMatchObject({
    code: 21610,
  })
})

test('a listener hears each text to a tenant until it stops listening', async () => {
  await using world = await given()
  const heard: string[] = []
  const stop = world.fake.onText(({ body }) => heard.push(body))
  await world.fake.say(hello)
  await create({ url: world.fake.url, form: { From: OURS, To: TENANT, Body: 'one' } })
  stop()
  await create({ url: world.fake.url, form: { From: OURS, To: TENANT, Body: 'two' } })
  expect(heard).toEqual(['one'])
})

test('a flood is forgotten from its oldest end', async () => {
  await using world = await given()
  world.fake.postTo('http://127.0.0.1:1/')
  for (let turn = 0; turn < 1005; turn += 1) await world.fake.say({ ...hello, body: `${turn}` })
  expect(world.fake.texts).toHaveLength(1000)
  expect(world.fake.texts[0]!.body).toBe('5')
})
