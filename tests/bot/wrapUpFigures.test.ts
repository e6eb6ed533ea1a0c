/** How conversations were handed back, in figures by month and team: counted from real hand-backs, and no small cell by any way round. */
import type { WrapUpRecord } from '../../services/handoff/wrapUps.ts'
import { newId } from '../../services/ids.ts'
import type { Figure } from '../../services/reports/figure.ts'
import { type MonthScores, toldMonths } from '../../services/reports/satisfactionMonths.ts'
import { type Answered, type StaffWorld, staffWorld } from '../support/staffWorld.ts'

const DAY = 86_400_000
let world: StaffWorld
let manager: string

const waits = (team: string) => ({ since: world.now(), team, reason: 'asked' as const, urgent: false })
const handler = async (): Promise<string> => await world.session(await world.hire({ roles: ['adviser'] }))
const act = async ({ id, what, body = {} }: { id: string; what: string; body?: object }): Promise<void> => {
  const as = await handlerOf(id)
  const { status } = await world.post({ as, path: `/api/staff/conversations/${id}/${what}`, body })
  expect([what, status]).toEqual([what, what === 'claim' ? 200 : 204])
}
const holders = new Map<string, string>()
const handlerOf = async (id: string): Promise<string> => {
  const as = holders.get(id) ?? (await handler())
  holders.set(id, as)
  return as
}
const handedBack = async ({
  team,
  ...body
}: {
  team: string
  outcome: string
  follow_up?: string
  choice?: string
}) => {
  const { _id: id } = await world.talk({ waiting: waits(team) })
  await act({ id, what: 'claim' })
  await act({ id, what: 'release', body })
  return id
}
const record = (more: Partial<WrapUpRecord>): WrapUpRecord => ({
  ...{ _id: newId(), landlord: 'meadowbrook', audience: 'general', retention: 'conversation' },
  ...{ conversation: newId(), by: 'somebody', at: world.now(), outcome: 'resolved', choice: null, owed: false },
  ...{ followUp: null, lookedAt: null, team: 'repairs' },
  ...more,
})
const many = (count: number, more: Partial<WrapUpRecord>): WrapUpRecord[] =>
  Array.from({ length: count }, () => record(more))

beforeAll(async () => {
  world = await staffWorld({ clock: '2027-02-01T10:00:00Z' })
  const { model } = world.product.wrapUps
  const january = { at: new Date('2027-01-31T23:30:00Z') }
  await model.insertMany([
    ...many(9, { ...january, team: 'repairs' }),
    ...many(7, { ...january, team: 'complaints' }),
    ...many(3, { ...january, team: 'neighbourhoods' }),
    ...many(6, { ...january, outcome: 'no_answer', team: 'repairs' }),
    ...many(5, { ...january, outcome: 'no_answer', team: 'complaints' }),
    ...many(5, { ...january, outcome: 'no_answer', team: 'neighbourhoods' }),
    ...many(5, { ...january, choice: 'complain', outcome: 'case_opened' }),
    ...many(6, { ...january, choice: 'not_now', owed: true, outcome: 'case_opened' }),
    ...many(7, { ...january, choice: 'by_assistant', owed: true, outcome: 'case_opened' }),
    ...many(8, { ...january, choice: 'not_offered', owed: true, outcome: 'case_opened' }),
    ...many(9, { ...january, choice: 'not_offered', outcome: 'case_opened' }),
    // Told in confidence, and at another landlord: in none of it.
    ...many(9, { ...january, audience: 'hate', outcome: 'tenant_left' }),
    ...many(9, { ...january, landlord: 'harbour-view', outcome: 'tenant_left' }),
  ])
  // February: five by the day, one early, six late or never, six still to come; one from before it was kept.
  const day = '2027-02-10'
  await model.insertMany([
    ...many(5, { followUp: day, lookedAt: new Date('2027-02-10T23:59:00Z') }),
    ...many(1, { followUp: day, lookedAt: new Date('2027-02-02T10:00:00Z') }),
    ...many(2, { followUp: day, lookedAt: new Date('2027-02-11T00:01:00Z') }),
    ...many(4, { followUp: day }),
    ...many(6, { followUp: '2027-02-28' }),
  ])
  const { lookedAt: _, ...before } = record({ followUp: day })
  await model.collection.insertOne(before as never)
  const answers = world.product.surveys.answers.model
  await answers.insertMany(
    [5, 5, 4, 3, 2, 5, 4, 5].map((handled, at) => ({
      ...{ _id: newId(), landlord: 'meadowbrook', audience: 'general', retention: 'case_complaint', case: newId() },
      ...{ scores: { handled }, at: at < 6 ? january.at : world.now() },
    })) as never[],
  )
  world.pass(20 * DAY)
  manager = await world.session(await world.hire({ roles: ['manager'] }))
}, 180_000)
afterAll(() => world.close())

const ask = (query: string): Promise<Answered> => world.ask({ as: manager, path: `/api/staff/figures${query}` })
const of = ({ body }: Answered, section: string): Record<string, Figure['count']> =>
  Object.fromEntries(
    (body.figures as Figure[]).flatMap((one) => (one.section === section ? [[one.name.join('/'), one.count]] : [])),
  )

test('a hand-back is counted for the team that was waited for, and its follow-up when somebody looks or takes it up', async () => {
  const [looked, taken, left] = [
    await handedBack({ team: 'repairs', outcome: 'passed_on', follow_up: '2027-03-01' }),
    await handedBack({ team: 'repairs', outcome: 'passed_on', follow_up: '2027-03-01' }),
    await handedBack({ team: 'complaints', outcome: 'other', follow_up: '2027-03-01' }),
  ]
  await act({ id: looked, what: 'looked' })
  await act({ id: taken, what: 'claim' })
  const found = async (conversation: string) => {
    const [one] = await world.product.wrapUps.of({ landlord: 'meadowbrook', conversation, audiences: ['general'] })
    return [one!.team, one!.lookedAt]
  }
  expect(await found(looked)).toEqual(['repairs', world.now()])
  expect(await found(taken)).toEqual(['repairs', world.now()])
  expect(await found(left)).toEqual(['complaints', null])
})

test('each month tells how conversations ended, and what small numbers would tell is hidden with its neighbours', async () => {
  const told = of(await ask('?of=2027-Q1'), 'wrap_ups')
  expect(told['2027-01/all/outcome/resolved']).toBe(19)
  // Three are hidden, and so are the next, from which and from all they could be reckoned.
  expect(['repairs', 'complaints', 'neighbourhoods'].map((team) => told[`2027-01/${team}/outcome/resolved`])).toEqual([
    9,
    'fewer_than_5',
    'fewer_than_5',
  ])
  expect(['repairs', 'complaints', 'neighbourhoods'].map((team) => told[`2027-01/${team}/outcome/no_answer`])).toEqual([
    6, 5, 5,
  ])
  expect(told['2027-01/all/outcome/tenant_left']).toBe('fewer_than_5')
  expect(['taken', 'declined', 'offered', 'owed'].map((choice) => told[`2027-01/all/choice/${choice}`])).toEqual([
    5, 6, 7, 8,
  ])
  expect(['kept', 'late', 'open'].map((is) => told[`2027-02/all/follow_up/${is}`])).toEqual([6, 6, 6])
  // Where three months stand beside each other no sum does.
  expect(Object.keys(told).every((name) => /^2027-0[123]\//.test(name))).toBe(true)
})

test('a month, a quarter, a year and a team tell the same cells, so that none gives another away', async () => {
  const [month, quarter, year, team] = await Promise.all(
    ['?of=2027-01', '?of=2027-Q1', '?of=2027', '?of=2027-Q1&team=neighbourhoods'].map(async (query) =>
      of(await ask(query), 'wrap_ups'),
    ),
  )
  for (const [name, count] of Object.entries(month!)) expect([name, quarter![name]]).toEqual([name, count])
  for (const [name, count] of Object.entries(quarter!)) expect([name, year![name]]).toEqual([name, count])
  for (const [name, count] of Object.entries(team!)) expect([name, quarter![name]]).toEqual([name, count])
  expect(Object.keys(team!).every((name) => name.split('/')[1] === 'neighbourhoods')).toBe(true)
})

test('satisfaction after complaints is told by month with its number of answers, from five on', async () => {
  const answer = await ask('?of=2027-Q1')
  expect(of(answer, 'survey')).toEqual({
    '2027-01/answered': 6,
    '2027-01/satisfied_percent': 66.7,
    '2027-02/answered': 'fewer_than_5',
    '2027-02/satisfied_percent': 'fewer_than_5',
    '2027-03/answered': 'fewer_than_5',
    '2027-03/satisfied_percent': 'fewer_than_5',
  })
  expect(of(await ask('?of=2027-Q1&team=repairs'), 'survey')).toEqual({})
})

test('they are in the pack as CSV, on paper for all teams together, and another landlord has its own', async () => {
  const [{ csv }] = (await ask('/pack?of=2027-01')).body.parts as [{ csv: string }]
  expect(csv).toContain('wrap_ups,2027-01/all/outcome/resolved,19')
  expect(csv).toContain('wrap_ups,2027-01/repairs/outcome/resolved,9')
  expect(csv).toContain('survey,2027-01/satisfied_percent,66.7')
  expect((await ask('/print?of=2027-01')).status).toBe(200)
  const as = await world.session(await world.hire({ roles: ['manager'], landlord: 'harbour-view' }))
  const other = of(await world.ask({ as, path: '/api/staff/figures?of=2027-01' }), 'wrap_ups')
  expect(other['2027-01/all/outcome/tenant_left']).toBe(9)
  expect(other['2027-01/all/outcome/resolved']).toBe('fewer_than_5')
}, 60_000)

const month = (name: string, satisfied: number, not: number): MonthScores => ({
  ...{ month: name, satisfied },
  answered: satisfied + not,
})
test.each<[string, MonthScores[], string[]]>([
  ['all are large enough', [month('a', 40, 5), month('b', 30, 6), month('c', 9, 9)], ['a', 'b', 'c']],
  ['one is small: with it goes the next', [month('a', 40, 4), month('b', 30, 6), month('c', 9, 9)], ['c']],
  ['two are small and together still too small', [month('a', 40, 1), month('b', 30, 1), month('c', 9, 9)], []],
  ['two are small and together large enough', [month('a', 40, 3), month('b', 30, 3), month('c', 9, 9)], ['c']],
  ['everybody was satisfied', [month('a', 40, 0), month('b', 50, 0), month('c', 60, 0)], []],
])('months beside their quarter: %s', (_what, months, told) => {
  expect([...toldMonths(months)].sort()).toEqual(told)
})
