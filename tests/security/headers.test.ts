/** Headers of every route and of every refusal: nothing kept, nothing guessed, nothing framed, nobody told what runs here. */
import { connect } from 'node:net'
import { localUrl } from '../support/signText.ts'
import { type WebTalk, webTalk } from '../support/webTalk.ts'
import { type World, world } from '../support/world.ts'

let product: World
let talk: WebTalk
beforeAll(async () => {
  product = await world({ env: { PUBLIC_URL: 'https://talk.homes.example' } })
  talk = await webTalk({ world: product })
})
afterAll(() => product.stop())

const NONE = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
const dl = (): string => `/v3/directline/conversations/${talk.id}`
/** Method, path and the status that shows the route was met; a token is sent where one is needed. */
const routes = (): [string, string, number, string?][] => [
  ['GET', '/health/live', 200],
  ['GET', '/health/ready', 200],
  ['GET', '/metrics', 200],
  ['GET', '/', 200],
  ['GET', '/?landlord=harbour-view', 200],
  ['GET', '/?embed=1', 200],
  ['GET', '/?landlord=nobody', 404],
  ['GET', '/demo/sms', 200],
  ['POST', '/v3/directline/tokens/generate', 200],
  ['POST', '/v3/directline/tokens/refresh', 200],
  ['POST', '/v3/directline/conversations', 200, '{}'],
  ['GET', dl(), 200],
  ['GET', `${dl()}/activities`, 200],
  ['POST', `${dl()}/activities`, 200, '{"type":"typing"}'],
  ['POST', `${dl()}/upload`, 415],
  ['POST', `${dl()}/activities`, 400, '{'],
  ['POST', '/api/sms/twilio', 415, '{}'],
  ['POST', '/api/messages', 404, '{}'],
  ['GET', '/nothing/here', 404],
  ['PUT', '/', 404],
  ['GET', '/assets/none.js', 404],
  ['GET', '/assets/../package.json', 404],
]
const ask = ([method, path, , body]: [string, string, number, string?]): Promise<Response> =>
  fetch(localUrl(product) + path, {
    method,
    headers: { Authorization: `Bearer ${talk.token}`, ...(body ? { 'Content-Type': 'application/json' } : {}) },
    ...(body ? { body } : {}),
  })

test('every answer may not be kept, guessed at, framed or traced, and does not say what runs here', async () => {
  for (const route of routes()) {
    const answer = await ask(route)
    const header = (name: string): string | null => answer.headers.get(name)
    const named = `${route[0]} ${route[1].replace(talk.id, ':id')}`
    expect([named, answer.status]).toEqual([named, route[2]])
    expect([named, header('cache-control'), header('x-content-type-options'), header('referrer-policy')]).toEqual([
      named,
      'no-store',
      'nosniff',
      'no-referrer',
    ])
    expect([named, header('strict-transport-security')]).toEqual([named, 'max-age=31536000; includeSubDomains'])
    expect([named, header('permissions-policy')]).toEqual([named, expect.stringContaining('geolocation=()')])
    if (!route[1].includes('embed=1'))
      expect([named, header('cross-origin-opener-policy')]).toEqual([named, 'same-origin'])
    for (const name of ['server', 'x-powered-by', 'set-cookie', 'access-control-allow-origin', 'etag', 'last-modified'])
      expect([named, name, header(name)]).toEqual([named, name, null])
    const page = answer.status === 200 && /text\/html/.test(header('content-type') ?? '')
    if (!page) expect([named, header('content-security-policy')]).toEqual([named, NONE])
  }
})

test('a page runs its own scripts only, by a nonce that is new each time, and may be framed by nobody unless the landlord says so', async () => {
  const nonces = new Set<string>()
  for (const path of ['/', '/', '/?landlord=harbour-view', '/demo/sms']) {
    const answer = await fetch(localUrl(product) + path)
    const policy = answer.headers.get('content-security-policy') ?? ''
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    nonces.add(nonce)
    expect(Buffer.from(nonce, 'base64').length).toBeGreaterThanOrEqual(16)
    expect(policy).toMatch(/default-src 'none'/)
    expect(policy).toMatch(/base-uri 'none'/)
    expect(policy).toMatch(/frame-ancestors 'none'/)
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/)
    const html = await answer.text()
    for (const [tag] of html.matchAll(/<(?:script|style)\b[^>]*>/g))
      expect(tag.includes(`nonce="${nonce}"`) || tag.includes('type="application/json"')).toBe(true)
    expect(html).not.toMatch(/\son\w+\s*=|javascript:/i)
  }
  expect(nonces.size).toBe(4)
})

test('files of the page may be kept, for their names change with their content, and are used by this site alone', async () => {
  const script = /src="(\/assets\/[^"]+)"/.exec(await (await fetch(localUrl(product))).text())![1]!
  const answer = await fetch(localUrl(product) + script)
  expect([
    answer.status,
    answer.headers.get('cache-control'),
    answer.headers.get('x-content-type-options'),
    answer.headers.get('cross-origin-resource-policy'),
  ]).toEqual([200, 'public, max-age=31536000, immutable', 'nosniff', 'same-origin'])
  expect((await fetch(`${localUrl(product)}/embed.js`)).headers.get('cross-origin-resource-policy')).toBe(
    'cross-origin',
  )
})

test('a refusal is a code and a sentence in the asker’s language, never a stack, a name of ours or a text’s key', async () => {
  for (const route of routes().filter(([, , status]) => status >= 400)) {
    const answer = await ask(route)
    const body = await answer.text()
    if (route[1].startsWith('/assets')) continue
    const { error } = JSON.parse(body) as { error: { code: string; message: string } }
    expect(Object.keys(error)).toEqual(expect.arrayContaining(['code', 'message']))
    expect(error.message).toMatch(/ /)
    expect(body).not.toMatch(/errors\.|restify|mongo|node_modules|\.ts\b|\bat \w+ \(|\{\{/i)
  }
})

/** What a client that is no browser may write on the wire. */
const raw = (request: string): Promise<string> =>
  new Promise((done) => {
    const socket = connect(product.port, '127.0.0.1', () => socket.end(request))
    let said = ''
    socket.on('data', (chunk) => {
      said += chunk.toString()
    })
    socket.on('close', () => done(said))
    socket.on('error', () => done(said))
  })

test('an address that is none is refused, and the process goes on', async () => {
  for (const target of [
    '//',
    '///',
    'http://',
    'http://[',
    '/%',
    '/%zz/%',
    '/v3/directline/conversations/%E0%A4%A/activities',
    '*',
    '/?%',
    '/..%2f..%2fetc/passwd',
    '/\\..\\',
    '/assets/%2e%2e/config.ts',
    '/?landlord=%00',
    `/${'a'.repeat(7_000)}`,
  ]) {
    const said = await raw(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`)
    expect([target, /^HTTP\/1\.1 (200|4\d\d) /.test(said)]).toEqual([target, true])
    expect(said).not.toMatch(/restify|stack|node_modules|TypeError|ERR_/)
    if (!/^HTTP\/1\.1 200/.test(said) && !/^HTTP\/1\.1 4\d\d [^\r]+\r\nConnection: close\r\n\r\n$/.test(said))
      expect([target, said]).toEqual([target, expect.stringMatching(/nosniff/i)])
  }
  for (const host of ['', 'a b', '[', 'x'.repeat(3_000), '127.0.0.1:99999']) {
    const said = await raw(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
    expect([host.slice(0, 20), /^HTTP\/1\.1 (200|4\d\d) /.test(said)]).toEqual([host.slice(0, 20), true])
  }
  expect((await fetch(`${localUrl(product)}/health/live`)).status).toBe(200)
})
