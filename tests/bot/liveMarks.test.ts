/** Delivered, seen and read: what each side is told of the other's having got the words, and when not. */
import type { LiveView } from '../../bot/http/staff/live/liveView.ts'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import { staffStream, tenantSocket, within } from '../support/heardStream.ts'
import { type Officer, officer } from '../support/officer.ts'
import { settled, textingWorld } from '../support/signText.ts'
import { type Shown, webTalk } from '../support/webTalk.ts'
import { world as start, type World } from '../support/world.ts'

let world: World
let other: World
let sam: Officer
let manager: Officer
const open: { close(): void }[] = []

beforeAll(async () => {
  world = await start()
  sam = await officer({ world })
  manager = await officer({ world, role: 'manager' })
  other = await world.twin()
}, 180_000)
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})
afterAll(async () => {
  await other?.stop()
  await world?.stop()
})

const path = (id: string, act: string): string => `/conversations/${id}/${act}`
const marks = async (id: string): Promise<LiveView['marks']> =>
  ((await sam.ask({ path: path(id, 'live'), on: other })).body as LiveView).marks
const act = ({ id, name, body = {}, as = sam }: { id: string; name: string; body?: object; as?: Officer }) =>
  as.ask({ method: 'POST', path: path(id, name), body, on: other })
const reply = async (id: string, text: string): Promise<number> =>
  ((await act({ id, name: 'reply', body: { text } })).body as { position: number }).position
const reread = (id: string): Promise<ConversationRecord | null> =>
  world.product.conversations.findOne({ _id: id, landlord: 'meadowbrook' }).lean<ConversationRecord>()
const shown = (talk: Awaited<ReturnType<typeof webTalk>>, position: number): Promise<Response> =>
  talk.post({ type: 'event', name: 'heard/shown', value: `${talk.id}|${String(position).padStart(7, '0')}` })
const persons = (seen: Shown[]) => seen.filter(({ name }) => name === 'heard/person').map(({ value }) => value)

test("an officer's words are sent, then fetched, then shown; the console is told of each, and it only goes forward", async () => {
  const talk = await webTalk({ world })
  await act({ id: talk.id, name: 'claim' })
  const first = await reply(talk.id, 'Good morning')
  const second = await reply(talk.id, 'How can I help?')
  expect(await marks(talk.id)).toEqual({ delivered: 0, seen: 0, texts: [] })
  const stream = await staffStream({ port: other.port, cookie: sam.cookie })
  open.push(stream)
  await talk.read()
  await within('the mark', () => stream.count('live', talk.id) > 0)
  expect(await marks(talk.id)).toMatchObject({ delivered: second, seen: 0 })
  const before = stream.count('live', talk.id)
  expect((await shown(talk, second)).status).toBe(200)
  await within('the mark', () => stream.count('live', talk.id) > before)
  await shown(talk, first)
  expect(await marks(talk.id)).toMatchObject({ delivered: second, seen: second })
  // A mark is no message: nothing of it is in the log or waits for a turn.
  expect((await reread(talk.id))?.position).toBe(second)
})

test('a page cannot have shown what is not there, nor speak for another conversation', async () => {
  const talk = await webTalk({ world })
  const stranger = await webTalk({ world })
  await act({ id: talk.id, name: 'claim' })
  const position = await reply(talk.id, 'Hello')
  await shown(talk, position + 50)
  expect((await reread(talk.id))?.shownTo).toBeUndefined()
  for (const value of [`${stranger.id}|0000001`, 'x', 7, { $gt: '' }, `${talk.id}|-000001`])
    expect((await talk.post({ type: 'event', name: 'heard/shown', value })).status).toBe(400)
})

test('the tenant is told that a person has read her words: by the holder, all of them, and while it is held', async () => {
  const talk = await webTalk({ world })
  const { seen, close } = await tenantSocket(talk.opened.streamUrl)
  open.push({ close })
  await talk.post({ text: 'my boiler is broken' })
  await world.worker.idle()
  await act({ id: talk.id, name: 'claim' })
  await within('a person', () => persons(seen).length > 0)
  const last = async (): Promise<number> => (await reread(talk.id))?.position ?? 0
  // Somebody who looks on promises nothing.
  await act({ id: talk.id, name: 'live', body: { doing: 'here', read: await last() }, as: manager })
  expect((await reread(talk.id))?.readTo).toBeUndefined()
  await act({ id: talk.id, name: 'live', body: { doing: 'here', read: await last() } })
  await within('the mark', () => persons(seen).at(-1) && (persons(seen).at(-1) as { read: boolean }).read)
  await talk.post({ text: 'and there is water' })
  await world.worker.idle()
  await within('its going', () => !(persons(seen).at(-1) as { read: boolean }).read)
  await act({ id: talk.id, name: 'live', body: { doing: 'here', read: await last() } })
  await within('the mark again', () => (persons(seen).at(-1) as { read: boolean }).read)
  await act({ id: talk.id, name: 'release', body: { outcome: 'resolved' } })
  await within('its end', () => !(persons(seen).at(-1) as { read: boolean }).read)
  expect(persons(seen)).toEqual([
    { live: true, read: false },
    { live: true, read: true },
    { live: true, read: false },
    { live: true, read: true },
    { live: false, read: false },
  ])
  // All of it lives on the socket alone.
  expect((await talk.read('')).filter(({ name }) => name === 'heard/person')).toEqual([])
})

test('a text is on its way, sent and delivered as the carrier says', async () => {
  const phone = await textingWorld((env) => start({ env }))
  try {
    const from = '+447700900877'
    await phone.text({ from, body: 'my boiler is broken' })
    const { world: texting } = phone
    const pat = await officer({ world: texting })
    const { outbox, conversations } = texting.product
    const { _id: id } = (await conversations.findOne({ landlord: 'meadowbrook', channel: 'sms' }).lean())!
    const ask = (name: string, body: object) => pat.ask({ method: 'POST', path: path(id, name), body })
    expect((await ask('claim', {})).status).toBe(200)
    const { position } = (await ask('reply', { text: 'We come tomorrow' })).body as { position: number }
    const state = async (): Promise<string | undefined> =>
      ((await pat.ask({ path: path(id, 'live') })).body as LiveView).marks.texts.find(
        (text) => text.position === position,
      )?.state
    expect(['waiting', 'sent', 'delivered']).toContain(await state())
    await settled(texting)
    const stream = await staffStream({ port: texting.port, cookie: pat.cookie })
    open.push(stream)
    const row = (await outbox.model.findOne({ _id: `staff:${id}:${position}`, landlord: 'meadowbrook' }).lean())!
    if (row.state !== 'delivered') {
      await outbox.status({ landlords: ['meadowbrook'], providerId: row.providerId!, to: 'delivered' })
      await within('the mark', () => stream.count('live', id) > 0)
    }
    expect(await state()).toBe('delivered')
    // A text has no page: nothing of the tenant's being there is known.
    expect((await pat.ask({ path: path(id, 'live') })).body).toMatchObject({ tenant: { here: false, writing: false } })
  } finally {
    await phone.close()
  }
})
