/** F22: bytes that are not UTF-8 are refused at the door; a carrier's own replacement character is kept and shown. */
import { connect } from 'node:net'
import { openTalk } from '../support/directLineTalk.ts'
import { ACCOUNT_SID, AUTH_TOKEN, startFakeTwilio } from '../support/fakeTwilio.ts'
import { postText, signatureOf } from '../support/ledger.ts'
import { type World, world } from '../support/world.ts'

const PUBLIC = 'https://heard.example'
/** What each is, and the bytes (the Unicode Standard, table 3-7: well-formed UTF-8 byte sequences). */
const BROKEN: [string, number[]][] = [
  ['a byte that never occurs', [0xff]],
  ['a continuation with nothing before it', [0x80]],
  ['a sequence cut short', [0xe2, 0x82]],
  ['an overlong slash', [0xc0, 0xaf]],
  ['an overlong NUL', [0xc0, 0x80]],
  ['a surrogate', [0xed, 0xa0, 0x80]],
  ['a pair of surrogates (CESU-8)', [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]],
  ['beyond the last code point', [0xf4, 0x90, 0x80, 0x80]],
  ['five bytes', [0xf8, 0x88, 0x80, 0x80, 0x80]],
  ['Latin-1', [...Buffer.from('caf\u00e9', 'latin1')]],
]

let carrier: Awaited<ReturnType<typeof startFakeTwilio>>
let on: World
beforeAll(async () => {
  carrier = await startFakeTwilio({ reach: () => 'http://127.0.0.1:9' })
  on = await world({
    env: {
      TWILIO_ACCOUNT_SID: ACCOUNT_SID,
      TWILIO_AUTH_TOKEN: AUTH_TOKEN,
      TWILIO_API_BASE_URL: carrier.url,
      PUBLIC_URL: PUBLIC,
    },
  })
}, 180_000)
afterAll(async () => {
  await on.stop()
  await carrier.close()
})

const send = ({
  path,
  type,
  body,
  more = [],
}: {
  path: string
  type: string
  body: Buffer
  more?: string[]
}): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = connect(on.port, '127.0.0.1')
    socket.on('error', reject)
    socket.once('data', (chunk) => {
      resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(chunk.toString('latin1'))?.[1]))
      socket.destroy()
    })
    const head = [
      `POST ${path} HTTP/1.1`,
      'Host: localhost',
      `Content-Type: ${type}`,
      `Content-Length: ${body.length}`,
      ...more,
      '',
      '',
    ]
    socket.write(Buffer.concat([Buffer.from(head.join('\r\n')), body]))
  })

test.each(BROKEN)('%s is a bad request on the web and writes nothing', async (_what, bytes) => {
  const talk = await openTalk({ url: `http://127.0.0.1:${on.port}`, settle: on.worker.idle })
  const before = await on.product.inbox.model.countDocuments({ landlord: 'meadowbrook' })
  const body = Buffer.concat([Buffer.from('{"type":"message","text":"my tap '), Buffer.from(bytes), Buffer.from('"}')])
  const path = `/v3/directline/conversations/${talk.conversation}/activities`
  expect(await send({ path, type: 'application/json', body, more: [`Authorization: Bearer ${talk.token}`] })).toBe(400)
  expect(await on.product.inbox.model.countDocuments({ landlord: 'meadowbrook' })).toBe(before)
})

test.each(BROKEN)('%s in a webhook is refused and writes nothing', async (_what, bytes) => {
  const before = await on.product.inbox.model.countDocuments({ landlord: 'meadowbrook' })
  const params = {
    AccountSid: ACCOUNT_SID,
    MessageSid: `SM${'7'.repeat(32)}`,
    From: '+447700900350',
    To: '+447700900100',
    Body: 'x\ufffd',
  }
  const form = new URLSearchParams({ ...params, Body: 'x' }).toString()
  const status = await send({
    path: '/api/sms/twilio',
    type: 'application/x-www-form-urlencoded',
    body: Buffer.concat([Buffer.from(form), Buffer.from(bytes)]),
    more: [`X-Twilio-Signature: ${signatureOf({ url: `${PUBLIC}/api/sms/twilio`, params })}`],
  })
  expect([400, 403]).toContain(status)
  expect(await on.product.inbox.model.countDocuments({ landlord: 'meadowbrook' })).toBe(before)
})

test('a replacement character that the carrier put into a text is kept and can be read', async () => {
  const text = 'my t\ufffdp drips'
  const { status } = await postText({
    to: `http://127.0.0.1:${on.port}`,
    publicUrl: PUBLIC,
    from: '+447700900351',
    body: text,
  })
  expect(status).toBe(200)
  await on.worker.idle()
  const conversation = (await on.product.conversations.findOne({ landlord: 'meadowbrook', channel: 'sms' }).lean())!
  const entries = await on.product.transcript.read({ conversation: conversation as never, after: 0, limit: 10 })
  expect(entries[0]?.body?.text).toBe(text)
})
