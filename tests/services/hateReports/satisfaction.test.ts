/** A score of a report waits among others and is written among others: nothing in the database leads from it to a report. */
import { bytes } from '../../../services/conversations/inbox.ts'
import type { Act } from '../../../services/hateReports/acts.ts'
import type { SatisfactionRecord } from '../../../services/surveys/satisfaction.ts'
import { NAMED, type ReportWorld, reportWorld } from './reportWorld.ts'

const MARCH = new Date('2027-03-31T10:00:00Z')
const APRIL = new Date('2027-04-01T09:00:00Z')
const landlord = 'meadowbrook'
const CLOSED: Act[] = [
  { action: 'first_contact', how: 'phone', on: '2027-03-10T12:00:00Z' },
  { action: 'close', outcome: 'x', told: 'phone' },
]

let world: ReportWorld
beforeEach(async () => {
  world = await reportWorld()
})
afterEach(() => world.close())

async function rated(scores: number[]): Promise<string[]> {
  const reader = await world.hire()
  const ids: string[] = []
  for (const score of scores) {
    const { id } = await world.open({ report: NAMED })
    for (const act of [...CLOSED, { action: 'satisfaction', score } as Act])
      expect(await world.act({ reader, id, act, at: MARCH })).toMatchObject({ ok: true })
    ids.push(id)
  }
  return ids
}
const rows = async () =>
  (await world.db.connection.collection('report_satisfaction').find({}).toArray()) as unknown as SatisfactionRecord[]

test('nine wait in one sealed lump of one length, ten are written in another order', async () => {
  const given = [1, 2, 3, 4, 5, 5, 4, 3, 2]
  const lengths = new Set<number>()
  for (const score of given) {
    await rated([score])
    const [lump, ...more] = await world.db.connection.collection('report_satisfaction_pool').find({}).toArray()
    expect(more).toEqual([])
    lengths.add(bytes(lump!.rows).length)
  }
  expect(lengths.size).toBe(1)
  expect(await world.satisfaction.settle({ landlord, now: MARCH })).toBe(0)
  expect(await rows()).toEqual([])
  await rated([1])
  expect(await world.satisfaction.settle({ landlord, now: MARCH })).toBe(10)
  expect((await rows()).map(({ score }) => score).sort()).toEqual([...given, 1].sort())
  expect(await world.satisfaction.settle({ landlord, now: APRIL })).toBe(0)
})

test('at the end of a month five will do, and four wait on', async () => {
  await rated([4, 4, 4, 4])
  expect(await world.satisfaction.settle({ landlord, now: APRIL })).toBe(0)
  await rated([4])
  expect(await world.satisfaction.settle({ landlord, now: new Date('2027-05-01T09:00:00Z') })).toBe(5)
  expect((await rows()).map(({ month }) => month)).toEqual(Array(5).fill('2027-04'))
})

test('a row holds a random id, month, profile, kind and score; no report holds a score, and neither names the other', async () => {
  const ids = await rated([5, 5, 5, 5, 5])
  await world.satisfaction.settle({ landlord, now: APRIL })
  for (const { _id, ...rest } of await rows()) {
    expect(_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(rest).toEqual({
      landlord,
      audience: 'hate',
      retention: 'case_sensitive',
      month: '2027-03',
      profile: landlord,
      kind: 'hate_report',
      score: 5,
    })
  }
  const text = JSON.stringify(await rows())
  const reader = await world.hire()
  for (const id of ids) {
    const stored = await world.stored(id)
    for (const part of [id, String(stored.reference), String(stored.run)]) expect(text).not.toContain(part)
    const read = await world.read(reader, id, MARCH)
    if (!read.ok) throw new Error('not read')
    expect(read.report.state.satisfaction).toBe('answered')
    expect(JSON.stringify(read.report)).not.toContain('"score"')
  }
})

test('an act that is not done leaves no score behind', async () => {
  const reader = await world.hire()
  const { id } = await world.open({ report: NAMED })
  expect(await world.act({ reader, id, act: { action: 'satisfaction', score: 5 }, at: MARCH })).toMatchObject({
    ok: false,
  })
  expect(await world.db.connection.collection('report_satisfaction_pool').countDocuments({})).toBe(0)
})

test('behind the code it is asked once the report is closed, until it was asked', async () => {
  const reader = await world.hire()
  const { id } = await world.open({ report: NAMED })
  for (const act of CLOSED) await world.act({ reader, id, act, at: MARCH })
  const asks = async () => (await world.reports.view({ id, landlord }))?.asksSatisfaction
  expect(await asks()).toBe(true)
  expect(await world.act({ id, act: { action: 'satisfaction' }, at: MARCH })).toMatchObject({ ok: true })
  expect(await asks()).toBe(false)
})
