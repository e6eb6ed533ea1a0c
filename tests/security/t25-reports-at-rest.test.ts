/** Threats T24 and T25: reports are told with marked words; then neither the database, with the master key or without, nor a backup, a log or a metric holds any of it. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backupCommand } from '../../bot/cli/backup.ts'
import { rotateCommand } from '../../bot/cli/rotate.ts'
import type { CaseRecord } from '../../services/cases/caseModel.ts'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import { bytes } from '../../services/conversations/inbox.ts'
import type { TranscriptRecord } from '../../services/conversations/transcript.ts'
import type { HateReportRecord } from '../../services/hateReports/hateReportModel.ts'
import { newId } from '../../services/ids.ts'
import { localUrl, settled, textingWorld } from '../support/signText.ts'
import { teamKeyOf } from '../support/teamKey.ts'
import { dumpOf, tracesIn } from '../support/traces.ts'
import { photograph, upload } from '../support/uploads.ts'
import { call, webTalk } from '../support/webTalk.ts'
import { type World, world } from '../support/world.ts'

const KEY = randomBytes(32).toString('base64')
const NAME = 'Quillfeather'
const WORD = 'plumbagoxyz'
const PHONE = '+447700900987'
const STREET = 'Zanzibarrow'
const CULPRIT = 'Grimblethorpe'
const MARKS = [NAME, WORD, PHONE, PHONE.slice(3), '07700 900987', STREET, CULPRIT]
const ACCOUNT = `my neighbour shouts paki go home at me, ${WORD}`

let phone: Awaited<ReturnType<typeof textingWorld>>
let product: World
let reporters = 0
let photos = 0
beforeAll(async () => {
  phone = await textingWorld((env) => world({ env: { ...env, LOG_LEVEL: 'debug' }, key: KEY }))
  product = phone.world
}, 120_000)
afterAll(() => phone.close())

const traces = (haystack: Buffer): string[] => tracesIn({ haystack, marks: MARKS })
const all = (): Promise<HateReportRecord[]> =>
  product.product.reports.model.find({ landlord: 'meadowbrook' }).lean<HateReportRecord[]>()

/** Answers until nothing is asked: marked words wherever words are taken. */
async function tellAll({ anonymous }: { anonymous: boolean }): Promise<string> {
  const talk = await webTalk({ world: product })
  let said = await talk.say(ACCOUNT)
  for (let turn = 0; turn < 60; turn++) {
    const buttons = await talk.buttons()
    const asked = said.at(-1) ?? ''
    if (/choose "i have a code"|call 999 in danger, or come back/i.test(said.join(' '))) break
    const pick = (...labels: string[]): string | undefined => labels.find((label) => buttons.includes(label))
    if (/paper clip/.test(asked)) {
      // Marked in its name, in what stands beside it and in what the camera wrote into it.
      const files = [{ name: `${WORD}.jpg`, bytes: await photograph({ mark: WORD }) }]
      expect((await upload({ world: product, talk, text: `${WORD} on the door`, files })).status).toBe(200)
      photos += 1
      said = (await talk.read()).flatMap(({ text, from }) => (from.role === 'bot' && text ? [text] : []))
      continue
    }
    const answer =
      pick('Add them, and keep the originals') ??
      pick(anonymous ? 'Stay anonymous' : 'Give my name', 'Yes, ask me', 'It happened to me', 'That is all', 'Send') ??
      pick('By phone', 'Race, colour or where people come from', 'The police', 'To be safe', 'At home') ??
      (/danger now/.test(asked) ? 'No' : undefined) ??
      (/phone number/.test(asked) ? PHONE : undefined) ??
      (/your name|Which name/.test(asked) ? NAME : undefined) ??
      (/who did it/.test(asked) ? `${CULPRIT} from ${STREET} Road` : undefined) ??
      (/When did it happen/.test(asked) ? 'yesterday' : undefined) ??
      (/Is there offensive writing/.test(asked) ? 'No' : undefined) ??
      (buttons.filter((button) => button !== 'Skip').length > 0 ? pick('Yes') : `${WORD} at 12 ${STREET} Road`)
    said = await talk.say(answer ?? 'Skip')
  }
  reporters += 1
  await call({ world: product, path: `/conversations/${talk.id}/exit`, token: talk.token })
  return said.join('\n')
}

test('reports are told: named and anonymous on the web, by text, stopped half-way, and added to behind a code', async () => {
  await tellAll({ anonymous: false })
  const said = await tellAll({ anonymous: true })
  expect(photos).toBe(2)
  const code = /\d{4}.\d{4}.\d{4}.\d{4}/.exec(said)?.[0] ?? ''
  const back = await webTalk({ world: product })
  await back.say(code)
  await back.say('Write to the officer')
  await back.say(`It was ${CULPRIT} again, ${WORD}`)
  await back.say('Finish and close this chat')
  await call({ world: product, path: `/conversations/${back.id}/exit`, token: back.token })
  const stopped = await webTalk({ world: product })
  for (const line of [ACCOUNT, 'No', 'It happened to me', `${NAME} ${WORD}`]) await stopped.say(line)
  await call({ world: product, path: `/conversations/${stopped.id}/exit`, token: stopped.token })
  const from = '+447700900981'
  for (const body of [
    ACCOUNT,
    '1',
    '2',
    '1',
    WORD,
    WORD,
    '1',
    WORD,
    '3',
    '1',
    '2',
    '1',
    PHONE,
    WORD,
    NAME,
    '1',
    '2',
    '1',
  ])
    await phone.text({ from, body })
  await phone.text({ from, body: 'hello' })
  const abuse = await webTalk({ world: product })
  for (const line of [`my husband hits me, ${WORD}`, 'Yes', 'Yes', 'By phone', PHONE, `mornings, I am ${NAME}`])
    await abuse.say(line)
  await abuse.say('hello')
  await settled(product)
  const reports = await all()
  expect(reports.map(({ anonymous, channel }) => `${anonymous} ${channel}`).sort()).toEqual([
    'false sms',
    'false web',
    'true web',
  ])
  expect(reporters).toBe(2)
}, 240_000)

test('what was told is there for those it is for', async () => {
  const { reports, landlords, clock } = product.product
  const landlord = landlords.bySlug('meadowbrook')!
  const reader = {
    id: newId(),
    landlord: 'meadowbrook',
    roles: ['hate_officer' as const],
    teams: [landlord.operations.hate.restricted_team],
    trainedUntil: new Date('2028-01-01T00:00:00Z'),
  }
  const found = await Promise.all(
    (await all()).map(({ _id: id }) =>
      reports.read({
        reader,
        landlord,
        id,
        ask: { parts: ['account', 'contact', 'allegation'], reason: { code: 'check', words: 'x' } },
        at: clock(),
      }),
    ),
  )
  const opened = JSON.stringify(found)
  for (const mark of [NAME, WORD, PHONE, STREET, CULPRIT]) expect(opened).toContain(mark)
})

test('the raw database holds none of it, in any spelling', async () => {
  const dump = await dumpOf(product.product.db.connection)
  expect(dump.length).toBeGreaterThan(30_000)
  expect(traces(dump)).toEqual([])
})

test('whoever has the master key and no more opens no word of it: not in the log, the state, the outbox, a case or a timer', async () => {
  const { conversations, transcript, sections, outbox, cases } = product.product
  const talks = await conversations.find({ landlord: 'meadowbrook' }).lean<ConversationRecord[]>()
  const opened: unknown[] = []
  for (const conversation of talks) {
    const rows = await transcript.model
      .find({ landlord: 'meadowbrook', conversation: conversation._id })
      .lean<TranscriptRecord[]>()
    opened.push(...rows.map((row) => transcript.open({ conversation, row }).body))
    for (const section of conversation.sections) {
      if (!conversation.state || sections.key(section) === null) continue
      try {
        const name = `conversations:${conversation._id}:state`
        opened.push(sections.unseal({ section, name, sealed: bytes(conversation.state) }))
      } catch {
        // Sealed in another of its sections.
      }
    }
  }
  for (const row of await outbox.model.find({ landlord: 'meadowbrook' }).lean())
    if (row.content) opened.push(outbox.content(row))
  const records = await cases.model.find({ landlord: 'meadowbrook' }).lean<CaseRecord[]>()
  for (const record of records) {
    if (record.kind !== 'sensitive') opened.push(cases.answers(record))
    else {
      expect(() => cases.answers(record)).toThrow()
      expect(cases.answers(await cases.unlock(record))).toMatchObject({ words: `my husband hits me, ${WORD}` })
    }
  }
  expect(records.map(({ kind }) => kind)).toEqual(['sensitive'])
  expect(opened.length).toBeGreaterThan(20)
  expect(traces(Buffer.from(JSON.stringify(opened)))).toEqual([])
})

test('nor does a backup, a log line or a metric, and none of them names the matter', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heard-t25-'))
  const env = envOf(folder)
  const lines: string[] = []
  const say = (line: string): void => void lines.push(line)
  const file = join(folder, 'one.backup')
  expect(await backupCommand({ env, print: say, fail: say, now: product.now(), to: file })).toBe(0)
  expect(traces(readFileSync(file))).toEqual([])
  expect(traces(Buffer.from(product.logged()))).toEqual([])
  const metrics = await (await fetch(`${localUrl(product)}/metrics`)).text()
  expect(traces(Buffer.from(metrics))).toEqual([])
  expect(metrics).not.toMatch(/hate|abuse|safeguard/i)
})

test('two sealed parts that change places are refused', async () => {
  const { reports } = product.product
  const [one, other] = await all()
  const swap = (record: HateReportRecord, account: Buffer) =>
    reports.model.updateOne({ _id: record._id, landlord: 'meadowbrook' }, { $set: { account } })
  await swap(one!, other!.account)
  const key = await product.product.reports.view({ id: one!._id, landlord: 'meadowbrook' })
  expect(key).not.toBeNull()
  await expect(readAccount(one!._id)).rejects.toThrow()
  await swap(one!, one!.account)
  await expect(readAccount(one!._id)).resolves.toMatchObject({ ok: true })
})

test('a new key of the team: reports are wrapped anew, read with it, and the old key opens nothing; without either the start stops', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heard-t25-'))
  const newKey = createHash('sha256').update('new').digest('base64')
  const oldFile = join(folder, 'old.key')
  writeFileSync(oldFile, `${teamKeyOf(KEY)}\n`)
  const lines: string[] = []
  const say = (line: string): void => void lines.push(line)
  await expect(world({ uri: product.uri, key: KEY, env: { CONFIDENTIAL_KEY: newKey } })).rejects.toThrow(
    /^CONFIDENTIAL_KEY or CONFIDENTIAL_KMS_KEY: reports or notes of meadowbrook/,
  )
  const env = { ...envOf(folder), CONFIDENTIAL_KEY: newKey, CONFIDENTIAL_OLD_KEY_FILE: oldFile }
  expect(await rotateCommand({ env, print: say, fail: say })).toBe(0)
  expect(lines.join('\n')).toContain('meadowbrook: 3 reports and 1 notes wrapped anew.')
  const after = await world({ uri: product.uri, key: KEY, env: { CONFIDENTIAL_KEY: newKey } })
  const [record] = await all()
  await expect(readAccount(record!._id, after)).resolves.toMatchObject({ ok: true })
  await expect(readAccount(record!._id)).rejects.toThrow()
  await after.stop()
}, 60_000)

const envOf = (folder: string): NodeJS.ProcessEnv => ({
  MONGODB_URI: product.uri,
  MONGODB_NAME: new URL(product.uri).pathname.slice(1),
  DATA_DIR: folder,
  MASTER_KEY: KEY,
  CONFIDENTIAL_KEY: teamKeyOf(KEY),
})

async function readAccount(id: string, from: World = product) {
  const { reports, landlords, clock } = from.product
  const landlord = landlords.bySlug('meadowbrook')!
  return await reports.read({
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
