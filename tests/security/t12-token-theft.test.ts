/** Threat T12: a web-chat token opens its own conversation and no other, is never in an address or a log, and is not stored. */
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { rowCounts, settled } from '../support/signText.ts'
import { call, directLine, type Opened, type WebTalk, webTalk } from '../support/webTalk.ts'
import { type World, world } from '../support/world.ts'

let product: World
let anna: WebTalk
let bela: WebTalk
beforeAll(async () => {
  product = await world({ env: { LOG_LEVEL: 'debug' } })
  anna = await webTalk({ world: product })
  bela = await webTalk({ world: product })
})
afterAll(() => product.stop())

const on = ({
  talk,
  token,
  path = '',
  method = 'GET',
  body,
}: {
  talk: WebTalk
  token: string
  path?: string
  method?: string
  body?: unknown
}) =>
  call({
    world: product,
    path: `/conversations/${talk.id}${path}`,
    token,
    method,
    ...(body === undefined ? {} : { body }),
  })

test("one tenant's token on another tenant's conversation: 404 for every route, exactly as for one that never was", async () => {
  const before = await rowCounts(product)
  const nobody = { ...bela, id: 'zzzzzzzzzzzzzzzzzzzzzzzzzz' }
  const routes: [string, string, unknown?][] = [
    ['', 'GET'],
    ['/activities', 'GET'],
    ['/activities?watermark=0', 'GET'],
    ['/activities', 'POST', { type: 'message', text: 'hello' }],
    ['/upload', 'POST'],
    ['/exit', 'POST'],
  ]
  for (const [path, method, body] of routes) {
    const [foreign, none] = await Promise.all(
      [bela, nobody].map((talk) => on({ talk, token: anna.token, path, method, body })),
    )
    expect([path, method, foreign!.status]).toEqual([path, method, 404])
    expect(await foreign!.text()).toBe(await none!.text())
  }
  expect(await rowCounts(product)).toEqual(before)
})

test('opening a conversation with another id in the body opens the one of the token', async () => {
  const opened = (await (
    await call({
      world: product,
      path: '/conversations',
      token: anna.token,
      body: { conversationId: bela.id, user: { id: 'dl_other' } },
    })
  ).json()) as Opened
  expect(opened.conversationId).toBe(anna.id)
})

test('whoever a client says it is, the log says it is the tenant of this conversation', async () => {
  for (const from of [
    { id: 'heard', role: 'bot' },
    { id: 'staff', role: 'bot', name: 'Officer' },
    { id: bela.id },
    { id: 'dl_tenant', role: 'system' },
  ]) {
    await anna.post({
      text: `menu ${from.id.slice(0, 6)}`,
      from,
      role: 'bot',
      channelData: { by: 'staff' },
      channelId: 'sms',
      conversation: { id: bela.id },
      recipient: { id: 'x' },
    })
  }
  await settled(product)
  const own = (await anna.read('0')).filter(({ text }) => text?.startsWith('menu '))
  expect(own).toHaveLength(4)
  expect(own.map(({ from }) => from)).toEqual(own.map(() => ({ id: 'dl_tenant', role: 'user' })))
  expect((await bela.read('0')).some(({ text }) => text?.startsWith('menu '))).toBe(false)
})

test('without a token, with a half one, or with one in the address, nothing opens', async () => {
  const path = `/conversations/${anna.id}/activities`
  const asks: [string, Record<string, string>][] = [
    [path, {}],
    [path, { Authorization: `Bearer ${anna.token.slice(0, -1)}` }],
    [path, { Authorization: `bearer ${anna.token}` }],
    [path, { Authorization: `Basic ${anna.token}` }],
    [path, { Authorization: `Bearer ${anna.token} ${bela.token}` }],
    [path, { Authorization: 'Bearer [object Object]' }],
    [path, { Cookie: `token=${anna.token}` }],
    [`${path}?token=${anna.token}`, {}],
    [`${path}?access_token=${anna.token}`, {}],
    [`${path}?t=${anna.token}`, {}],
  ]
  for (const [address, headers] of asks)
    expect((await call({ world: product, path: address, method: 'GET', headers })).status).toBe(401)
})

test('a token is 256 random bits and the database holds its hash alone', async () => {
  expect(Buffer.from(anna.token, 'base64url')).toHaveLength(32)
  const rows = await product.product.tokens.model.find({ landlord: 'meadowbrook', conversation: anna.id }).lean()
  expect(rows.map(({ _id }) => _id)).toContain(createHash('sha256').update(anna.token).digest('base64url'))
  expect(JSON.stringify(rows)).not.toContain(anna.token)
})

const dial = (url: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number }>((resolve, reject) => {
    const socket = new WebSocket(url, { headers })
    socket.on('open', () => {
      socket.close()
      resolve({ status: 101 })
    })
    socket.on('unexpected-response', (_request, response) => {
      response.resume()
      resolve({ status: response.statusCode ?? 0 })
    })
    socket.on('error', reject)
  })
const streamOf = async (talk: WebTalk): Promise<string> =>
  ((await (await on({ talk, token: talk.token })).json()) as Opened).streamUrl

test('a stream address works once, within a minute, for its own conversation', async () => {
  const once = await streamOf(anna)
  expect(once).not.toContain(anna.token)
  expect([await dial(once), await dial(once)]).toEqual([{ status: 101 }, { status: 403 }])
  const elsewhere = (await streamOf(anna)).replace(anna.id, bela.id)
  expect(await dial(elsewhere)).toEqual({ status: 403 })
  const late = await streamOf(anna)
  product.pass(61_000)
  expect(await dial(late)).toEqual({ status: 403 })
  expect(
    await dial(`${directLine(product).replace('http', 'ws')}/conversations/${anna.id}/stream?t=${anna.token}`),
  ).toEqual({ status: 403 })
})

test('another site cannot ask for a token in a tenant’s browser, nor any page that is not named by the landlord', async () => {
  const from = (origin: string) => call({ world: product, path: '/tokens/generate', headers: { Origin: origin } })
  for (const origin of [
    'https://evil.example',
    'http://localhost.evil.example',
    'http://127.0.0.1',
    'https://www.meadowbrook.example.evil.example',
    'chrome-extension://abcdef',
    'not an origin',
  ]) {
    expect([origin, (await from(origin)).status]).toEqual([origin, 403])
  }
  expect((await from(`http://127.0.0.1:${product.port}`)).status).toBe(200)
  expect((await call({ world: product, path: '/tokens/generate?landlord=nobody' })).status).toBe(404)
  for (const answer of [await from(`http://127.0.0.1:${product.port}`), await from('https://evil.example')])
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
})

test('a conversation that was left ends open streams and stays closed', async () => {
  const talk = await webTalk({ world: product })
  const socket = new WebSocket(await streamOf(talk))
  const closed = new Promise((resolve) => socket.on('close', () => resolve('closed')))
  await new Promise((resolve) => socket.on('open', resolve))
  const ticket = await streamOf(talk)
  await on({ talk, token: talk.token, path: '/exit', method: 'POST' })
  expect(await dial(ticket)).toEqual({ status: 403 })
  expect(await Promise.race([closed, sleep(3_000, undefined, { ref: false })])).toBe('closed')
  expect((await talk.post({ text: 'hello' })).status).toBe(401)
})

test('no log line, at any level, holds a token or a ticket', async () => {
  const ticket = new URL(anna.opened.streamUrl).searchParams.get('t')!
  for (const secret of [anna.token, bela.token, ticket]) expect(product.logged()).not.toContain(secret)
})
