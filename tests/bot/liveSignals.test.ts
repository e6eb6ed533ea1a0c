/** Who is there and who writes, both ways, over two processes: heard within a second, gone by itself, never in the log. */
import type { LiveView } from '../../bot/http/staff/live/liveView.ts'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import { staffStream, tenantSocket, within } from '../support/heardStream.ts'
import { type Officer, officer } from '../support/officer.ts'
import { call, type Shown, webTalk } from '../support/webTalk.ts'
import { world as start, type World } from '../support/world.ts'

let world: World
let other: World
let sam: Officer
let manager: Officer
let hate: Officer
const open: { close(): void }[] = []

beforeAll(async () => {
  world = await start()
  sam = await officer({ world })
  manager = await officer({ world, role: 'manager' })
  hate = await officer({ world, role: 'hate_officer' })
  // The twin makes passwords of its own for the demonstration.
  other = await world.twin()
}, 180_000)
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})
afterAll(async () => {
  await other?.stop()
  await world?.stop()
})

const keep = async <T extends { close(): void }>(opening: Promise<T>): Promise<T> => {
  const opened = await opening
  open.push(opened)
  return opened
}
const path = (id: string, act: string): string => `/conversations/${id}/${act}`
const live = async (id: string, { as = sam, on = other } = {}): Promise<LiveView> =>
  (await as.ask({ path: path(id, 'live'), on })).body as LiveView
const be = (id: string, doing: string, { as = sam, on = other } = {}) =>
  as.ask({ method: 'POST', path: path(id, 'live'), body: { doing }, on })
const claim = (id: string) => sam.ask({ method: 'POST', path: path(id, 'claim') })
const reread = (id: string): Promise<ConversationRecord | null> =>
  world.product.conversations.findOne({ _id: id, landlord: 'meadowbrook' }).lean<ConversationRecord>()
const rows = (id: string) => world.product.signals.model.find({ landlord: 'meadowbrook', conversation: id }).lean()
const typings = (seen: Shown[]): Shown[] => seen.filter(({ type }) => type === 'typing')

test('a tenant who writes to one process is seen writing at another within a second, and then no more', async () => {
  const talk = await webTalk({ world })
  await claim(talk.id)
  const stream = await keep(staffStream({ port: other.port, cookie: sam.cookie }))
  const before = await reread(talk.id)
  const at = performance.now()
  await talk.post({ type: 'typing' })
  await within('the sign', () => stream.count('live', talk.id) > 0)
  expect(performance.now() - at).toBeLessThan(1_000)
  expect((await live(talk.id)).tenant.writing).toBe(true)
  expect(stream.text()).not.toContain('writing')
  await within('its end', async () => !(await live(talk.id)).tenant.writing, 9)
  expect(await rows(talk.id)).toEqual([])
  // Nothing of it stands in the conversation, its log or what waits for a turn.
  expect(await reread(talk.id)).toEqual(before)
}, 60_000)

test('the sign ends with the message that it was for', async () => {
  const talk = await webTalk({ world })
  await claim(talk.id)
  await talk.post({ type: 'typing' })
  expect((await live(talk.id)).tenant.writing).toBe(true)
  await talk.post({ text: 'are you there' })
  expect((await live(talk.id)).tenant.writing).toBe(false)
})

test('fifty signs in a row are one write, and hold no word', async () => {
  const talk = await webTalk({ world })
  await claim(talk.id)
  const stamps = new Set<string>()
  for (let sent = 0; sent < 50; sent++) {
    await talk.post({ type: 'typing', text: 'CANARY half written' })
    for (const { stamp } of await rows(talk.id)) stamps.add(stamp)
  }
  expect(stamps.size).toBeLessThanOrEqual(2)
  const [row] = await rows(talk.id)
  expect(Object.keys(row ?? {}).sort()).toEqual(
    ['_id', 'account', 'audience', 'conversation', 'doing', 'landlord', 'retention', 'stamp', 'until'].sort(),
  )
  expect(JSON.stringify(row)).not.toContain('CANARY')
})

test("while nobody of staff holds it or looks, a tenant's writing is not even noted", async () => {
  const talk = await webTalk({ world })
  await talk.post({ type: 'typing' })
  expect(await rows(talk.id)).toEqual([])
})

test('an officer who writes on one process moves the sign on the page at another, in no log, and only while holding', async () => {
  const talk = await webTalk({ world })
  const { seen } = await keep(tenantSocket(talk.opened.streamUrl))
  await be(talk.id, 'writing')
  await be(talk.id, 'writing', { as: manager })
  await claim(talk.id)
  await within('a person', () => seen.find(({ name }) => name === 'heard/person'))
  expect(typings(seen)).toEqual([])
  const before = await reread(talk.id)
  await be(talk.id, 'stopped')
  await be(talk.id, 'writing')
  const [sign] = await within('the sign', () => (typings(seen).length > 0 ? typings(seen) : null))
  expect(sign).toMatchObject({ from: { id: 'staff', role: 'bot', name: expect.stringMatching(/./) } })
  // A colleague who writes at the same time is none of the tenant's business.
  await be(talk.id, 'stopped', { as: manager })
  await be(talk.id, 'writing', { as: manager })
  expect(await reread(talk.id)).toEqual(before)
  await sam.ask({ method: 'POST', path: path(talk.id, 'release'), body: { outcome: 'resolved' } })
  await be(talk.id, 'stopped')
  await be(talk.id, 'writing')
  await world.worker.idle()
  await within('the hand-back', () => seen.filter(({ name }) => name === 'heard/person').at(-1)?.value)
  await within('the words of the hand-back', () =>
    seen.some(({ text }) => /automated assistant again/.test(text ?? '')),
  )
  expect(typings(seen)).toHaveLength(1)
  expect((await talk.read('')).filter(({ type }) => type === 'typing')).toEqual([])
}, 60_000)

test('whoever looks sees that the page is connected, and which colleague looks on or writes, by name', async () => {
  const talk = await webTalk({ world })
  await be(talk.id, 'here')
  expect((await live(talk.id)).tenant.here).toBe(false)
  await keep(tenantSocket(talk.opened.streamUrl))
  await be(talk.id, 'gone')
  await be(talk.id, 'here')
  await within('the tenant', async () => (await live(talk.id)).tenant.here)
  await be(talk.id, 'here', { as: manager, on: world })
  const [colleague] = (await live(talk.id)).colleagues
  expect(colleague).toEqual({ name: expect.stringMatching(/./), writing: false })
  await be(talk.id, 'writing', { as: manager, on: world })
  expect((await live(talk.id)).colleagues).toEqual([{ ...colleague, writing: true }])
  await be(talk.id, 'gone', { as: manager, on: other })
  expect((await live(talk.id)).colleagues).toEqual([])
})

test('what is told in confidence and not sent gives no sign, to its own officers neither', async () => {
  const talk = await webTalk({ world })
  await talk.say('my neighbour calls me racist names every day')
  const conversation = await reread(talk.id)
  expect(conversation?.audience).toBe('hate')
  await be(talk.id, 'here', { as: hate })
  await keep(tenantSocket(talk.opened.streamUrl))
  await talk.post({ type: 'typing' })
  await be(talk.id, 'gone', { as: hate })
  await be(talk.id, 'here', { as: hate })
  expect((await rows(talk.id)).filter(({ account }) => account === null)).toEqual([])
  expect(await live(talk.id, { as: hate })).toMatchObject({ tenant: { here: false, writing: false } })
  expect((await sam.ask({ path: path(talk.id, 'live') })).status).toBe(404)
  expect((await be(talk.id, 'writing')).status).toBe(404)
})

test('a typing activity needs the token of its conversation', async () => {
  const talk = await webTalk({ world })
  const stranger = await webTalk({ world })
  const answer = await call({
    world,
    path: `/conversations/${talk.id}/activities`,
    token: stranger.token,
    body: { type: 'typing' },
  })
  expect(answer.status).toBe(404)
})
