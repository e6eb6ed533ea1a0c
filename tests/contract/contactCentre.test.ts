/** An outside contact centre takes the console's place: it is told who waits, takes the talk up, speaks, hands it back, and can do nothing else. */
import { createHmac, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { giveBackLapsed } from '../../bot/channels/lapsedClaims.ts'
import { centreHolder } from '../../bot/contactCentre/centre.ts'
import { ensureCentreAccounts } from '../../bot/contactCentre/centreAccounts.ts'
import { tellWaiters } from '../../bot/tellWaiters.ts'
import { createClaims } from '../../services/handoff/claim.ts'
import { createStaff } from '../../services/staff/staff.ts'
import { localUrl, settled, textingWorld } from '../support/signText.ts'
import { type WebTalk, webTalk } from '../support/webTalk.ts'
import { type World, world } from '../support/world.ts'

const SECRET = randomBytes(32)
const MINUTE = 60_000

interface Event {
  type: string
  name?: string
  id: string
  text?: string
  value?: Record<string, unknown>
  channelId: string
  conversation: { id: string }
  channelData?: unknown
  relatesTo?: { conversation: { id: string } }
  attachments?: { name: string; content: { activities: { text: string; from: { role: string } }[] } }[]
}

let product: World
let phone: Awaited<ReturnType<typeof textingWorld>>
let away = false
let got: Event[] = []
const unsigned: string[] = []
const centre = createServer((request, response) => {
  let body = ''
  request.on('data', (part) => {
    body += part
  })
  request.on('end', () => {
    if (away) return void response.writeHead(503).end()
    const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signature } = request.headers
    if (signature !== `v1,${mac(`${id}.${time}.${body}`)}`) unsigned.push(String(id))
    got.push(JSON.parse(body) as Event)
    response.writeHead(204).end()
  })
})
const mac = (text: string, secret = SECRET): string => createHmac('sha256', secret).update(text).digest('base64')

beforeAll(async () => {
  await new Promise<void>((done) => centre.listen(0, '127.0.0.1', done))
  phone = await textingWorld((env) =>
    world({ env: { ...env, CONTACT_CENTRE_SECRET: `whsec_${SECRET.toString('base64')}` } }),
  )
  product = phone.world
  const landlord = product.product.landlords.bySlug('meadowbrook')!
  const url = `http://127.0.0.1:${(centre.address() as AddressInfo).port}/handoff`
  Object.assign(landlord.operations.handoff, { centre: { url, name: 'Meadowbrook helpline' } })
  const { db, master, clock, log } = product.product
  const { accounts } = createStaff({ db, master, clock, log })
  await ensureCentreAccounts({ accounts, landlords: [landlord], at: product.now() })
}, 120_000)
afterAll(async () => {
  await phone.close()
  centre.close()
})
beforeEach(() => {
  got = []
  away = false
})

const tell = async (
  activity: Record<string, unknown>,
  { secret = SECRET, at = product.now(), landlord = 'meadowbrook' } = {},
): Promise<number> => {
  const body = JSON.stringify({ id: crypto.randomUUID(), ...activity })
  const id = crypto.randomUUID()
  const time = String(Math.floor(at.getTime() / 1000))
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': time,
    'webhook-signature': `v1,${mac(`${id}.${time}.${body}`, secret)}`,
  }
  const { status } = await fetch(`${localUrl(product)}/api/handoff/${landlord}`, { method: 'POST', headers, body })
  await settled(product)
  return status
}
const status = (talk: Pick<WebTalk, 'id'>, state: string) => ({
  type: 'event',
  name: 'handoff.status',
  conversation: { id: talk.id },
  from: { name: 'Asha' },
  value: { state },
})
const words = (talk: Pick<WebTalk, 'id'>, text: string, id: string = crypto.randomUUID()) => ({
  type: 'message',
  id,
  conversation: { id: talk.id },
  from: { name: 'Asha' },
  text,
})
const shown = async (talk: WebTalk): Promise<string> => {
  await settled(product)
  return (await talk.read('')).map(({ text }) => text ?? '').join('\n')
}
const leave = async (): Promise<void> => {
  await settled(product)
  await product.chores.run()
}
const stored = (talk: Pick<WebTalk, 'id'>) =>
  product.product.conversations.findOne({ _id: talk.id, landlord: 'meadowbrook' }).lean()

const lapse = (): Promise<number> => {
  const { db, master, clock, log, conversations, transcript, sections } = product.product
  const staff = createStaff({ db, master, clock, log })
  return giveBackLapsed({
    product: product.product,
    staff,
    claims: createClaims({ conversations, transcript, sections, takenUp: staff.takenUp }),
  })
}

/** A tenant who waits for a person. */
async function waiting(): Promise<WebTalk> {
  const talk = await webTalk({ world: product })
  await talk.say('hello')
  await talk.say('I want to talk to a person')
  for (let turn = 0; turn < 6 && (await stored(talk))?.waiting === null; turn++)
    await talk.say((await talk.buttons())[0] ?? 'yes')
  expect((await stored(talk))?.waiting).not.toBeNull()
  await leave()
  return talk
}

test('nobody comes and the tenant leaves a message: the centre is told that it is over, and of a new wait anew', async () => {
  const talk = await waiting()
  // Whether anybody is there is the centre's to know: nothing is said of it here.
  expect(await shown(talk)).not.toContain('signed in at this moment')
  product.pass(6 * MINUTE)
  await tellWaiters({ product: product.product, kick: product.worker.kick })
  expect(await shown(talk)).toContain('no colleague has been free yet')
  for (const text of ['Leave a message', 'my rent account is wrong', 'Skip']) await talk.say(text)
  expect(await shown(talk)).toContain('Your message is kept for a colleague')
  await leave()
  expect(got.map(({ type, name }) => name ?? type)).toEqual(['handoff.initiate', 'endOfConversation'])
  await talk.say('I want to talk to a person')
  await talk.say('Only here')
  await leave()
  expect(got.map(({ type, name }) => name ?? type).slice(2)).toEqual(['handoff.initiate'])
}, 60_000)

test('from the queue to the end: initiate with the transcript, accepted, words both ways, completed, and the bot answers again', async () => {
  const talk = await waiting()
  expect(got.map(({ name }) => name)).toEqual(['handoff.initiate'])
  const [event] = got
  expect(event).toMatchObject({
    type: 'event',
    channelId: 'webchat',
    conversation: { id: talk.id },
    relatesTo: { conversation: { id: talk.id } },
    value: { skill: expect.any(String), reason: expect.any(String), language: 'en', urgent: false, danger: false },
  })
  const [transcript] = event!.attachments!
  expect(transcript!.name).toBe('Transcript')
  const told = transcript!.content.activities.map(({ text, from }) => `${from.role}: ${text}`)
  expect(told).toContain('user: hello')
  expect(told.some((line) => line.startsWith('bot: '))).toBe(true)

  expect(await tell(status(talk, 'accepted'))).toBe(200)
  expect(await shown(talk)).toContain('Asha')
  expect((await stored(talk))?.holder).toBe(centreHolder('meadowbrook'))
  expect(await talk.say('are you there?')).toEqual([])
  await leave()
  expect(got.at(-1)).toMatchObject({
    type: 'message',
    text: 'are you there?',
    channelData: { heard: { danger: false } },
  })
  const id = crypto.randomUUID()
  expect([
    await tell(words(talk, 'I am. Which block?', id)),
    await tell(words(talk, 'I am. Which block?', id)),
  ]).toEqual([200, 200])
  expect((await shown(talk)).match(/Which block\?/g)).toHaveLength(1)

  expect(await tell(status(talk, 'completed'))).toBe(200)
  expect((await stored(talk))?.holder).toBeNull()
  expect((await talk.say('my tap drips')).length).toBeGreaterThan(0)
  await leave()
  expect(got.filter(({ text }) => text === 'my tap drips')).toEqual([])
  expect(unsigned).toEqual([])
})

test('danger while it speaks: the fixed text goes out, and the centre is told that it did', async () => {
  const talk = await waiting()
  await tell(status(talk, 'accepted'))
  const said = await talk.say('help, he is breaking down my door with a knife')
  expect(said.join('\n')).toContain('999')
  await leave()
  expect(got.at(-1)).toMatchObject({ type: 'message', channelData: { heard: { danger: true } } })
})

test('a text is handed over and answered on the number that was texted', async () => {
  const from = '+447700900777'
  await phone.text({ from, body: 'I want to talk to a person' })
  const { _id: id } = (await product.product.conversations
    .findOne({ landlord: 'meadowbrook', channel: 'sms' })
    .sort({ startedAt: -1 })
    .lean())!
  for (let turn = 0; turn < 6 && (await stored({ id }))?.waiting === null; turn++) await phone.text({ from, body: '1' })
  await leave()
  expect(got.at(-1)).toMatchObject({ name: 'handoff.initiate', channelId: 'sms', conversation: { id } })
  // No number leaves: the centre answers by the conversation.
  expect(JSON.stringify(got)).not.toContain('900777')
  await tell(status({ id }, 'accepted'))
  await tell(words({ id }, 'We can come on Thursday.'))
  await leave()
  expect(phone.received(from)).toContain('We can come on Thursday.')
})

test('what is told in confidence, and a talk that holds it, never reaches the centre', async () => {
  const talk = await webTalk({ world: product })
  await talk.say('my neighbour wrote racist words on my door because I am Black')
  await talk.say('I want to talk to a person')
  for (let turn = 0; turn < 4; turn++) await talk.say('1')
  await leave()
  expect(got).toEqual([])
  expect(await tell(status(talk, 'accepted'))).toBe(404)
  expect(await tell(words(talk, 'hello'))).toBe(404)
})

test('forged, old, foreign or unfit calls change nothing', async () => {
  const talk = await waiting()
  const old = new Date(product.now().getTime() - 6 * MINUTE)
  expect(await tell(status(talk, 'accepted'), { secret: randomBytes(32) })).toBe(401)
  expect(await tell(status(talk, 'accepted'), { at: old })).toBe(401)
  expect(await tell(status(talk, 'accepted'), { landlord: 'harbour-view' })).toBe(404)
  expect(await tell(status(talk, 'accepted'), { landlord: 'nobody' })).toBe(404)
  expect(
    await tell({ type: 'event', name: 'handoff.status', conversation: { id: talk.id }, value: { state: 'x' } }),
  ).toBe(400)
  expect(await tell(words(talk, 'not mine to say'))).toBe(409)
  expect(await tell(status({ id: 'nosuchconversation' }, 'accepted'))).toBe(404)
  expect((await stored(talk))?.holder).toBeNull()
  expect(await shown(talk)).not.toContain('not mine to say')
})

test('a centre that takes nothing in for five minutes has lost the talk: the tenant is told and stays in the queue', async () => {
  const talk = await waiting()
  await tell(status(talk, 'accepted'))
  away = true
  await talk.post({ text: 'hello?' })
  await product.worker.idle()
  await product.chores.run()
  expect(await lapse()).toBe(0)
  product.pass(6 * MINUTE)
  expect(await lapse()).toBe(1)
  expect(await stored(talk)).toMatchObject({ holder: null, waiting: { team: expect.any(String) } })
})
