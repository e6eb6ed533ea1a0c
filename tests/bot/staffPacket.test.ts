/** What an officer finds beside a conversation before the first word, and texts that a person asked not to get. */
import type { Audience } from '../../services/db.ts'
import { type Answered, type StaffWorld, staffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
let adviser: string
let officer: string
const MINUTE = 60_000

beforeAll(async () => {
  world = await staffWorld()
  adviser = await world.session(await world.hire({ roles: ['adviser'] }))
  officer = await world.session(await world.hire({ roles: ['hate_officer'], teams: ['safeguarding'] }))
}, 180_000)
afterAll(() => world.close())

const look = (id: string, as = adviser): Promise<Answered> => world.ask({ as, path: `/api/staff/conversations/${id}` })
const act = ({ id, what, body = {}, as = adviser }: { id: string; what: string; body?: unknown; as?: string }) =>
  world.post({ as, path: `/api/staff/conversations/${id}/${what}`, body })
const heard = (intent: string, flags: object[] = []) => ({
  language: 'en',
  intent,
  intents: [],
  flags,
  ask: null,
  near: [],
})
const tenant = (text: string, of?: object) => ({ author: 'tenant' as const, body: { text, heard: of } })
const bot = (text: string, said: string[]) => ({ author: 'bot' as const, body: { text, said, language: 'en' } })
const told = ({
  conversation,
  way = 'phone',
  audience = 'abuse',
}: {
  conversation: string
  way?: string
  audience?: Audience
}) =>
  world.openCase({
    kind: 'sensitive',
    audience,
    team: 'safeguarding',
    conversation,
    clocks: [],
    answers: { words: 'he reads my phone', way, number: '+447700900777', when: 'mornings, say you are the dentist' },
  })
const sendsOf = (conversation: string) =>
  world.product.outbox.model.countDocuments({ landlord: 'meadowbrook', conversation })

test('a conversation of which nothing is known says so', async () => {
  const { _id: id } = await world.talk()
  expect((await look(id)).body.packet).toEqual({
    identity: 'unknown',
    needs: [],
    risks: [],
    safe: null,
    summary: { intents: [], words: null, at: null },
    open: [],
    restriction: null,
    told: [],
  })
})

test('gathers needs, risks, open cases, the last matter in their own words, and which wording was said', async () => {
  const { _id: id } = await world.talk({
    said: [
      tenant('I smell gas in the hall', heard('repair', [{ name: 'emergency', kind: 'gas', p: 1, by: 'rule' }])),
      bot('Call the gas line.', ['danger.first.gas@3']),
      tenant('The boiler man never came back', heard('repair', [{ name: 'dissatisfied', p: 0.6, by: 'model' }])),
      bot('I am sorry.', ['choice.offer@2', 'choice.answer.ask@1']),
      tenant('a person please', heard('human')),
      bot('A colleague joins.', ['handoff.waiting']),
    ],
  })
  const open = await world.openCase({
    kind: 'service_request',
    conversation: id,
    answers: { easier: 'Please write slowly', risk: 'yes' },
    contact: { phone: '+447700900123' },
  })
  const complaint = await world.openCase({ conversation: id, representative: true })
  const other = await world.openCase({ kind: 'message', clocks: [] })
  const { packet } = (await look(id)).body as {
    packet: { open: string[]; needs: { need: string; words: string | null }[] }
  }
  const at = world.now().toISOString()
  expect(packet).toMatchObject({
    identity: 'told',
    safe: null,
    risks: [
      { risk: 'emergency.gas', times: 1, sure: true, at },
      { risk: 'dissatisfied', times: 1, sure: false, at },
    ],
    summary: { intents: ['repair'], words: 'The boiler man never came back', at },
    told: [
      { topic: 'safety', wording: 'danger.first.gas', version: 3, position: 2 },
      { topic: 'choice', wording: 'choice.offer', version: 2, language: 'en', position: 4 },
      { topic: 'waiting', wording: 'handoff.waiting', version: null, position: 6 },
    ],
  })
  expect([...packet.open].sort()).toEqual([open, complaint].sort())
  expect(packet.open).not.toContain(other)
  // Two cases of one moment stand in either order.
  expect(packet.needs.map(({ need, words }) => [need, words]).sort()).toEqual([
    ['acts_for', null],
    ['at_risk', null],
    ['easier', 'Please write slowly'],
  ])
})

test('stands on the newest page alone', async () => {
  const { _id: id } = await world.talk({ said: [tenant('one'), tenant('two')] })
  const earlier = await world.ask({ as: adviser, path: `/api/staff/conversations/${id}?before=2` })
  expect(earlier.body.packet).toBeNull()
})

describe('somebody who asked not to be texted', () => {
  test.each(['phone', 'none'])('(%s) gets no text from anybody, and nothing of it stands', async (way) => {
    const { _id: id } = await world.talk({ channel: 'sms', waiting: null })
    await told({ conversation: id, way })
    // That somebody has joined would be a text too.
    expect((await act({ id, what: 'claim' })).status).toBe(200)
    expect(await sendsOf(id)).toBe(0)
    const refused = await act({ id, what: 'reply', body: { text: 'Hello' } })
    expect(refused).toMatchObject({ status: 409, body: { error: { detail: { reason: 'safe_contact' } } } })
    expect(await sendsOf(id)).toBe(0)
    expect((await look(id)).text).not.toMatch(/Hello|dentist|900777|safeguarding|abuse/)
  })

  test('is shown so to the team of the matter, once the audit has it, and to nobody else', async () => {
    const { _id: id } = await world.talk({ channel: 'sms', waiting: null })
    const kept = await told({ conversation: id })
    const [before] = await world.staff.audit.latest({ landlord: 'meadowbrook', limit: 1 })
    expect((await look(id)).body.packet).toMatchObject({ safe: null, open: [] })
    expect((await look(id, officer)).body.packet).toMatchObject({
      safe: {
        way: 'phone',
        number: '+447700900777',
        when: 'mornings, say you are the dentist',
        texts: false,
        audience: 'abuse',
      },
    })
    const trail = await world.staff.audit.latest({ landlord: 'meadowbrook', limit: 5 })
    const fresh = trail.filter(({ number }) => number > (before?.number ?? 0))
    expect(fresh).toContainEqual(expect.objectContaining({ action: 'case.read', target: kept, detail: 'safe_contact' }))
  })

  test('gets texts again once they have asked for a person by text', async () => {
    const { _id: id } = await world.talk({ channel: 'sms', waiting: null })
    await told({ conversation: id })
    world.pass(MINUTE)
    const waiting = { since: world.now(), team: 'customer-services', reason: 'asked', urgent: false }
    await world.product.conversations.updateOne({ _id: id, landlord: 'meadowbrook' }, { $set: { waiting } })
    await act({ id, what: 'claim' })
    expect((await act({ id, what: 'reply', body: { text: 'Hello' } })).status).toBe(200)
    expect(await sendsOf(id)).toBe(2)
  })

  test('keeps that wish in the next talk from the same number', async () => {
    const first = await world.talk({ channel: 'sms', current: false })
    await told({ conversation: first._id, way: 'none' })
    const { _id: id } = await world.talk({ channel: 'sms', thread: first.thread, waiting: null })
    await act({ id, what: 'claim' })
    expect((await act({ id, what: 'reply', body: { text: 'Hello' } })).status).toBe(409)
  })

  test('on the web reads the reply there, and no text is sent about it', async () => {
    const { _id: id } = await world.talk({ reach: { way: 'sms', sealed: null }, waiting: null })
    await told({ conversation: id })
    await act({ id, what: 'claim' })
    expect((await act({ id, what: 'reply', body: { text: 'Hello' } })).status).toBe(200)
    expect(await world.product.timers.model.countDocuments({ landlord: 'meadowbrook', conversation: id })).toBe(0)
  })

  test('only here is here: a reply by text goes out', async () => {
    const { _id: id } = await world.talk({ channel: 'sms', waiting: null })
    await told({ conversation: id, way: 'here' })
    await act({ id, what: 'claim' })
    expect((await act({ id, what: 'reply', body: { text: 'Hello' } })).status).toBe(200)
  })
})
