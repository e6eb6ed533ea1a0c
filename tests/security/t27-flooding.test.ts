/** Threat T27: one sender cannot crowd out the rest: beyond a limit the answer is 429 with the time to wait, and danger is heard all the same. */

import { readConfig } from '../../bot/config.ts'
import { postForm, rowCounts, settled, textForm, textingWorld } from '../support/signText.ts'
import { call, type generate } from '../support/webTalk.ts'
import { world } from '../support/world.ts'

let phone: Awaited<ReturnType<typeof textingWorld>>
beforeAll(async () => {
  phone = await textingWorld((env) =>
    world({
      env: { ...env, TRUSTED_PROXIES: '127.0.0.1' },
      limits: {
        messagesPerTalk: { points: 5, seconds: 60 },
        newTalksPerAddress: { points: 8, seconds: 60 },
        textsPerNumber: { points: 5, seconds: 60 },
        callsPerTalk: { points: 20, seconds: 60 },
      },
    }),
  )
})
afterAll(() => phone.close())

const from = (ip: string) => ({ 'X-Forwarded-For': ip })
const isHeldOff = async (answer: Response): Promise<void> => {
  expect(answer.status).toBe(429)
  const wait = Number(answer.headers.get('retry-after'))
  expect(wait).toBeGreaterThanOrEqual(1)
  expect(wait).toBeLessThanOrEqual(60)
  const { error } = (await answer.json()) as { error: { code: string; message: string } }
  expect(error.code).toBe('too_many')
}

test('one address asks for conversations without end: the ninth is 429; another address is served', async () => {
  const ask = (ip: string) => call({ world: phone.world, path: '/tokens/generate', headers: from(ip) })
  for (let index = 0; index < 8; index++) expect((await ask('203.0.113.7')).status).toBe(200)
  const before = await rowCounts(phone.world)
  for (let index = 0; index < 50; index++) await isHeldOff(await ask('203.0.113.7'))
  expect(await rowCounts(phone.world)).toEqual(before)
  expect((await ask('203.0.113.8')).status).toBe(200)
})

test('an address that a client claims counts only when a trusted proxy says it', async () => {
  const claims = Array.from({ length: 30 }, (_, index) =>
    call({ world: phone.world, path: '/tokens/generate', headers: from(`198.51.100.${index}, 203.0.113.9`) }),
  )
  const statuses = (await Promise.all(claims)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(8)
})

test('one conversation is written to without end: the sixth message is 429 and is not kept; its neighbour is not held up', async () => {
  const [loud, quiet] = [await talkFrom('203.0.113.20'), await talkFrom('203.0.113.21')]
  const statuses: number[] = []
  for (let index = 0; index < 30; index++) statuses.push((await loud.post(`message ${index}`)).status)
  expect(statuses).toEqual([...Array(5).fill(200), ...Array(25).fill(429)])
  await isHeldOff(await loud.post('one more'))
  expect((await quiet.post('menu')).status).toBe(200)
  await settled(phone.world)
  expect(
    await phone.world.product.transcript.model.countDocuments({
      landlord: 'meadowbrook',
      conversation: loud.id,
      author: 'tenant',
    }),
  ).toBe(5)
})

test('held off or not, danger is heard and answered', async () => {
  const talk = await talkFrom('203.0.113.22')
  for (let index = 0; index < 10; index++) await talk.post('menu')
  expect((await talk.post('menu')).status).toBe(429)
  expect((await talk.post('I can smell gas')).status).toBe(200)
  await settled(phone.world)
  const log = (await (
    await call({ world: phone.world, path: `/conversations/${talk.id}/activities`, token: talk.token, method: 'GET' })
  ).json()) as { activities: { text?: string }[] }
  expect(log.activities.some(({ text }) => /0800\s111\s999/.test(text ?? ''))).toBe(true)
})

test('reading, refreshing and reconnecting have a limit too, and leaving has none', async () => {
  const talk = await talkFrom('203.0.113.23')
  const ask = (path: string, method: string) => call({ world: phone.world, path, token: talk.token, method })
  const statuses: number[] = []
  for (let index = 0; index < 40; index++) {
    const [path, method] = [
      [`/conversations/${talk.id}/activities`, 'GET'],
      ['/tokens/refresh', 'POST'],
      [`/conversations/${talk.id}`, 'GET'],
      ['/conversations', 'POST'],
    ][index % 4] as [string, string]
    statuses.push((await ask(path, method)).status)
  }
  expect(statuses.slice(-15)).toEqual(Array(15).fill(429))
  const before = await rowCounts(phone.world)
  await isHeldOff(await ask('/tokens/refresh', 'POST'))
  expect(await rowCounts(phone.world)).toEqual(before)
  expect((await ask(`/conversations/${talk.id}/exit`, 'POST')).status).toBe(204)
})

test('one number texts without end: the sixth is 429, danger is answered, another number is served', async () => {
  const post = (number: string, body: string) =>
    postForm({ world: phone.world, form: textForm({ from: number, body }) })
  for (let index = 0; index < 5; index++) expect((await post('+447700900381', `text ${index}`)).status).toBe(200)
  await isHeldOff(await post('+447700900381', 'one more'))
  expect((await post('+447700900382', 'menu')).status).toBe(200)
  expect((await post('+447700900381', 'I smell gas')).status).toBe(200)
  await settled(phone.world)
  expect(phone.received('+447700900381').join(' ')).toContain('0800 111 999')
})

test('a limit that makes no sense stops the start', () => {
  for (const points of [0, -1, 1.5, Number.NaN])
    expect(() =>
      readConfig({ MASTER_KEY: 'a'.repeat(64) }, { limits: { messagesPerTalk: { points, seconds: 10 } } }),
    ).toThrow()
})

async function talkFrom(ip: string) {
  const { conversationId: id, token } = (await (
    await call({ world: phone.world, path: '/tokens/generate', headers: from(ip) })
  ).json()) as Awaited<ReturnType<typeof generate>>
  await call({ world: phone.world, path: '/conversations', token })
  await settled(phone.world)
  return {
    id,
    token,
    post: (text: string) =>
      call({ world: phone.world, path: `/conversations/${id}/activities`, token, body: { type: 'message', text } }),
  }
}
