/** What staff read of a complaint: how each clock stands and ended, every date it had, who signs, what was learnt, how consent was given. */
import { clockMark } from '../../services/cases/complaint/caseTimers.ts'
import type { AccountRecord } from '../../services/staff/accounts.ts'
import { type StaffWorld, staffWorld } from '../support/staffWorld.ts'

type Clock = {
  name: string
  state: string
  tenants: boolean
  dueDate: string | null
  ended: { at: string; how: string } | null
  changes: { at: string; by: string; from: string | null; to: string }[]
}
type Read = { status: string; clocks: Clock[]; complaint: Record<string, unknown> }
type Body = Record<string, unknown> & { action: string }

const DAY = 86_400_000
const landlord = 'meadowbrook'

let world: StaffWorld
let officer: AccountRecord
let manager: AccountRecord

beforeAll(async () => {
  world = await staffWorld({ clock: '2027-03-01T09:00:00Z' })
  officer = await world.hire({ roles: ['complaints_officer'] })
  manager = await world.hire({ roles: ['manager'] })
}, 180_000)
afterAll(() => world.close())

const read = async (id: string): Promise<Read> =>
  (await world.ask({ as: await world.session(officer), path: `/api/staff/cases/${id}` })).body as Read
async function act({ id, body, by = officer }: { id: string; body: Body; by?: AccountRecord }): Promise<void> {
  const as = await world.session(by)
  const path = `/api/staff/cases/${id}`
  const { version } = (await world.ask({ as, path })).body
  const done = await world.post({ as, path: `${path}/actions`, body: { ...body, version } })
  expect({ action: body.action, status: done.status, said: done.text }).toMatchObject({ status: 200 })
}
const clocks = async ({ id, name }: { id: string; name: string }): Promise<Clock[]> => {
  const found = (await read(id)).clocks.filter((clock) => clock.name === name)
  expect(found.length).toBeGreaterThan(0)
  return found
}
const states = async (of: { id: string; name: string }): Promise<string[]> => [
  ...new Set((await clocks(of)).map(({ state }) => state)),
]
const now = (): string => world.now().toISOString()

const acknowledge = { action: 'acknowledge', understanding: 'The boiler is broken', outcomes: 'A date' }
const answer = {
  action: 'answer',
  points: [{ point: 'The boiler', finding: 'not_upheld', reasons: 'It was mended the same day.' }],
}
async function answered(): Promise<string> {
  const id = await world.openCase()
  await act({ id, body: acknowledge })
  await act({ id, body: answer })
  return id
}

describe('a clock', () => {
  test('met in time says when, and one met after its date is late for good', async () => {
    const name = 'acknowledge_stage_1'
    const [soon, slow] = [await world.openCase(), await world.openCase()]
    expect(await states({ id: slow, name })).toEqual(['running'])
    await act({ id: soon, body: acknowledge })
    const inTime = now()
    world.pass(14 * DAY)
    expect(await states({ id: slow, name })).toEqual(['overdue'])
    await act({ id: slow, body: acknowledge })
    const tooLate = now()
    for (const clock of await clocks({ id: soon, name }))
      expect(clock).toMatchObject({ state: 'met', ended: { at: inTime, how: 'met' }, changes: [] })
    for (const clock of await clocks({ id: slow, name }))
      expect(clock).toMatchObject({ state: 'late', ended: { at: tooLate, how: 'met' } })
  })

  test('that was moved shows its first date, each later one, and who moved it when', async () => {
    const id = await world.openCase()
    await act({ id, body: acknowledge })
    const [{ dueDate: first }] = (await clocks({ id, name: 'respond_stage_1' })) as [Clock]
    const on = (days: number): string => new Date(new Date(first!).getTime() + days * DAY).toISOString().slice(0, 10)
    const extend = { action: 'extend', reason: 'We wait for the part.', next_update: on(1) }
    await act({ id, body: { ...extend, by: on(3) } })
    const moved = { at: now(), by: officer.name }
    world.pass(DAY)
    await act({ id, body: { ...extend, by: on(7) }, by: manager })
    const [clock] = await clocks({ id, name: 'respond_stage_1' })
    expect(clock).toMatchObject({
      state: 'running',
      dueDate: on(7),
      ended: null,
      changes: [
        { ...moved, from: first, to: on(3) },
        { at: now(), by: manager.name, from: on(3), to: on(7) },
      ],
    })
  })

  test("of the tenant's own time is never overdue: it runs out by design, or a word from the tenant stops it", async () => {
    const [silent, spoke] = [await answered(), await answered()]
    const name = 'close_after_silence'
    expect(await clocks({ id: silent, name })).toMatchObject([{ state: 'running', tenants: true, ended: null }])
    await act({ id: spoke, body: { action: 'contact', words: 'It is cold again' } })
    expect(await clocks({ id: spoke, name })).toMatchObject([
      { state: 'stopped', ended: { at: now(), how: 'stopped' } },
    ])
    world.pass(60 * DAY)
    const { clocks: kept } = (await world.product.cases.model.findOne({ _id: silent, landlord }).lean())!
    const about = clockMark(kept.find((one) => one.name === name) as never)
    const at = world.now()
    await world.product.db.transact((session) =>
      world.product.complaints.fire({ session, landlord, id: silent, kind: 'case_silence', about, at }),
    )
    expect((await read(silent)).status).toBe('closed_1')
    expect(await clocks({ id: silent, name })).toMatchObject([
      { state: 'ran_out', ended: { at: now(), how: 'ran_out' } },
    ])
    // Nothing ends the window but its own last day.
    expect(await clocks({ id: spoke, name: 'escalation_window' })).toMatchObject([
      { state: 'ran_out', tenants: true, ended: null },
    ])
  })

  test('is stopped where the complaint is taken back, and what waited never begins', async () => {
    const id = await world.openCase()
    expect(await states({ id, name: 'respond_stage_1' })).toContain('waiting')
    await act({ id, body: { action: 'withdraw', words: 'It is all right now' } })
    const all = (await read(id)).clocks
    expect(new Set(all.map(({ state }) => state))).toEqual(new Set(['stopped']))
    expect(all.filter(({ dueDate }) => dueDate !== null).map(({ ended }) => ended)).toContainEqual({
      at: now(),
      how: 'stopped',
    })
  })

  test('of a request is stopped while the request is done, and runs on when it is opened again', async () => {
    const id = await world.openCase({ kind: 'service_request', type: 'repair', hazard: 'damp_mould' })
    const name = 'review'
    const body = { action: 'status', status: 'done' }
    await act({ id, body })
    expect(await clocks({ id, name })).toMatchObject([{ state: 'stopped', ended: { at: now(), how: 'stopped' } }])
    await act({ id, body: { ...body, status: 'in_progress' } })
    expect(await clocks({ id, name })).toMatchObject([{ state: 'running', ended: null }])
  })
})

describe('what was learnt', () => {
  test('is signed by the role of the stage that was answered last, also when the next stage has begun', async () => {
    const id = await world.openCase()
    expect((await read(id)).complaint.signs).toBeNull()
    await act({ id, body: acknowledge })
    await act({ id, body: answer })
    await act({ id, body: { action: 'escalate' } })
    expect((await read(id)).complaint).toMatchObject({ stage: 2, signs: 'Heads of Service' })
    const lesson = { action: 'evaluate', causes: ['process'], lesson: 'A canary: visits were not checked.' }
    await act({ id, by: manager, body: { ...lesson, role: 'Heads of Service' } })
    const { complaint } = await read(id)
    expect(complaint.lessons).toMatchObject([{ stage: 1, role: 'Heads of Service', lesson: lesson.lesson }])
    const stored = await world.product.cases.model.collection.findOne({ _id: id as never })
    expect(JSON.stringify(stored)).not.toContain('canary')
  })

  test('stands with its own stage, each lesson with its words', async () => {
    const id = await answered()
    const lesson = { action: 'evaluate', role: 'Heads of Service', causes: ['process'] }
    await act({ id, by: manager, body: { ...lesson, lesson: 'Check each visit.' } })
    await act({ id, by: manager, body: { ...lesson, lesson: 'Ring before each visit.' } })
    expect((await read(id)).complaint.lessons).toMatchObject([
      { lesson: 'Check each visit.' },
      { lesson: 'Ring before each visit.' },
    ])
  })
})

test('how the tenant gave consent is read with the consent', async () => {
  const id = await world.openCase({ representative: true })
  const how = 'In person, at the office'
  const body = { action: 'consent', scope: 'this', how, evidence: 'A signed form', from: now().slice(0, 10) }
  await act({ id, body })
  expect((await read(id)).complaint.representative).toMatchObject({
    acts: true,
    consents: [{ scope: 'this', how, withdrawn: false }],
  })
})
