/** The figures of a small made-up month, counted by hand; nobody can be told from them. */
import { randomBytes } from 'node:crypto'
import { reportCommand } from '../../bot/cli/report.ts'
import type { NewCase } from '../../services/cases/cases.ts'
import type { ChoiceAnswer } from '../../services/cases/dissatisfaction.ts'
import type { Figure } from '../../services/reports/figure.ts'
import { readPeriod } from '../../services/reports/period.ts'
import { satisfactionModel } from '../../services/surveys/satisfaction.ts'
import { type StaffWorld, staffWorld } from '../support/staffWorld.ts'

const WORD = 'plumbagoxyz'
const ENDS_ON = new Date('2027-04-20T09:00:00Z')
let world: StaffWorld

async function run(more: Record<string, string> = {}, now = ENDS_ON): Promise<{ code: number; out: string }> {
  const { db } = world.product
  const { host, port, name } = db.connection
  const lines: string[] = []
  const say = (line: string): void => void lines.push(line)
  const code = await reportCommand({
    from: '2027-03-01',
    to: '2027-03-31',
    landlord: 'meadowbrook',
    ...more,
    env: {
      MONGODB_URI: `mongodb://${host}:${port}/${name}?replicaSet=heard`,
      MONGODB_NAME: name,
      DATA_DIR: world.dataDir,
      MASTER_KEY: keyText,
    },
    print: say,
    fail: say,
    now,
  })
  return { code, out: lines.join('\n') }
}

const keyText = randomBytes(32).toString('base64')
const day = (text: string): Date => new Date(`${text}T10:00:00Z`)
let figures: Figure[]
const count = (section: string, ...name: string[]): Figure['count'] | undefined =>
  figures.find((one) => one.section === section && one.name.join('/') === name.join('/'))?.count

async function rate(scores: number[], month: string): Promise<void> {
  const rows = scores.map((score, n) => ({
    ...{ _id: `${month}-${n}`, landlord: 'meadowbrook', audience: 'hate', retention: 'case_sensitive' },
    ...{ month, profile: 'meadowbrook', kind: 'hate_report', score },
  }))
  await satisfactionModel(world.product.db.connection).collection.insertMany(rows as never[])
}

const TIMINGS = ['in_time', 'not_yet', 'not_yet_and_late', 'no_due_date']
const answered = (all: Figure[]): Figure['count'][] =>
  TIMINGS.map((name) => all.find((one) => one.name.join('/') === `answered/${name}`)!.count)

beforeAll(async () => {
  world = await staffWorld({ clock: '2027-03-02T10:00:00Z' })
  const { product, staff } = world
  const add = (more: Partial<NewCase>): Promise<string> =>
    world.openCase({ answers: { happened: WORD }, receivedAt: world.now(), ...more })
  const acknowledge = (id: string, at: Date) =>
    product.cases.model.updateOne(
      { _id: id, landlord: 'meadowbrook' },
      {
        $set: { status: 'acknowledged', 'listed.rank': 1 },
        $push: { history: { at, by: 'somebody', what: 'acknowledged', detail: '', note: null } },
      },
    )
  // Received on Tuesday 2 March: one acknowledged the next day, one in April, one never. Then one on the last evening of the month.
  await acknowledge(await add({}), day('2027-03-03'))
  await acknowledge(await add({}), day('2027-04-15'))
  await add({})
  world.pass(new Date('2027-03-31T22:30:00Z').getTime() - world.now().getTime())
  await add({})
  // Half past eleven by the clock in London, which is April.
  world.pass(3_600_000)
  await add({})
  await add({ landlord: 'harbour-view' })
  for (const type of ['repair', 'repair', 'estate'])
    await add({ kind: 'service_request', type, receivedAt: day('2027-03-05') })
  for (let n = 0; n < 4; n++)
    await add({ audience: 'abuse', kind: 'sensitive', type: 'abuse', receivedAt: day('2027-03-05') })
  for (let n = 0; n < 5; n++)
    await add({ audience: 'hate', kind: 'sensitive', type: 'hate', receivedAt: day('2027-03-05') })

  const dissatisfactions = product.dissatisfactions
  const heard = (answers: (ChoiceAnswer | null)[], at: Date) =>
    product.db.transact((session) =>
      dissatisfactions
        .hear({
          _id: randomBytes(8).toString('hex'),
          landlord: 'meadowbrook',
          audience: 'general',
          conversation: 'some',
          message: 'some',
          request: null,
          detectedBy: 'rule',
          at,
          offers: answers.map((answer) => ({
            wording: 'choice.offer@1',
            language: 'en',
            channel: 'webchat' as const,
            at,
            answer,
            answeredAt: answer ? at : null,
          })),
        })
        .run(session),
    )
  await heard(['complain'], day('2027-03-05'))
  await heard(['not_now', 'complain'], day('2027-03-06'))
  await heard([null], day('2027-03-06'))
  await heard([], day('2027-03-06'))
  await heard(['complain'], day('2027-02-28'))

  const started = (startedAt: Date) => ({ startedAt, waiting: null })
  await world.talk({ ...started(day('2027-03-05')), said: [{ author: 'tenant', body: { text: WORD } }] })
  await world.talk({ ...started(day('2027-03-05')), language: 'pl' })
  await world.talk({ ...started(day('2027-03-05')), channel: 'sms' })
  await world.talk({ ...started(day('2027-03-05')), audience: 'hate' })
  await world.talk({ ...started(day('2027-04-05')) })
  const since = day('2027-03-07')
  await world.talk({
    startedAt: since,
    alert: { at: since, kind: 'danger' },
    waiting: { since, team: 'repairs', reason: 'danger', urgent: true },
  })
  await world.talk({
    startedAt: since,
    holder: 'somebody',
    waiting: { since, team: 'repairs', reason: 'asked', urgent: false },
  })
  const note = (action: string) => staff.audit.write({ landlord: 'meadowbrook', account: 'somebody', action })
  world.pass(day('2027-03-08').getTime() - world.now().getTime())
  for (const action of ['conversation.claim', 'conversation.claim', 'conversation.alert']) await note(action)

  const send = (n: number, state: string, kind = 'reply', audience = 'general') => ({
    _id: `send-${n}`,
    landlord: 'meadowbrook',
    audience,
    retention: 'conversation',
    conversation: null,
    channel: 'sms',
    kind,
    state,
    lane: 'one',
    order: n,
    dueAt: since,
    createdAt: since,
    attempts: 1,
    lease: null,
    providerId: null,
    code: null,
  })
  await product.outbox.model.collection.insertMany([
    send(1, 'delivered'),
    send(2, 'delivered', 'safety'),
    send(3, 'failed'),
    send(4, 'sent'),
    send(5, 'delivered', 'alert'),
    send(6, 'delivered', 'reply', 'hate'),
  ] as never[])
  await rate(
    Array.from({ length: 60 }, (_, n) => (n < 54 ? 4 + (n % 2) : 3)),
    '2027-03',
  )
  await rate([5, 5, 5, 5, 1], '2027-04')
  await rate([5, 5, 5, 5, 5], '2027-05')
  const { code, out } = await run({ format: 'json' })
  expect(code).toBe(0)
  figures = JSON.parse(out).figures
}, 180_000)
afterAll(() => world.close())

test('cases are counted by kind and type, within the days of the period and the landlord', () => {
  expect(count('cases', 'complaint')).toBe(4)
  expect(count('cases', 'service_request')).toBe(3)
  expect(count('cases', 'service_request', 'repair')).toBe(2)
  expect(count('cases', 'service_request', 'estate')).toBe(1)
  expect(count('cases', 'asb')).toBe(0)
})

test('restricted cases are told from five on, and are in no other figure', () => {
  expect(count('restricted', 'abuse')).toBe('fewer_than_5')
  expect(count('restricted', 'safeguarding')).toBe('fewer_than_5')
  expect(count('restricted', 'hate')).toBe(5)
  expect(figures.filter(({ section, name }) => section === 'cases' && name.includes('sensitive'))).toEqual([])
})

const ANSWERED = ['answered', 'satisfied', 'satisfied_percent', 'target_percent', 'target_reached']
const satisfaction = async (more: Record<string, string>): Promise<Figure['count'][]> => {
  const all: Figure[] = JSON.parse((await run({ ...more, format: 'json' })).out).figures
  return all.filter(({ section }) => section === 'satisfaction').map(({ count: is }) => is)
}

test('who reported hate and was satisfied is told beside the aim of the profile, and from five on each way', async () => {
  expect(ANSWERED.map((name) => count('satisfaction', name))).toEqual([60, 54, 90, 88, 'yes'])
  const few = 'fewer_than_5'
  expect(await satisfaction({ from: '2027-04-01', to: '2027-04-30' })).toEqual([5, few, few, 88, 'no'])
  expect(await satisfaction({ from: '2027-05-01', to: '2027-05-31' })).toEqual([5, few, few, 88, 'yes'])
  expect(await satisfaction({ from: '2027-06-01', to: '2027-06-30' })).toEqual([few, few, few, 88, few])
  const months = [few, few, 5, few, few, few]
  expect(await satisfaction({ from: '2027-04-01', to: '2027-06-30' })).toEqual([10, few, few, ...months, 88, 'yes'])
})

test('a month that is only partly in the days is not in the figure', async () => {
  const few = 'fewer_than_5'
  expect(await satisfaction({ from: '2027-03-02', to: '2027-04-29' })).toEqual([few, few, few, 88, few])
})

test('where the profile has no such aim there is none', async () => {
  expect(await satisfaction({ landlord: 'harbour-view' })).toHaveLength(3)
})

test('complaints are held against the clocks they were given', () => {
  expect(count('complaints', 'received')).toBe(4)
  expect(count('complaints', 'acknowledged', 'in_time')).toBe(1)
  expect(count('complaints', 'acknowledged', 'late')).toBe(1)
  expect(count('complaints', 'acknowledged', 'not_yet')).toBe(0)
  expect(count('complaints', 'acknowledged', 'not_yet_and_late')).toBe(2)
  expect(answered(figures)).toEqual([0, 0, 4, 0])
})

test('the day of an answer is still to come as long as it is', async () => {
  const { out } = await run({ format: 'json' }, day('2027-03-04'))
  expect(answered(JSON.parse(out).figures)).toEqual([0, 4, 0, 0])
})

test('signs of dissatisfaction, the offers that followed, and the last answers', () => {
  expect(count('choice', 'heard')).toBe(4)
  expect(count('choice', 'offered')).toBe(3)
  expect(count('choice', 'answer', 'complain')).toBe(2)
  expect(count('choice', 'answer', 'not_now')).toBe(0)
  expect(count('choice', 'answer', 'none')).toBe(1)
})

test('alerts, handoffs, texts and conversations', () => {
  expect(['texted', 'dealt_with', 'open_now'].map((name) => count('alerts', name))).toEqual([1, 1, 1])
  expect(['taken_up', 'waiting_now', 'held_now'].map((name) => count('handoffs', name))).toEqual([0, 1, 1])
  expect(['delivered', 'failed', 'sent', 'waiting'].map((name) => count('texts', name))).toEqual([2, 1, 1, 0])
  expect(count('conversations', 'all')).toBe(5)
  expect(count('conversations', 'webchat', 'en')).toBe(3)
  expect(count('conversations', 'webchat', 'pl')).toBe(1)
  expect(count('conversations', 'sms', 'en')).toBe(1)
})

test('the three formats hold the same figures and no word of a tenant', async () => {
  const text = await run()
  const csv = await run({ format: 'csv' })
  expect([text.code, csv.code]).toEqual([0, 0])
  expect(csv.out).toContain('cases,service_request/repair,2')
  expect(csv.out).toContain('restricted,abuse,fewer_than_5')
  expect(csv.out.split('\n').length).toBe(figures.length + 1)
  expect(text.out).toMatch(/abuse at home\s+fewer than 5/)
  expect(text.out).toMatch(/complaint\s+4/)
  expect(text.out + csv.out + JSON.stringify(figures)).not.toContain(WORD)
})

test.each([
  [{ from: '2027-02-30' }, '2027-02-30'],
  [{ to: '2027-02-01' }, 'is before'],
  [{ format: 'xml' }, 'text, json, csv'],
  [{ landlord: 'nobody' }, 'meadowbrook'],
])('%p is refused in a sentence', async (more, says) => {
  const { code, out } = await run(more as Record<string, string>)
  expect(code).toBe(1)
  expect(out).toContain(says)
})

test('a day begins and ends in London, on the days of change too', () => {
  const march = readPeriod({ from: '2027-03-28', to: '2027-03-28' })
  expect(march).toMatchObject({
    period: { start: new Date('2027-03-28T00:00:00Z'), end: new Date('2027-03-28T23:00:00Z') },
  })
})
