/** The whole product with the team's key in a cloud key service: a report sent and read, the service away or refusing, and the way to it from a key file and back. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { rotateCommand } from '../../bot/cli/rotate.ts'
import type { CaseRecord } from '../../services/cases/caseModel.ts'
import type { HateReportRecord } from '../../services/hateReports/hateReportModel.ts'
import { newId } from '../../services/ids.ts'
import { keyServiceEnv, keyServiceStandIn } from '../support/keyServiceStandIn.ts'
import { testMongod } from '../support/mongod.ts'
import { localUrl, settled } from '../support/signText.ts'
import { dumpOf, tracesIn } from '../support/traces.ts'
import { webTalk } from '../support/webTalk.ts'
import { type World, world } from '../support/world.ts'

const KEY = randomBytes(32).toString('base64')
const WORD = 'plumbagoxyz'
const ACCOUNT = `my neighbour shouts paki go home at me and calls me ${WORD}`
const TO_THE_END = ['no', 'It happened to me', 'Skip', 'No, I want to send it now', 'Stay anonymous']

let service: Awaited<ReturnType<typeof keyServiceStandIn>>
let keyId = ''
let env: Record<string, string> = {}
let uri = ''
let product: World
beforeAll(async () => {
  service = await keyServiceStandIn({ now: () => new Date() })
  keyId = service.addKey()
  env = keyServiceEnv({ endpoint: service.endpoint, keyId })
  uri = await testMongod()
  product = await world({ uri, env, key: KEY })
})
afterAll(async () => {
  await product.stop()
  await service.close()
})
afterEach(() => service.fail(null))

const reports = (): Promise<HateReportRecord[]> =>
  product.product.reports.model.find({ landlord: 'meadowbrook' }).sort({ _id: 1 }).lean<HateReportRecord[]>()
const keepers = async (): Promise<string[]> => (await reports()).map(({ keeper }) => keeper)
const health = async (from: World = product) => {
  const answer = await fetch(`${localUrl(from)}/health/ready`)
  return { status: answer.status, ...((await answer.json()) as { ready: boolean; team_key: string }) }
}

async function toldUntilSending(to: World = product) {
  const talk = await webTalk({ world: to })
  for (const line of [ACCOUNT, ...TO_THE_END]) await talk.say(line)
  return talk
}

async function read(id: string, from: World = product) {
  const { reports: of, landlords, clock } = from.product
  const landlord = landlords.bySlug('meadowbrook')!
  return await of.read({
    reader: {
      id: newId(),
      landlord: 'meadowbrook',
      roles: ['hate_officer'],
      teams: [landlord.operations.hate.restricted_team],
      trainedUntil: new Date('2028-01-01T00:00:00Z'),
    },
    landlord,
    id,
    ask: { parts: ['account'], reason: { code: 'check', words: 'x' } },
    at: clock(),
  })
}
const opens = (id: string, from?: World) =>
  expect(read(id, from)).resolves.toMatchObject({
    report: { content: { account: { words: expect.stringContaining(WORD) } } },
  })

test('a report is sent and read, and the service learns neither a word nor the matter', async () => {
  const talk = await toldUntilSending()
  const said = (await talk.say('Send')).join('\n')
  expect(said).toMatch(/Your code is \d{4}.\d{4}.\d{4}.\d{4}/)
  const [report] = await reports()
  expect(report?.keeper).toContain(`kms:${keyId}:`)
  await opens(report!._id)
  const abuse = await webTalk({ world: product })
  for (const line of [`my husband hits me, ${WORD}`, 'Yes', 'Yes', 'By phone', '07700 900321', 'mornings'])
    await abuse.say(line)
  const note = await product.product.cases.model
    .findOne({ landlord: 'meadowbrook', kind: 'sensitive' })
    .lean<CaseRecord>()
  const { cases } = product.product
  expect(cases.answers(await cases.unlock(note!))).toMatchObject({ words: expect.stringContaining(WORD) })
  expect(await health()).toMatchObject({ status: 200, team_key: 'ready' })
  const asked = service.bodies.join('\n')
  expect(asked).toContain('"landlord":"meadowbrook"')
  expect(asked).not.toMatch(/hate|abuse|safeguard|racis/i)
  expect(tracesIn({ haystack: Buffer.from(asked), marks: [WORD] })).toEqual([])
}, 60_000)

test('while it is away nothing is stored unsealed, others are served, and what was sent goes through when it is back', async () => {
  const before = (await reports()).length
  const talk = await toldUntilSending()
  service.fail('dropped')
  const asked = service.bodies.length
  await talk.post({ text: 'Send' })
  // Three tries of one request make one try of the turn: more than three turns, and none of them gave up.
  for (const until = Date.now() + 30_000; service.bodies.length < asked + 12 && Date.now() < until; ) await sleep(50)
  expect(service.bodies.length).toBeGreaterThanOrEqual(asked + 12)
  expect((await reports()).length).toBe(before)
  expect(await product.product.inbox.model.countDocuments({ landlord: 'meadowbrook', state: 'waiting' })).toBe(1)
  expect(tracesIn({ haystack: await dumpOf(product.product.db.connection), marks: [WORD] })).toEqual([])
  expect(tracesIn({ haystack: Buffer.from(product.logged()), marks: [WORD] })).toEqual([])

  const other = await webTalkMeanwhile()
  expect(other.join('\n')).toMatch(/999/)
  await product.product.keeperWatch.look()
  expect(await health()).toMatchObject({ status: 200, ready: true, team_key: 'away' })

  service.fail(null)
  await settled(product)
  const said = (await talk.read()).map(({ text }) => text ?? '').join('\n')
  expect(said).toMatch(/Your code is \d{4}.\d{4}.\d{4}.\d{4}/)
  expect((await reports()).length).toBe(before + 1)
  await opens((await reports()).at(-1)!._id)
  await product.product.keeperWatch.look()
  expect(await health()).toMatchObject({ team_key: 'ready' })
}, 120_000)

test('a service that refuses stops the start by name; one that is away does not, and is named as away', async () => {
  service.fail('denied')
  await expect(world({ uri, env, key: KEY })).rejects.toThrow(/^CONFIDENTIAL_KMS_KEY: .*AccessDeniedException/)
  service.fail(null)
  await expect(world({ uri, env: { ...env, AWS_SECRET_ACCESS_KEY: 'guessed' }, key: KEY })).rejects.toThrow(
    /^CONFIDENTIAL_KMS_KEY: .*InvalidSignatureException/,
  )
  service.fail('silent')
  const started = await world({ uri, env, key: KEY })
  expect(await health(started)).toMatchObject({ status: 200, ready: true, team_key: 'away' })
  await started.stop()
  // A key of somebody else's: there, and never used here.
  service.fail(null)
  await expect(world({ uri, env: { ...env, CONFIDENTIAL_KMS_KEY: service.addKey() }, key: KEY })).rejects.toThrow(
    /^CONFIDENTIAL_KEY or CONFIDENTIAL_KMS_KEY: reports or notes of meadowbrook/,
  )
}, 60_000)

test('a cry for help behind what cannot be sent is answered at once and once, though nothing can be finished', async () => {
  const own = await world({ uri: await testMongod(), env, key: KEY })
  const talk = await toldUntilSending(own)
  service.fail('dropped')
  await talk.post({ text: 'Send' })
  const seen: string[] = []
  const socket = new WebSocket(talk.opened.streamUrl)
  socket.onmessage = ({ data }) => seen.push(String(data))
  await new Promise((resolve) => {
    socket.onopen = resolve
  })
  await talk.post({ text: 'someone is breaking in right now, help' })
  for (const until = Date.now() + 20_000; !seen.some((one) => one.includes('999')) && Date.now() < until; )
    await sleep(50)
  await sleep(2_500)
  expect(seen.filter((one) => one.includes('unsaved'))).toHaveLength(1)
  socket.close()
  service.fail(null)
  await settled(own)
  expect((await talk.read('')).filter(({ text }) => /breaking in right now/.test(text ?? ''))).toHaveLength(1)
  await own.stop()
}, 120_000)

test('reports and notes move to a key file and back to another key of the service', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heard-kms-'))
  const file = join(folder, 'team.key')
  writeFileSync(file, `${randomBytes(32).toString('base64')}\n`)
  const lines: string[] = []
  const rotate = (more: Record<string, string>): Promise<number> =>
    rotateCommand({
      env: {
        MONGODB_URI: uri,
        MONGODB_NAME: new URL(uri).pathname.slice(1),
        DATA_DIR: folder,
        MASTER_KEY: KEY,
        ...more,
      },
      print: (line) => void lines.push(line),
      fail: (line) => void lines.push(line),
    })
  const { CONFIDENTIAL_KMS_KEY: _, ...asking } = env
  const [report] = await reports()
  const local = { ...asking, CONFIDENTIAL_KEY_FILE: file }

  expect(await rotate({ ...local, CONFIDENTIAL_OLD_KMS_KEY: keyId })).toBe(0)
  expect(lines).toContain('meadowbrook: 2 reports and 1 notes wrapped anew.')
  expect(await keepers()).toEqual([expect.stringMatching(/^local:/), expect.stringMatching(/^local:/)])
  const onFile = await world({ uri, env: { ...local, CONFIDENTIAL_KEY: '' }, key: KEY })
  await opens(report!._id, onFile)
  await onFile.stop()

  const next = service.addKey()
  const there = { ...env, CONFIDENTIAL_KMS_KEY: next, CONFIDENTIAL_OLD_KEY_FILE: file }
  service.fail('dropped')
  expect(await rotate(there)).toBe(1)
  expect(await keepers()).toEqual([expect.stringMatching(/^local:/), expect.stringMatching(/^local:/)])
  service.fail(null)
  expect(await rotate(there)).toBe(0)
  const { CONFIDENTIAL_OLD_KEY_FILE: __, ...alone } = there
  const back = await world({ uri, env: alone, key: KEY })
  await opens(report!._id, back)
  expect(await keepers()).toEqual([expect.stringContaining(next), expect.stringContaining(next)])
  await back.stop()
}, 120_000)

/** Somebody else writes of danger: read by itself, since a lane waits all the while. */
async function webTalkMeanwhile(): Promise<string[]> {
  const { conversationId, token } = (await (
    await fetch(`${localUrl(product)}/v3/directline/tokens/generate`, { method: 'POST' })
  ).json()) as { conversationId: string; token: string }
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  const at = `${localUrl(product)}/v3/directline/conversations`
  await fetch(at, { method: 'POST', headers })
  const body = JSON.stringify({ type: 'message', from: { id: 'me' }, text: 'my kitchen is on fire' })
  await fetch(`${at}/${conversationId}/activities`, { method: 'POST', headers, body })
  for (const until = Date.now() + 10_000; Date.now() < until; await sleep(50)) {
    const answer = await fetch(`${at}/${conversationId}/activities`, { headers })
    const { activities } = (await answer.json()) as { activities: { text?: string; from: { role: string } }[] }
    const said = activities.filter(({ from }) => from.role === 'bot').map(({ text }) => text ?? '')
    if (said.some((text) => text.includes('999'))) return said
  }
  return []
}
