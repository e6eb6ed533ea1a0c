/** Between a claim and the hand-back the bot's dialogs say nothing, however the two race; after it the bot answers the next message. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import { newId } from '../../services/ids.ts'
import { world as start, type World } from '../support/world.ts'

let world: World
let cookie: string

beforeAll(async () => {
  world = await start({ clock: '2027-03-10T10:00:00Z' })
  const { email, password } = world.signIns.find(
    ({ role, email: of }) => role === 'adviser' && of.includes('meadowbrook'),
  )!
  const answer = await send('/api/staff/session', { email, password })
  expect([answer.status, answer.status === 200 ? '' : await answer.text()]).toEqual([200, ''])
  cookie = answer.headers.get('set-cookie')!.split(';')[0]!
}, 120_000)
afterAll(() => world?.stop())

const send = (path: string, body: object): Promise<Response> => {
  const origin = `http://127.0.0.1:${world.port}`
  return fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: origin, ...(cookie ? { Cookie: cookie } : {}) },
    body: JSON.stringify(body),
  })
}
const say = (thread: string, text: string): Promise<unknown> =>
  world.intake.accept({
    id: `webchat:${thread}:${newId()}`,
    channel: 'webchat',
    landlord: 'meadowbrook',
    thread,
    payload: { kind: 'message', text },
  })

async function read(thread: string): Promise<{ author: string; text: string }[]> {
  await world.worker.idle()
  const conversation = (await world.product.conversations
    .findOne({ _id: thread, landlord: 'meadowbrook' })
    .lean<ConversationRecord>())!
  const entries = await world.product.transcript.read({ conversation, after: 0, limit: 500 })
  return entries.flatMap(({ author, body }) => (body && !body.event ? [{ author, text: body.text }] : []))
}

test('in a hundred races of a claim against three messages no word of the bot stands after the claim (F1)', async () => {
  const threads = Array.from({ length: 100 }, () => newId())
  await Promise.all(threads.map((thread) => say(thread, 'hello')))
  await world.worker.idle()
  for (let first = 0; first < threads.length; first += 5) {
    await Promise.all(
      threads.slice(first, first + 5).map(async (thread, index) => {
        // Early, between and late: a claim of its own moment for each of the five.
        const claim = sleep(index * 30).then(() => send(`/api/staff/conversations/${thread}/claim`, {}))
        const said = ['my boiler is broken', 'there is no heating', 'can somebody come'].map(async (text, step) => {
          await sleep(step * 40)
          await say(thread, text)
        })
        expect((await claim).status).toBe(200)
        await Promise.all(said)
      }),
    )
  }
  let raced = 0
  for (const thread of threads) {
    const entries = await read(thread)
    const joined = entries.findIndex(({ author }) => author === 'system')
    expect(joined).toBeGreaterThan(0)
    expect(entries.slice(joined).filter(({ author }) => author === 'bot')).toEqual([])
    expect(entries.filter(({ author }) => author === 'tenant')).toHaveLength(4)
    const after = entries.slice(joined).filter(({ author }) => author === 'tenant').length
    if (after > 0 && after < 3) raced += 1
  }
  // Claims must have come between messages, or nothing was tested.
  expect(raced).toBeGreaterThan(10)
}, 120_000)

test('an officer and a tenant talk with no bot between them; handed back, the bot says so and answers the next message', async () => {
  const thread = newId()
  await say(thread, 'hello')
  await world.worker.idle()
  const act = (name: string, body: object = {}) => send(`/api/staff/conversations/${thread}/${name}`, body)
  await act('claim')
  await say(thread, 'are you a person?')
  // An officer answers what stands in the log.
  await world.worker.idle()
  await act('reply', { text: 'Yes, I am Sam.' })
  await say(thread, 'good')
  const during = (await read(thread)).slice(-4).map(({ author }) => author)
  expect(during).toEqual(['system', 'tenant', 'staff', 'tenant'])
  expect((await act('release', { outcome: 'resolved' })).status).toBe(204)
  const back = await read(thread)
  expect(back.at(-1)?.author).toBe('bot')
  await say(thread, 'my boiler is broken')
  const after = await read(thread)
  expect(after.slice(back.length).map(({ author }) => author)).toEqual(expect.arrayContaining(['tenant', 'bot']))
}, 180_000)

test('danger is answered even then, once, marked as automatic, with a red mark for the holder (journeys 0.7)', async () => {
  const thread = newId()
  await say(thread, 'hello')
  await world.worker.idle()
  await send(`/api/staff/conversations/${thread}/claim`, {})
  await say(thread, 'I can smell gas in my kitchen')
  const entries = await read(thread)
  const joined = entries.findIndex(({ author }) => author === 'system')
  const bot = entries.slice(joined).filter(({ author }) => author === 'bot')
  expect(bot.length).toBeGreaterThan(0)
  expect(
    bot
      .map(({ text }) => text)
      .join(' ')
      .replaceAll('\u00a0', ' '),
  ).toContain('0800 111 999')
  const conversation = await world.product.conversations
    .findOne({ _id: thread, landlord: 'meadowbrook' })
    .lean<ConversationRecord>()
  expect(conversation?.alert?.kind).toBe('danger')
  expect(conversation?.holder).not.toBeNull()
}, 180_000)
