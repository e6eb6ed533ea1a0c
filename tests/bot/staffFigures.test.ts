/** Managers and auditors read figures: the counts of `heard report`, of whole months, quarters and years, and no small number of a guarded matter by any way round. */
import { reportCommand } from '../../bot/cli/report.ts'
import { toldOf } from '../../services/reports/equalityFigures.ts'
import type { Figure } from '../../services/reports/figure.ts'
import { GUARDED } from '../../services/reports/toldFigures.ts'
import type { Role } from '../../services/staff/roles.ts'
import type { BackgroundAnswers } from '../../services/surveys/backgroundQuestions.ts'
import { holdReport } from '../support/heldReport.ts'
import { type Answered, type StaffWorld, staffWorld } from '../support/staffWorld.ts'

const DAY = 86_400_000
let world: StaffWorld
let manager: string

const NOBODY: BackgroundAnswers = {
  age: 'unsaid',
  disability: 'unsaid',
  ethnic: 'unsaid',
  religion: 'unsaid',
  sex: 'unsaid',
  orientation: 'unsaid',
}

beforeAll(async () => {
  world = await staffWorld({ clock: '2027-01-12T10:00:00Z' })
  const { product, now } = world
  // In the first quarter: complaints of two teams, a job for graffiti, six reports of which none is answered.
  await world.openCase({ kind: 'complaint', team: 'complaints' })
  await world.openCase({ kind: 'complaint', team: 'repairs' })
  await world.openCase({ kind: 'service_request', type: 'repair', team: 'repairs' })
  for (let count = 0; count < 6; count++) await holdReport({ world })
  const held = await product.db.transact(async (session) => {
    const rows = [
      ...Array.from({ length: 12 }, () => ({
        kind: 'complaint',
        score: 4,
        answers: { ...NOBODY, sex: 'female' as const },
      })),
      ...Array.from({ length: 8 }, () => ({
        kind: 'complaint',
        score: 3,
        answers: { ...NOBODY, sex: 'male' as const },
      })),
      ...Array.from({ length: 3 }, () => ({
        kind: 'complaint',
        score: 1,
        answers: { ...NOBODY, sex: 'other' as const },
      })),
    ]
    for (const row of rows)
      await product.surveys.background.add({ landlord: 'meadowbrook', row, at: now() }).run(session)
    return rows.length
  })
  expect(await product.surveys.background.settle({ landlord: 'meadowbrook', now: now() })).toBe(held)
  const since = now()
  const waits = [2, 7, 90]
  const talks = await Promise.all(
    waits.map(() => world.talk({ waiting: { since, team: 'repairs', reason: 'asked', urgent: false } })),
  )
  talks.push(
    await world.talk({
      audience: 'hate',
      waiting: { since, team: 'hate-response', reason: 'sensitive', urgent: false },
    }),
  )
  for (const [at, { _id }] of talks.entries()) {
    world.pass((waits[at]! - (waits[at - 1] ?? 0)) * 60_000 || 1)
    const roles: Role[] = at === 3 ? ['hate_officer'] : ['adviser']
    const as = await world.session(await world.hire({ roles, teams: at === 3 ? ['hate-response'] : [] }))
    expect((await world.post({ as, path: `/api/staff/conversations/${_id}/claim` })).status).toBe(200)
  }
  world.pass(100 * DAY)
  manager = await world.session(await world.hire({ roles: ['manager'] }))
}, 180_000)
afterAll(() => world.close())

const ask = (query: string, as = manager): Promise<Answered> => world.ask({ as, path: `/api/staff/figures${query}` })
const figuresOf = ({ body }: Answered): Figure[] => body.figures as Figure[]
const count = ({ of, path }: { of: Answered; path: string }): Figure['count'] | undefined =>
  figuresOf(of).find(({ section, name }) => `${section}/${name.join('/')}` === path)?.count

test.each([
  ['manager', 200],
  ['auditor', 200],
  ['adviser', 403],
  ['complaints_officer', 403],
  ['hate_officer', 403],
  ['administrator', 403],
] as const)(
  '%s: %i',
  async (role, status) => {
    const as = await world.session(await world.hire({ roles: [role], teams: ['hate-response'] }))
    for (const path of ['?of=2027-Q1', '/pack?of=2027-Q1', '/print?of=2027-Q1'])
      expect([path, (await ask(path, as)).status]).toEqual([path, status])
  },
  60_000,
)

test('what is told is what the operator’s report counts, and the audit says who asked before', async () => {
  const told = await ask('?of=2027-Q1')
  expect(told.body).toMatchObject({ from: '2027-01-01', to: '2027-03-31', over: true, keptBack: null })
  const out: string[] = []
  const env = { ...world.env, MONGODB_URI: world.uri, MONGODB_NAME: world.product.db.connection.name }
  const print = (line: string): number => out.push(line)
  const period = { from: '2027-01-01', to: '2027-03-31', landlord: 'meadowbrook', format: 'json' }
  expect(await reportCommand({ ...period, env, print, fail: print, now: world.now() })).toBe(0)
  expect(figuresOf(told)).toEqual(JSON.parse(out.join('')).figures)
  const [entry] = await world.staff.audit.latest({ landlord: 'meadowbrook', limit: 1 })
  expect(entry).toMatchObject({ action: 'figures.read', target: '2027-Q1' })
})

test('guarded matters are told of a quarter that is over, of all teams, and in no other cut', async () => {
  for (const [query, kept] of [
    ['?of=2027-01', 'only_whole_quarters'],
    ['?of=2027', 'only_whole_quarters'],
    ['?of=2027-Q2', 'quarter_not_over'],
    ['?of=2027-Q1&team=repairs', 'only_all_teams'],
  ]) {
    const answer = await ask(query!)
    expect([query, answer.body.keptBack]).toEqual([query, kept])
    expect(figuresOf(answer).filter(({ section }) => GUARDED.includes(section))).toEqual([])
  }
  const { body } = await ask('/pack?of=2027-01')
  expect(JSON.stringify(body)).not.toMatch(/hate_response|equality|(?<!reason.)restricted/)
})

test('hate: six that were late and none in time tell only that there were six', async () => {
  const of = await ask('?of=2027-Q1')
  expect(['ended', 'in_time', 'late'].map((name) => count({ of, path: `hate_response/standard/${name}` }))).toEqual([
    6,
    'fewer_than_5',
    'fewer_than_5',
  ])
  expect(count({ of, path: 'hate_response/serious/ended' })).toBe('fewer_than_5')
})

test('equality: three are hidden, and so is the next group, from which they could be reckoned', async () => {
  const of = await ask('?of=2027-Q1')
  expect(count({ of, path: 'equality/all/answered' })).toBe(23)
  expect(
    ['female', 'male', 'other', 'unsaid'].map((group) => count({ of, path: `equality/sex/${group}/answered` })),
  ).toEqual([12, 8, 'fewer_than_5', 'fewer_than_5'].map((value, at) => (at === 1 ? 'fewer_than_5' : value)))
  expect(count({ of, path: 'equality/sex/female/gap' })).toBe(0.7)
  expect(count({ of, path: 'equality/all/mean' })).toBe(3.3)
})

test.each([
  [
    [5, 6, 7],
    [5, 6, 7],
  ],
  [[4, 6, 7], [7]],
  [[0, 0, 9, 9], [9]],
  [[2, 3, 9], [9]],
  [[1, 1, 1, 9, 20], [20]],
])('of groups of %p those of %p are told', (counts, told) => {
  const groups = counts.map((size, at) => ({ group: `${at}`, count: size }))
  const sizes = groups.filter(({ group }) => toldOf(groups).has(group)).map(({ count: size }) => size)
  expect(sizes).toEqual(told)
})

test('waits and reasons are of general talks, with no sum that holds the others', async () => {
  const of = await ask('?of=2027-Q1')
  expect(count({ of, path: 'handoffs/taken_up' })).toBe(3)
  expect(count({ of, path: 'handoffs/reason/asked' })).toBe(3)
  expect(count({ of, path: 'handoffs/reason/sensitive' })).toBe(0)
  expect(
    ['minutes_5', 'minutes_15', 'hour', 'hours_4', 'longer'].map((name) =>
      count({ of, path: `handoffs/wait/${name}` }),
    ),
  ).toEqual([1, 1, 0, 1, 0])
})

test('one team sees its own, a team that is none nothing; a period that is none is refused', async () => {
  const of = await ask('?of=2027-Q1&team=repairs')
  expect(count({ of, path: 'complaints/received' })).toBe(1)
  expect(count({ of: await ask('?of=2027-Q1'), path: 'complaints/received' })).toBe(2)
  expect(new Set(figuresOf(of).map(({ section }) => section))).toEqual(
    new Set(['cases', 'complaints', 'graffiti', 'handoffs', 'wrap_ups']),
  )
  const nobody = figuresOf(await ask('?of=2027-Q1&team=nobody'))
  expect(nobody.filter(({ count: found }) => typeof found === 'number' && found > 0)).toEqual([])
  for (const wrong of ['?of=2027-13', '?of=2027-Q5', '?of=1999', '?of=', ''])
    expect([wrong, (await ask(wrong)).status]).toEqual([wrong, 400])
})

test('another landlord counts its own', async () => {
  const as = await world.session(await world.hire({ roles: ['manager'], landlord: 'harbour-view' }))
  expect(count({ of: await ask('?of=2027-Q1', as), path: 'complaints/received' })).toBe(0)
})

test('a pack is the same figures as CSV beside the Code and the measures, and a PDF is a PDF', async () => {
  const { body } = await ask('/pack?of=2027-Q1')
  const parts = body.parts as { name: string; csv: string }[]
  expect(parts.map(({ name }) => name)).toEqual(['report', 'code', 'tsm'])
  expect(parts[0]!.csv).toContain('hate_response,standard/ended,6')
  expect(parts[2]!.csv).toContain('CH01,1,complaints,2')
  const printed = await ask('/print?of=2027-Q1')
  expect(
    Buffer.from(printed.body.pdf as string, 'base64')
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
}, 60_000)
