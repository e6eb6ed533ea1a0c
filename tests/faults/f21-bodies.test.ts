/** F21: bodies that are too large, too slow, compressed or lie about their length; each gets its answer, and the next tenant is served. */
import { connect } from 'node:net'
import { deflateSync, gzipSync } from 'node:zlib'
import { ACCOUNT_SID } from '../support/fakeTwilio.ts'
import { LONG } from '../support/stage.ts'
import { type World, world } from '../support/world.ts'

let on: World
beforeAll(async () => {
  on = await world({ clock: 'real' })
}, 180_000)
afterAll(() => on.stop())
afterEach(async () => {
  expect((await fetch(`http://127.0.0.1:${on.port}/health/live`)).status).toBe(200)
})

interface Heard {
  status: number
  text: string
  /** Bytes that the other side took before it closed or answered. */
  written: number
  /** The line was closed by the server. */
  closed: boolean
  ms: number
}

/** Writes the parts one after another, each after its pause; ends when the server closes or `patience` is over. */
function raw({
  parts,
  pause = 0,
  patience = 4_000,
}: {
  parts: Iterable<string | Buffer>
  pause?: number
  patience?: number
}): Promise<Heard> {
  return new Promise((resolve) => {
    const since = performance.now()
    const socket = connect(on.port, '127.0.0.1')
    let text = ''
    let closed = false
    const finish = (): void => {
      clearTimeout(timer)
      resolve({
        status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0),
        text,
        written: socket.bytesWritten,
        closed,
        ms: performance.now() - since,
      })
      socket.destroy()
    }
    const timer = setTimeout(finish, patience)
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      closed = true
      finish()
    })
    void (async () => {
      for (const part of parts) {
        if (socket.destroyed || closed) return
        if (!socket.write(part)) await new Promise((next) => socket.once('drain', next).once('close', next))
        if (pause > 0) await new Promise((next) => setTimeout(next, pause))
      }
    })()
  })
}

const post = ({
  path = '/v3/directline/tokens/generate',
  type = 'application/json',
  more = [] as string[],
} = {}): string => [`POST ${path} HTTP/1.1`, 'Host: localhost', `Content-Type: ${type}`, ...more, '', ''].join('\r\n')
const OPEN = '/v3/directline/conversations'
const SMS = '/api/sms/twilio'
const FORM = 'application/x-www-form-urlencoded'

test('a body declared too large is refused unread', async () => {
  for (const [path, type] of [
    [OPEN, 'application/json'],
    [SMS, FORM],
  ] as const) {
    const heard = await raw({ parts: [post({ path, type, more: ['Content-Length: 10000000'] })] })
    expect(heard).toMatchObject({ status: 413, closed: true })
  }
})

test('a body that turns out too large is refused at the limit and the rest is not read', async () => {
  function* endless(): Generator<string> {
    yield post({ path: OPEN, more: ['Transfer-Encoding: chunked'] })
    const chunk = 'x'.repeat(16 * 1024)
    for (let sent = 0; sent < 64 * 1024 * 1024; sent += chunk.length)
      yield `${chunk.length.toString(16)}\r\n${chunk}\r\n`
  }
  const heard = await raw({ parts: endless(), patience: 10_000 })
  expect(heard).toMatchObject({ status: 413, closed: true })
  // Beyond the limit only what lay in the line's buffers.
  expect(heard.written).toBeLessThan(16 * 1024 * 1024)
})

test('a compressed body is refused unread, a bomb and a broken one alike', async () => {
  const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024))
  const cases: [string, Buffer][] = [
    ['gzip', bomb],
    ['gzip', Buffer.from('this is not gzip')],
    ['deflate', deflateSync('{}')],
    ['br', Buffer.from('{}')],
    ['gzip, gzip', Buffer.from('{}')],
    ['x', Buffer.from('{}')],
  ]
  for (const [encoding, body] of cases) {
    for (const [path, type] of [
      [OPEN, 'application/json'],
      [SMS, FORM],
    ] as const) {
      const heard = await raw({
        parts: [post({ path, type, more: [`Content-Encoding: ${encoding}`, `Content-Length: ${body.length}`] }), body],
      })
      expect(heard.status).toBe(415)
    }
  }
}, 180_000)

test('multipart and other types are refused, so that nothing is written to disk and no form becomes an object', async () => {
  for (const type of ['multipart/form-data; boundary=x', 'text/plain', 'application/xml', '']) {
    const heard = await raw({ parts: [post({ path: OPEN, type, more: ['Content-Length: 2'] }), '{}'] })
    expect(heard.status).toBe(415)
  }
})

test('a body shorter than it says is dropped when its time is over, a longer one spoils nobody else', async () => {
  const longer = await raw({ parts: [post({ path: OPEN, more: ['Content-Length: 2'] }), '{}{}{}'], patience: 3_000 })
  expect([401, 400]).toContain(longer.status)
  // Two lengths, or a length beside chunks, could be read in two ways.
  const two = await raw({ parts: [post({ path: OPEN, more: ['Content-Length: 2', 'Content-Length: 3'] }), '{}'] })
  expect(two.status).toBe(400)
  const both = await raw({
    parts: [post({ path: OPEN, more: ['Content-Length: 2', 'Transfer-Encoding: chunked'] }), '2\r\n{}\r\n0\r\n\r\n'],
  })
  expect(both.status).toBe(400)
  const negative = await raw({ parts: [post({ path: OPEN, more: ['Content-Length: -1'] })] })
  expect(negative.status).toBe(400)
})

test('a sender who goes away in the middle of a body leaves nothing behind', async () => {
  for (let index = 0; index < 20; index++) {
    const socket = connect(on.port, '127.0.0.1')
    socket.on('error', () => {})
    await new Promise<void>((resolve) =>
      socket.write(`${post({ path: OPEN, more: ['Content-Length: 5000'] })}{"a":`, () => resolve()),
    )
    socket.resetAndDestroy()
  }
})

test('addresses and hosts that are none are answered, and the process lives', async () => {
  for (const host of ['[', 'a b', '%', 'x:99999', '', '\u00ff', 'heard.example/..']) {
    const heard = await raw({ parts: [`GET /nothing HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`] })
    expect([host, heard.status >= 400 && heard.status < 500]).toEqual([host, true])
  }
  for (const target of [
    '//',
    '///',
    '/%',
    '/%ff',
    '/v3/directline/conversations/%ff/activities',
    `/${'a'.repeat(5_000)}`,
    '*',
    'http://[',
    '/..//..',
    '/\\\\',
    '/?%',
  ]) {
    const heard = await raw({ parts: [`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`] })
    // "//" may stand for the start page; none may be our own fault, or go unanswered.
    expect([target, heard.status >= 200 && heard.status < 500]).toEqual([target, true])
  }
}, 180_000)

test('whoever sends headers or a body drop by drop is cut off in time', async () => {
  function* drops(head: string): Generator<string> {
    yield head
    for (let index = 0; index < 120; index++) yield index % 2 ? 'a' : 'b'
  }
  const [headers, body, silent] = await Promise.all([
    raw({ parts: drops('GET / HTTP/1.1\r\nX-Slow: '), pause: 500, patience: 40_000 }),
    raw({ parts: drops(post({ path: OPEN, more: ['Content-Length: 4000'] })), pause: 500, patience: 40_000 }),
    raw({
      parts: [post({ path: SMS, type: FORM, more: ['Content-Length: 4000'] }), `AccountSid=${ACCOUNT_SID}`],
      patience: 40_000,
    }),
  ])
  // Ten seconds for headers and fifteen for a body are promised; the rest is for a busy machine.
  expect(headers).toMatchObject({ closed: true })
  expect(headers.ms).toBeLessThan(16_000)
  for (const heard of [body, silent]) {
    expect(heard).toMatchObject({ status: 400, closed: true })
    expect(heard.ms).toBeLessThan(22_000)
  }
}, 180_000)

test('slow lines do not keep a prompt tenant waiting', async () => {
  const slow = Array.from({ length: LONG ? 2_000 : 200 }, () =>
    raw({ parts: ['POST / HTTP/1.1\r\nHost: localhost\r\n'], patience: 8_000 }),
  )
  const since = performance.now()
  expect((await fetch(`http://127.0.0.1:${on.port}/health/live`)).status).toBe(200)
  expect(performance.now() - since).toBeLessThan(7_000)
  await Promise.all(slow)
}, 120_000)
