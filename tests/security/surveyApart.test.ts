/** Twelve complaints lived through and surveyed in a known order on the running product: what tenants said of themselves is found nowhere but apart. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { CaseRecord } from '../../services/cases/caseModel.ts'
import { type Act, complaintActs } from '../../services/cases/complaint/acts.ts'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import { bytes } from '../../services/conversations/inbox.ts'
import { currentSection } from '../../services/conversations/sections.ts'
import type { BackgroundRecord } from '../../services/surveys/background.ts'
import { settled } from '../support/signText.ts'
import { type WebTalk, webTalk } from '../support/webTalk.ts'
import { type World, world } from '../support/world.ts'

const landlord = 'meadowbrook'
const TENANTS = 12
const AGES = ['16 to 24', '25 to 34', '35 to 44', '45 to 54', '55 to 64', '65 to 74', '75 or older']
const GROUPS = ['Asian or Asian British', 'Mixed or several groups']
/** By its words each answer is found wherever it stands; no two tenants give the same two. */
const saidBy = (tenant: number): string[] => [
  AGES[tenant % 7]!,
  'Yes, I do',
  GROUPS[Math.floor(tenant / 7)]!,
  'Buddhist',
  'I say it in another way',
  'Bisexual',
]
const KEPT = '(My answer is kept apart from this chat.)'

let running: World
const talks: { talk: WebTalk; complaint: string }[] = []
const ratingOf = (tenant: number): string => ['Very well', 'Well', 'In between'][tenant % 3]!

async function act(complaint: string, asked: Act): Promise<void> {
  const { db, complaints } = running.product
  const acted = await db.transact((session) =>
    complaints.act({
      session,
      filter: { landlord },
      id: complaint,
      version: null,
      act: complaintActs[asked.action].parse(asked) as Act,
      actor: { id: 'officer', approves: true },
      at: running.now(),
      key: `${asked.action}:test`,
    }),
  )
  if (!acted.ok) throw new Error(`${asked.action}: ${JSON.stringify(acted)}`)
}

async function closedComplaint(): Promise<{ talk: WebTalk; complaint: string }> {
  const talk = await webTalk({ world: running })
  for (const said of ['I want to make a complaint', 'the stairs were never cleaned in six weeks', '1 March'])
    await talk.say(said)
  await talk.say('menu')
  const record = await running.product.cases.model
    .findOne({ landlord, conversation: talk.id, kind: 'complaint' })
    .lean<CaseRecord>()
  const complaint = record!._id
  await act(complaint, {
    action: 'acknowledge',
    understanding: 'The stairs were not cleaned.',
    outcomes: 'Clean stairs.',
  })
  await act(complaint, {
    action: 'answer',
    points: [{ point: 'The stairs', finding: 'upheld', reasons: 'The contractor missed six visits.' }],
    apology: true,
    remedies: [],
  })
  return { talk, complaint }
}
const close = (complaint: string): Promise<void> => act(complaint, { action: 'close', text: 'Said to be content.' })

/** All surveys that are due have been begun: the timers are seen to by the worker's own sweep. */
async function surveysBegun(): Promise<void> {
  const { model } = running.product.timers
  for (const until = performance.now() + 60_000; performance.now() < until; await sleep(50)) {
    if ((await model.countDocuments({ landlord, kind: 'case_survey', doneAt: null })) > 0) continue
    return await settled(running)
  }
  throw new Error('A survey was not begun.')
}
const surveyed = async (talk: WebTalk): Promise<boolean> =>
  (await talk.read('')).some(({ text }) => text?.includes('We would like to know how it went'))

async function answerAll({ talk, tenant }: { talk: WebTalk; tenant: number }): Promise<string[]> {
  await talk.read()
  for (const said of [ratingOf(tenant), 'Well', 'skip', 'skip', `Words of tenant ${tenant}`, 'Yes'])
    await talk.say(said)
  const answers = saidBy(tenant)
  for (const said of answers.slice(0, -1)) await talk.say(said)
  return await talk.say(answers.at(-1)!)
}

beforeAll(async () => {
  running = await world()
  talks.push(...(await Promise.all(Array.from({ length: TENANTS }, closedComplaint))))
  for (const { complaint } of talks) await close(complaint)
  await surveysBegun()
  for (const [tenant, { talk }] of talks.entries()) {
    expect(await surveyed(talk)).toBe(true)
    const last = await answerAll({ talk, tenant })
    expect(last.slice(0, 2)).toEqual(['Thank you. That helps us to do better.', 'Still unhappy? Just say "complain".'])
    running.pass(60_000)
  }
}, 600_000)
afterAll(() => running?.stop())

const stored = async (): Promise<Record<string, Record<string, unknown>[]>> => {
  const { db } = running.product.db.connection
  const names = (await db!.listCollections({ type: 'collection' }).toArray()).map(({ name }) => name)
  const all = names
    .filter((name) => !name.startsWith('system.'))
    .map(async (name) => [name, await db!.collection(name).find({}).toArray()] as const)
  return Object.fromEntries(await Promise.all(all))
}
const rows = async (): Promise<BackgroundRecord[]> => (await stored()).background as never

test('no row is written with its answers; a batch has each as it was given, and nobody is lost', async () => {
  const { background } = running.product.surveys
  const { db } = running.product
  const waits = async (): Promise<number> =>
    (await db.transact((session) => background.pool.read({ landlord, session })))?.rows.length ?? 0
  // Unless the product's own sweep came by since the tenth, none is written yet.
  expect([0, 10, 11, 12]).toContain((await rows()).length)
  await background.settle({ landlord, now: running.now() })
  const written = await rows()
  expect(written.length).toBeGreaterThanOrEqual(10)
  expect(written.length + (await waits())).toBe(TENANTS)
  for (const row of written) expect(background.read(row)).toMatchObject({ religion: 'buddhist', sex: 'other' })
})

const tenantOf = (row: BackgroundRecord): number => {
  const { age, ethnic } = running.product.surveys.background.read(row)
  const ages = ['16_24', '25_34', '35_44', '45_54', '55_64', '65_74', '75_up']
  return ages.indexOf(age) + 7 * ['asian', 'mixed'].indexOf(ethnic)
}

test('each row is one tenant, and neither their place nor their ids follow the order of the surveys', async () => {
  const written = await rows()
  const order = written.map(tenantOf)
  expect(new Set(order).size).toBe(written.length)
  const inOrder = [...order].sort((a, b) => a - b)
  expect(order).not.toEqual(inOrder)
  expect(order).not.toEqual([...inOrder].reverse())
  const byId = [...written].sort((a, b) => (a._id < b._id ? -1 : 1)).map(tenantOf)
  expect(byId).not.toEqual(inOrder)
})

test('nothing that is stored with a row stands with anything else, but for what a whole landlord shares and the score', async () => {
  const { background, ...others } = await stored()
  const shared = new Set([landlord, 'general', 'case_complaint', 'complaint', '2027-03'])
  const elsewhere = JSON.stringify(others)
  for (const row of background!) {
    const { score, ...rest } = row as unknown as BackgroundRecord
    expect(score).toBeGreaterThanOrEqual(3)
    for (const value of Object.values(rest)) {
      const text = typeof value === 'string' ? value : Buffer.from(bytes(value)).toString('base64')
      if (!shared.has(text)) expect(elsewhere).not.toContain(text)
    }
    expect(Object.keys(row).sort()).toEqual(
      ['_id', 'answers', 'audience', 'kind', 'landlord', 'month', 'profile', 'retention', 'score', 'wrapped'].sort(),
    )
  }
  // And the other way round: no case, conversation, time or reference is in a row.
  const apart = JSON.stringify(background)
  for (const { talk, complaint } of talks) for (const key of [talk.id, complaint]) expect(apart).not.toContain(key)
  expect(apart).not.toMatch(/\d{4}-\d{2}-\d{2}T/)
})

test('with the master key too, the transcript has the questions and not the answers', async () => {
  const { conversations, transcript } = running.product
  for (const { talk } of talks) {
    const conversation = (await conversations.findOne({ _id: talk.id, landlord }).lean<ConversationRecord>())!
    const entries = await transcript.read({ conversation, after: 0, limit: 1000 })
    const own = entries.filter(({ author }) => author === 'tenant')
    const masked = own.filter(({ body }) => body?.text === KEPT)
    expect(masked).toHaveLength(6)
    for (const { body } of masked)
      expect(
        Object.keys(body!)
          .sort()
          .filter((name) => name !== 'clientId'),
      ).toEqual(['text'])
    const lengths = new Set(masked.map(({ body }) => JSON.stringify(body).length))
    expect(lengths.size).toBe(1)
    const said = JSON.stringify(own)
    for (const words of [...AGES, ...GROUPS, 'Buddhist', 'Bisexual', 'I say it in another way'])
      expect(said).not.toContain(words)
    // Answers to the survey itself stay readable, so the test would see the others.
    expect(said).toMatch(/Words of tenant \d+/)
  }
})

test('with the master key too, neither the state of a talk nor its case, nor the log, knows an answer', async () => {
  const { cases, conversations, sections } = running.product
  const codes = /buddhist|bisexual|16_24|25_34|35_44|45_54|55_64|65_74|75_up|asian|mixed/i
  for (const { talk, complaint } of talks) {
    const conversation = (await conversations.findOne({ _id: talk.id, landlord }).lean<ConversationRecord>())!
    const { section } = currentSection({ conversation, sections })
    const state = sections.unseal({
      section,
      name: `conversations:${talk.id}:state`,
      sealed: bytes(conversation.state),
    })
    expect(state.ok).toBe(true)
    const text = JSON.stringify(state)
    expect(text).toContain('offeredFor')
    expect(text).not.toMatch(/survey\.about/)
    expect(text).not.toMatch(codes)
    const record = (await cases.model.findOne({ _id: complaint, landlord }).lean<CaseRecord>())!
    const history = record.history.map((event) => [event.what, event.detail, cases.note({ record, event })])
    expect(JSON.stringify(history)).toMatch(/Words of tenant/)
    expect(JSON.stringify([history, cases.answers(record)])).not.toMatch(codes)
    expect(history.filter(([what]) => what === 'survey_answer')).toHaveLength(1)
    expect(history.filter(([what]) => what === 'contact')).toEqual([])
  }
  const { inbox = [] } = await stored()
  expect(inbox.filter((row) => 'payload' in row)).toEqual([])
  expect(running.logged()).not.toMatch(codes)
})

test('the ratings stand with their complaint', async () => {
  const { survey_answers: answers = [] } = await stored()
  expect(answers).toHaveLength(TENANTS)
  for (const [tenant, { complaint }] of talks.entries()) {
    const own = answers.filter((one) => one.case === complaint)
    expect(own.map(({ scores }) => scores)).toEqual([{ handled: 5 - (tenant % 3), time: 4 }])
  }
})

test('no survey is sent to whoever opted out, or asked not to be surveyed', async () => {
  const [left, asked, plain] = [await closedComplaint(), await closedComplaint(), await closedComplaint()]
  const { conversations, db, surveys } = running.product
  await conversations.updateOne({ _id: left.talk.id, landlord }, { $set: { optedOut: true } })
  await db.transact((session) => surveys.wishes.notAgain({ landlord, thread: asked.talk.id }).run(session))
  for (const { complaint } of [left, asked, plain]) await close(complaint)
  await surveysBegun()
  expect(await surveyed(plain.talk)).toBe(true)
  expect(await surveyed(left.talk)).toBe(false)
  expect(await surveyed(asked.talk)).toBe(false)
})
