/** The console learns that something changed, as ids only, within its own scope, and goes on where it was cut off. */
import { get, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type StaffWorld, staffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
let as: string
const said = [{ author: 'tenant' as const, body: { text: 'a canary' } }]
const open: { end(): void }[] = []

beforeAll(async () => {
  world = await staffWorld()
  as = await world.session(await world.hire({ roles: ['adviser'] }))
}, 180_000)
afterEach(() => {
  for (const stream of open.splice(0)) stream.end()
})
afterAll(() => world.close())

async function listen({ cookie = as, since }: { cookie?: string; since?: string } = {}) {
  let text = ''
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = get(
      {
        host: '127.0.0.1',
        port: world.port,
        path: '/api/staff/events',
        headers: { Cookie: cookie, ...(since ? { 'Last-Event-ID': since } : {}) },
      },
      resolve,
    )
    asked.on('error', reject)
    open.push({ end: () => asked.destroy() })
  })
  response.setEncoding('utf8')
  response.on('data', (chunk: string) => {
    text += chunk
  })
  response.on('error', () => {})
  const until = async (wanted: string): Promise<void> => {
    for (const end = performance.now() + 60_000; !text.includes(wanted); await sleep(10))
      if (performance.now() > end) throw new Error(`no ${wanted} in ${text}`)
  }
  return { response, until, text: () => text, lastId: () => [...text.matchAll(/^id: (.+)$/gm)].at(-1)?.[1] ?? '' }
}

test('a conversation and a case are told of by their ids, and not a word more', async () => {
  const stream = await listen()
  expect(stream.response.headers['content-type']).toBe('text/event-stream; charset=utf-8')
  await stream.until('event: look')
  const { _id } = await world.talk({ said })
  const opened = await world.openCase()
  await stream.until(_id)
  await stream.until(opened)
  expect(stream.text()).toMatch(new RegExp(`event: conversation\\ndata: {"id":"${_id}"}`))
  expect(stream.text()).toMatch(new RegExp(`event: case\\ndata: {"id":"${opened}"}`))
  expect(stream.text()).not.toContain('canary')
}, 120_000)

test('restricted records and those of another landlord are not even counted', async () => {
  const stream = await listen()
  const hate = await world.talk({ audience: 'hate', said })
  const other = await world.talk({ landlord: 'harbour-view', said })
  const general = await world.talk({ said })
  await stream.until(general._id)
  expect(stream.text()).not.toContain(hate._id)
  expect(stream.text()).not.toContain(other._id)
}, 120_000)

test('a stream that was cut goes on from its last id (F18)', async () => {
  const first = await listen()
  const before = await world.talk({ said })
  await first.until(before._id)
  for (const stream of open.splice(0)) stream.end()
  const missed = await world.talk({ said })
  const again = await listen({ since: first.lastId() })
  await again.until(missed._id)
  expect(again.text()).not.toContain('event: look')
  expect(again.text()).not.toContain(before._id)
  const stranger = await listen({ since: 'deadbeef-7' })
  await stranger.until('event: look')
}, 120_000)

test('nobody without a session listens', async () => {
  expect((await world.ask({ path: '/api/staff/events' })).status).toBe(401)
  const administrator = await world.session(await world.hire({ roles: ['administrator'] }))
  expect((await world.ask({ as: administrator, path: '/api/staff/events' })).status).toBe(403)
})
