/** Threat T04: what is being told about hate and was not sent is read by nobody of staff, not even by the team it is for; danger and asking for somebody open it. */
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportCommand } from '../../bot/cli/export.ts'
import type { ConversationView } from '../../bot/http/staff/conversationView.ts'
import { localUrl, PUBLIC_URL, settled, textingWorld } from '../support/signText.ts'
import { teamKeyOf } from '../support/teamKey.ts'
import { webTalk } from '../support/webTalk.ts'
import { type World, world } from '../support/world.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')
const WORD = 'plumbagoxyz'
const ACCOUNT = `my neighbour shouts paki go home at me and calls me ${WORD}`

let phone: Awaited<ReturnType<typeof textingWorld>>
let product: World
let cookie = ''
beforeAll(async () => {
  phone = await textingWorld((env) => world({ env, key: KEY }))
  product = phone.world
  const { email, password } = product.signIns.find(
    ({ role, email: of }) => role === 'hate_officer' && of.includes('meadowbrook'),
  )!
  const answer = await staff('POST', '/api/staff/session', { email, password })
  cookie = answer.headers.get('set-cookie')!.split(';')[0]!
}, 120_000)
afterAll(() => phone.close())

function staff(method: 'GET' | 'POST', path: string, body?: object): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', Origin: PUBLIC_URL, ...(cookie ? { Cookie: cookie } : {}) }
  return fetch(`${localUrl(product)}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
}
const look = async (id: string): Promise<{ view: ConversationView; text: string }> => {
  const answer = await staff('GET', `/api/staff/conversations/${id}`)
  const text = await answer.text()
  expect([answer.status, text]).toEqual([200, expect.any(String)])
  return { view: JSON.parse(text) as ConversationView, text }
}
const claim = (id: string): Promise<Response> => staff('POST', `/api/staff/conversations/${id}/claim`, {})

async function told(...lines: string[]) {
  const talk = await webTalk({ world: product })
  for (const line of [ACCOUNT, ...lines]) await talk.say(line)
  return talk
}

test('what is being told shows when and by whom something was said, and no word, choice or meaning of it', async () => {
  const talk = await told('no', 'It happened to me')
  const { view, text } = await look(talk.id)
  expect(view.audience).toBe('hate')
  const closed = view.entries.filter(({ withheld }) => withheld)
  expect(closed.filter(({ author }) => author === 'tenant')).toHaveLength(3)
  for (const { text: words, choices, language } of closed) expect([words, choices, language]).toEqual([null, [], null])
  expect(view.understood).toBeNull()
  expect(text).not.toContain(WORD)
  // What was said before it is no part of it.
  expect(view.entries.some(({ withheld, text: words }) => !withheld && words)).toBe(true)
})

test('nobody opens it by taking it up, and whoever tells it notices nothing', async () => {
  const talk = await told('no')
  const answer = await claim(talk.id)
  expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('being_told')])
  expect(await talk.read()).toEqual([])
  expect((await look(talk.id)).text).not.toContain(WORD)
})

test('the code on the screen of whoever has sent it is read by nobody of staff', async () => {
  const talk = await told('no', 'It happened to me', 'Skip', 'No, I want to send it now', 'Stay anonymous')
  const code = /\d{4}.\d{4}.\d{4}.\d{4}/.exec((await talk.say('Send')).join('\n'))![0]
  const { text } = await look(talk.id)
  expect(text).not.toContain(code)
  expect(text).not.toContain(WORD)
})

test('a danger to life opens it to the team, until somebody has recorded what was done', async () => {
  const talk = await told('yes', 'no')
  expect((await look(talk.id)).text).toContain(WORD)
  const dealt = await staff('POST', `/api/staff/conversations/${talk.id}/alert`, { action: 'phoned_tenant' })
  expect(dealt.status).toBe(204)
  expect((await look(talk.id)).text).not.toContain(WORD)
})

test('whoever asks for somebody is read by whoever comes, and is closed again when they have gone', async () => {
  const talk = await told('no')
  await talk.say('I want to talk to a person')
  expect((await look(talk.id)).view.waiting).toMatchObject({ reason: 'sensitive' })
  expect((await look(talk.id)).text).toContain(WORD)
  expect((await claim(talk.id)).status).toBe(200)
  expect((await look(talk.id)).text).toContain(WORD)
  await staff('POST', `/api/staff/conversations/${talk.id}/release`, { outcome: 'passed_on' })
  await settled(product)
  expect((await look(talk.id)).text).not.toContain(WORD)
})

test('an export for an access request holds no word of it', async () => {
  const from = '+447700900777'
  await phone.text({ from, body: 'the bins were not emptied' })
  for (const body of [ACCOUNT, '1', '2']) await phone.text({ from, body })
  const to = join(mkdtempSync(join(tmpdir(), 'heard-t04-')), 'held')
  const lines: string[] = []
  const say = (line: string): void => void lines.push(line)
  const code = await exportCommand({
    env: {
      MONGODB_URI: product.uri,
      MONGODB_NAME: new URL(product.uri).pathname.slice(1),
      DATA_DIR: tmpdir(),
      MASTER_KEY: KEY,
      CONFIDENTIAL_KEY: teamKeyOf(KEY),
    },
    print: say,
    fail: say,
    now: product.now(),
    phone: from,
    landlord: 'meadowbrook',
    to,
    by: 'Ada',
    restricted: 'she asked for all of it',
  })
  expect([code, lines.join('\n')]).toEqual([0, expect.any(String)])
  const json = readFileSync(join(to, 'held.json'), 'utf8')
  expect(json).toContain('"withheld": true')
  expect(json).toContain('the bins were not emptied')
  for (const text of [json, readFileSync(join(to, 'held.html'), 'utf8')]) expect(text).not.toContain(WORD)
  expect(readFileSync(join(to, 'held.html'), 'utf8')).toContain('Being told in confidence, and not sent.')
})
