/** F7: no database at all; the emergency advice still goes out on both channels, nothing pretends to be saved, and everything resumes. */
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { readTwiml } from '../../bot/channels/sms/standInHooks.ts'
import { factsOf } from '../../bot/facts.ts'
import { type TextKey, t } from '../../locales/index.ts'
import { loadLandlords } from '../../services/landlords/index.ts'
import { checkLedger } from '../support/checkLedger.ts'
import { call, mobile, postText, webInboxId } from '../support/ledger.ts'
import { startReplicaSet } from '../support/mongod.ts'
import { LONG, type Stage, stage } from '../support/stage.ts'

type Activities = { activities?: { type: string; text?: string; channelData?: { unsaved?: boolean } }[] }

let set: Awaited<ReturnType<typeof startReplicaSet>>
let on: Stage
let talk: { conversationId: string; token: string }
let socket: WebSocket
const pushed: NonNullable<Activities['activities']> = []

const loaded = loadLandlords({ production: false })
if (!loaded.ok) throw new Error(loaded.errors.join('\n'))
const params = factsOf({ landlord: loaded.landlords.bySlug('meadowbrook')!, law: loaded.law })
const words = (key: string, language: 'en' | 'pl' = 'en', voice: 'full' | 'short' = 'full'): string =>
  t({ key: key as TextKey, language, params, voice })

const post = (text: string, { key = text, language = 'en' } = {}) =>
  call<{ error?: { code: string; message: string } }>({
    url: `${on.setting.publicUrl}/v3/directline/conversations/${talk.conversationId}/activities`,
    token: talk.token,
    headers: { 'Accept-Language': language },
    body: { type: 'message', text, locale: language, channelData: { clientActivityID: key } },
  })
const text = (said: { from: string; body: string }) =>
  postText({ to: on.setting.publicUrl, publicUrl: on.setting.publicUrl, ...said })
/** What was answered while the database was away. */
const met = {} as {
  live: number
  ready: number
  danger: Awaited<ReturnType<typeof post>>
  dangerText: Awaited<ReturnType<typeof text>>
  english: Awaited<ReturnType<typeof post>>
  polish: Awaited<ReturnType<typeof post>>
  text: Awaited<ReturnType<typeof text>>
  newcomer: Awaited<ReturnType<typeof call>>
}
const health = async (name: string): Promise<number> =>
  (await call({ url: `${on.setting.publicUrl}/health/${name}`, method: 'GET' })).status
const pushedText = async (what: (text: string) => boolean): Promise<Activities['activities']> => {
  for (const until = performance.now() + 30_000; performance.now() < until; await sleep(50)) {
    const found = pushed.filter(({ text }) => text !== undefined && what(text))
    if (found.length > 0) return found
  }
  return []
}

beforeAll(async () => {
  set = await startReplicaSet({ members: 3 })
  on = await stage({ uri: set.uri })
  talk = (
    await call<typeof talk>({
      url: `${on.setting.publicUrl}/v3/directline/tokens/generate?landlord=meadowbrook`,
      body: {},
    })
  ).value
  const opened = await call<{ streamUrl: string }>({
    url: `${on.setting.publicUrl}/v3/directline/conversations`,
    body: {},
    token: talk.token,
  })
  socket = new WebSocket(opened.value.streamUrl)
  socket.on('message', (data: Buffer) => {
    if (data.length > 0) pushed.push(...((JSON.parse(data.toString()) as Activities).activities ?? []))
  })
  await once(socket, 'open')
  expect((await post('I want to give a compliment')).status).toBe(200)
  await pushedText((text) => text === 'I want to give a compliment')
  await Promise.all([0, 1, 2].map((index) => set.kill(index)))
  if (LONG)
    await sleep(5 * 60_000)
    // Each answer may take up to five seconds, so all are asked for together.
  ;[met.live, met.ready, met.danger, met.dangerText, met.english, met.polish, met.text, met.newcomer] =
    await Promise.all([
      health('live'),
      health('ready'),
      post('I smell gas in the kitchen'),
      text({ from: mobile(50), body: 'I smell gas in the kitchen' }),
      post('my tap drips'),
      post('my other tap drips', { language: 'pl' }),
      text({ from: mobile(51), body: 'my tap drips' }),
      call({ url: `${on.setting.publicUrl}/v3/directline/tokens/generate?landlord=meadowbrook`, body: {} }),
    ])
}, 480_000)

afterAll(async () => {
  socket?.terminate()
  await on?.stop()
  await set?.stop()
})

test('the process says that it lives and that it is not ready', () => {
  expect(met.live).toBe(200)
  expect(met.ready).toBe(503)
})

test('danger on an open web chat is answered there, marked unsaved, and the post itself is refused', async () => {
  expect(met.danger.status).toBe(503)
  const [safety] = (await pushedText((said) => said.includes(words('danger.first.gas')))) ?? []
  expect(safety?.channelData?.unsaved).toBe(true)
  expect(safety?.text).toContain(words('danger.notSaved'))
  expect(words('danger.notSaved')).toMatch(/(not|nothing).*save/i)
})

test('danger by text is answered in the webhook itself, and says that nothing was saved', () => {
  expect(met.dangerText.status).toBe(200)
  const [said] = readTwiml(met.dangerText.answer)
  expect(said).toContain(words('danger.first.gas', 'en', 'short'))
  expect(said).toContain(words('danger.notSaved', 'en', 'short'))
})

test("an ordinary message is refused in the tenant's language, with a number to phone and 999", () => {
  for (const [language, answer] of [
    ['en', met.english],
    ['pl', met.polish],
  ] as const) {
    expect(answer.status).toBe(503)
    const { message } = answer.value.error!
    expect(message).toBe(words('errors.unavailable', language))
    expect(message).toContain('999')
    expect(message).toContain(params.phone)
  }
})

test('an ordinary text is refused, so that the carrier tries again or calls the fallback', () => {
  expect(met.text.status).toBe(503)
  expect(readTwiml(met.text.answer)).toEqual([])
})

test('a newcomer is not given a conversation that could not be kept', () => {
  expect(met.newcomer.status).toBe(503)
})

test('when the database is back everything goes on, on the same socket, and holds only what was accepted', async () => {
  for (const index of [0, 1, 2]) set.restart(index)
  await set.primaryIndex()
  for (const until = performance.now() + 30_000; (await health('ready')) !== 200 && performance.now() < until; )
    await sleep(200)
  const kind = 'You were kind, number 1'
  for (const until = performance.now() + 30_000; (await post(kind)).status !== 200 && performance.now() < until; )
    await sleep(200)
  expect(await pushedText((said) => said === kind)).toHaveLength(1)
  const accepted = ['I want to give a compliment', kind].map((said) => ({
    id: webInboxId({ conversation: talk.conversationId, key: said }),
    text: said,
  }))
  on.ledger.tenants.push({ channel: 'webchat', name: talk.conversationId, accepted, finished: 0 })
  await on.ledger.load({ web: 1, sms: 1, rounds: 1, to: () => on.setting.publicUrl })
  expect(await checkLedger({ ledger: on.ledger, setting: on.setting })).toEqual([])
  expect(on.children[0]!.hasEnded()).toBe(false)
}, 120_000)
