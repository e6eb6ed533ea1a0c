/** T14: a change of anything is taken from our own page only, whatever cookies the browser sends along. */
import { type StaffWorld, staffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
let as: string

beforeAll(async () => {
  world = await staffWorld()
  as = await world.session(await world.hire({ roles: ['adviser'] }))
}, 180_000)
afterAll(() => world.close())

type Headers = Record<string, string>
const own = (): string => world.origin
const cases: { name: string; headers: () => Headers; taken: boolean }[] = [
  { name: 'our page, by Fetch Metadata', headers: () => ({ 'Sec-Fetch-Site': 'same-origin' }), taken: true },
  { name: 'our page, by its Origin', headers: () => ({ Origin: own() }), taken: true },
  { name: 'our page, by both', headers: () => ({ 'Sec-Fetch-Site': 'same-origin', Origin: own() }), taken: true },
  { name: 'neither header', headers: () => ({}), taken: false },
  {
    name: 'another site',
    headers: () => ({ 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }),
    taken: false,
  },
  {
    name: 'another site under our Origin',
    headers: () => ({ 'Sec-Fetch-Site': 'cross-site', Origin: own() }),
    taken: false,
  },
  { name: 'a sister site', headers: () => ({ 'Sec-Fetch-Site': 'same-site', Origin: own() }), taken: false },
  { name: 'a link or a bookmark', headers: () => ({ 'Sec-Fetch-Site': 'none' }), taken: false },
  { name: 'an unknown word', headers: () => ({ 'Sec-Fetch-Site': 'same-origin, cross-site' }), taken: false },
  { name: 'another Origin', headers: () => ({ Origin: 'https://evil.example' }), taken: false },
  { name: 'another port', headers: () => ({ Origin: 'http://127.0.0.1:1' }), taken: false },
  { name: 'an Origin that begins like ours', headers: () => ({ Origin: `${own()}.evil.example` }), taken: false },
  { name: 'a sandboxed page', headers: () => ({ Origin: 'null' }), taken: false },
  { name: 'no address at all', headers: () => ({ Origin: 'javascript:alert(1)' }), taken: false },
]

/** Each header set and content type against each way to change something. */
test.each(cases)('$name', async ({ headers, taken }) => {
  const bare = (extra: Headers): Headers => ({ Origin: '', ...extra })
  const send = async ({
    method,
    path,
    body,
    type,
  }: {
    method: 'POST' | 'DELETE'
    path: string
    body?: unknown
    type?: string
  }) => {
    const sent = bare(headers())
    if (sent.Origin === '') delete sent.Origin
    return await raw({
      method,
      path,
      headers: { ...sent, Cookie: as, ...(type ? { 'Content-Type': type } : {}) },
      body: body === undefined ? '' : JSON.stringify(body),
    })
  }
  const { _id: id } = await world.talk()
  const expected = (ok: number): number => (taken ? ok : 403)
  expect(
    await send({ method: 'POST', path: `/api/staff/conversations/${id}/claim`, body: {}, type: 'application/json' }),
  ).toBe(expected(200))
  expect(
    (await world.product.conversations.findOne({ _id: id, landlord: 'meadowbrook' }).lean())?.holder === null,
  ).toBe(!taken)
  // What a form of another page can send is not even read.
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
    expect(await send({ method: 'POST', path: `/api/staff/conversations/${id}/release`, body: {}, type })).toBe(415)
  expect(await send({ method: 'POST', path: `/api/staff/conversations/${id}/release`, body: {} })).toBe(415)
  expect(
    await send({
      method: 'POST',
      path: '/api/staff/session',
      body: { email: 'a@b.example', password: 'x' },
      type: 'application/json',
    }),
  ).toBe(expected(401))
  const other = await world.session(await world.hire({ roles: ['adviser'] }))
  const sent = headers()
  expect(await raw({ method: 'DELETE', path: '/api/staff/session', headers: { ...sent, Cookie: other } })).toBe(
    expected(204),
  )
})

test('reading changes nothing, so no page of another site gains by asking for it: there is no answer it could read', async () => {
  const answer = await world.ask({
    as,
    path: '/api/staff/queue',
    headers: { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
  })
  expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  expect(answer.headers['access-control-allow-credentials']).toBeUndefined()
})

test('a change by GET does not exist', async () => {
  const { _id: id } = await world.talk()
  for (const act of ['claim', 'reply', 'release', 'alert'])
    expect((await world.ask({ as, path: `/api/staff/conversations/${id}/${act}` })).status).toBe(404)
})

async function raw({
  method,
  path,
  headers,
  body = '',
}: {
  method: string
  path: string
  headers: Headers
  body?: string
}): Promise<number> {
  const { request } = await import('node:http')
  return await new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port: world.port,
        method,
        path,
        headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
      },
      (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode ?? 0))
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}
