/** What tenants say of themselves in a survey joins to nobody: by no key, no order, no time, in the whole database as it stands. */
import { randomBytes } from 'node:crypto'
import { masterKey } from '../../services/confidential/keys.ts'
import { bytes } from '../../services/conversations/inbox.ts'
import { connect, type Database, ensureIndexes } from '../../services/db.ts'
import { type Background, type BackgroundRecord, createBackground } from '../../services/surveys/background.ts'
import { BACKGROUND, type BackgroundAnswers, UNSAID } from '../../services/surveys/backgroundQuestions.ts'
import { type Random, shuffled } from '../../services/surveys/shuffled.ts'
import { createSurveyWishes } from '../../services/surveys/surveyWishes.ts'
import { testMongod } from '../support/mongod.ts'

const landlord = 'meadowbrook'
const master = masterKey(randomBytes(32))
const MARCH = new Date('2027-03-10T10:00:00Z')
const APRIL = new Date('2027-04-01T09:00:00Z')

const seed = Number(process.env.SEED ?? randomBytes(4).readUInt32LE())
// Printed, so that a failure can be run again.
process.stdout.write(`surveys: SEED=${seed}\n`)

/** Mulberry32: small, and the same for the same seed. */
function seeded(from: number): Random {
  let state = from
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/** Answers that only the test can tell apart: no two of the first 35 tenants give the same two. */
const answersOf = (tenant: number): BackgroundAnswers => ({
  age: BACKGROUND.age[tenant % 7]!,
  disability: tenant % 2 === 0 ? 'disabled' : 'not_disabled',
  ethnic: BACKGROUND.ethnic[Math.floor(tenant / 7) % 5]!,
  religion: UNSAID,
  sex: 'female',
  orientation: 'straight',
})
const tenantOf = ({ age, ethnic }: BackgroundAnswers): number =>
  BACKGROUND.age.indexOf(age as never) + 7 * BACKGROUND.ethnic.indexOf(ethnic as never)
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

let uri: string
let db: Database
let background: Background
beforeEach(async () => {
  uri = await testMongod()
  db = await connect({ uri })
  background = createBackground({ db, master, random: seeded(seed) })
  await ensureIndexes(db.connection)
})
afterEach(() => db.close())

const add = (tenant: number, at = MARCH): Promise<void> =>
  db.transact((session) =>
    background
      .add({ landlord, row: { kind: 'complaint', score: 1 + (tenant % 5), answers: answersOf(tenant) }, at })
      .run(session),
  )
const addAll = async (count: number): Promise<void> => {
  for (const tenant of upTo(count)) await add(tenant)
}
/** In the order in which the database hands them out by itself. */
const rows = (): Promise<BackgroundRecord[]> =>
  db.connection.collection<BackgroundRecord & { _id: never }>('background').find({}).toArray() as never
const tenants = async (): Promise<number[]> => (await rows()).map((row) => tenantOf(background.read(row)))
const lump = async () => (await db.connection.collection('background_pool').find({}).toArray()) as never[]

test('nine answers wait, ten are written, each as it was given', async () => {
  await addAll(9)
  expect(await background.settle({ landlord, now: MARCH })).toBe(0)
  expect(await rows()).toEqual([])
  await add(9)
  expect(await rows()).toEqual([])
  expect(await background.settle({ landlord, now: MARCH })).toBe(10)
  const written = await rows()
  expect((await tenants()).sort((a, b) => a - b)).toEqual(upTo(10))
  for (const row of written) {
    const given = background.read(row)
    expect(given).toEqual(answersOf(tenantOf(given)))
    expect(row.score).toBe(1 + (tenantOf(given) % 5))
  }
  expect(await background.settle({ landlord, now: MARCH })).toBe(0)
  expect(await rows()).toHaveLength(10)
})

test('a row says landlord, month, profile, kind and score, and holds no time, no order and no key of anything', async () => {
  await addAll(10)
  await background.settle({ landlord, now: MARCH })
  for (const { _id, wrapped, answers, ...rest } of await rows()) {
    expect(_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(bytes(answers).length).toBe(bytes((await rows())[0]!.answers).length)
    expect(bytes(wrapped).length).toBeGreaterThan(32)
    expect(rest).toEqual({
      landlord,
      audience: 'general',
      retention: 'case_complaint',
      month: '2027-03',
      profile: landlord,
      kind: 'complaint',
      score: expect.any(Number),
    })
  }
})

test('neither the rows as they lie nor their ids follow the order of the surveys', async () => {
  await addAll(35)
  await background.settle({ landlord, now: MARCH })
  const written = await tenants()
  expect([...written].sort((a, b) => a - b)).toEqual(upTo(35))
  const byId = (await rows()).sort((a, b) => (a._id < b._id ? -1 : 1)).map((row) => tenantOf(background.read(row)))
  for (const order of [written, byId]) {
    expect(order).not.toEqual(upTo(35))
    // Shuffled, 35 places stray from nought by 0.17; five times that is no chance.
    expect(Math.abs(correlation(order))).toBeLessThan(0.85)
  }
})

/** Of the places and the numbers standing on them. */
function correlation(order: number[]): number {
  const mean = (order.length - 1) / 2
  const spread = order.reduce((sum, _item, place) => sum + (place - mean) ** 2, 0)
  return order.reduce((sum, item, place) => sum + (item - mean) * (place - mean), 0) / spread
}

test('where an answer lands says nothing of when it came: every place is as likely for each', () => {
  const random = seeded(seed)
  const [count, runs] = [8, 20_000]
  const landed = upTo(count).map(() => upTo(count).map(() => 0))
  for (let run = 0; run < runs; run++)
    for (const [place, item] of shuffled({ items: upTo(count), random }).entries()) landed[item]![place]! += 1
  const expected = runs / count
  const chiSquare = landed.flat().reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0)
  // 49 degrees of freedom: beyond 110 once in a million seeds.
  expect(chiSquare).toBeLessThan(110)
})

test('while they wait they are one sealed lump, as long with one as with nine, whatever was answered', async () => {
  const sizes = new Set<number>()
  const seen = new Set<string>()
  for (const tenant of upTo(9)) {
    await add(tenant)
    const [only, ...others] = (await lump()) as { rows: unknown; _id: string; month: string }[]
    expect(others).toEqual([])
    expect(Object.keys(only!).sort()).toEqual(['_id', 'audience', 'landlord', 'month', 'retention', 'rows', 'wrapped'])
    sizes.add(bytes(only!.rows).length)
    seen.add(Buffer.from(bytes(only!.rows)).toString('base64').slice(0, 40))
  }
  expect(sizes.size).toBe(1)
  expect(seen.size).toBe(9)
  const opened = await db.transact((session) => background.pool.read({ landlord, session }))
  expect(opened?.rows.map(({ answers }) => tenantOf(answers))).not.toEqual(upTo(9))
  expect(opened?.rows.map((row) => Object.keys(row).sort().join())).toEqual(upTo(9).map(() => 'answers,kind,score'))
})

test('at the end of a month five are written, under that month; four wait on, and take the month of their batch', async () => {
  await addAll(5)
  expect(await background.settle({ landlord, now: APRIL })).toBe(5)
  expect((await rows()).map(({ month }) => month)).toEqual(upTo(5).map(() => '2027-03'))
  for (const tenant of upTo(4)) await add(tenant, APRIL)
  expect(await background.settle({ landlord, now: new Date('2027-05-01T09:00:00Z') })).toBe(0)
  expect(await background.settle({ landlord, now: new Date('2027-05-02T09:00:00Z') })).toBe(0)
  await add(4, new Date('2027-05-20T09:00:00Z'))
  expect(await background.settle({ landlord, now: new Date('2027-05-31T22:59:00Z') })).toBe(0)
  // British summer time: the month is over an hour before midnight of UTC.
  expect(await background.settle({ landlord, now: new Date('2027-05-31T23:01:00Z') })).toBe(5)
  expect((await rows()).map(({ month }) => month).sort()).toEqual([
    ...upTo(5).map(() => '2027-03'),
    ...upTo(5).map(() => '2027-05'),
  ])
})

test('the answers of one landlord never make up the number of another', async () => {
  await addAll(9)
  await db.transact((session) =>
    background
      .add({ landlord: 'harbour-view', row: { kind: 'complaint', score: 3, answers: answersOf(1) }, at: MARCH })
      .run(session),
  )
  expect(await background.settle({ landlord, now: MARCH })).toBe(0)
  expect(await background.settle({ landlord: 'harbour-view', now: MARCH })).toBe(0)
})

test('what is said at the same moment is all kept, and a batch is written once whoever comes first', async () => {
  await Promise.all(upTo(12).map((tenant) => add(tenant)))
  const written = await Promise.all(upTo(3).map(() => background.settle({ landlord, now: MARCH })))
  expect(written.sort((a, b) => a - b)).toEqual([0, 0, 12])
  expect((await tenants()).sort((a, b) => a - b)).toEqual(upTo(12))
})

test('a turn that comes to nothing leaves no answer', async () => {
  await add(0)
  const failed = db.transact(async (session) => {
    await background
      .add({ landlord, row: { kind: 'complaint', score: 3, answers: answersOf(1) }, at: MARCH })
      .run(session)
    throw new Error('the turn was overtaken')
  })
  await expect(failed).rejects.toThrow('overtaken')
  const opened = await db.transact((session) => background.pool.read({ landlord, session }))
  expect(opened?.rows.map(({ answers }) => tenantOf(answers))).toEqual([0])
})

test('without the master key neither lump nor row can be read', async () => {
  await addAll(10)
  await background.settle({ landlord, now: MARCH })
  const other = masterKey(randomBytes(32))
  const stranger = await connect({ uri })
  try {
    const theirs = createBackground({ db: stranger, master: other })
    const [row] = await rows()
    expect(() => theirs.read(row!)).toThrow()
    await expect(stranger.transact((session) => theirs.pool.read({ landlord, session }))).rejects.toThrow()
  } finally {
    await stranger.close()
  }
})

test('whoever asked not to be surveyed is remembered by the lane, at that landlord only', async () => {
  const wishes = createSurveyWishes({ connection: db.connection })
  const lane = { landlord, thread: 'mark-of-a-number' }
  expect(await wishes.wanted(lane)).toBe(true)
  for (const _twice of [1, 2]) await db.transact((session) => wishes.notAgain(lane).run(session))
  expect(await wishes.wanted(lane)).toBe(false)
  expect(await wishes.wanted({ ...lane, thread: 'another' })).toBe(true)
  expect(await wishes.wanted({ ...lane, landlord: 'harbour-view' })).toBe(true)
})
