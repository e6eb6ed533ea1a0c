/** Staff find cases by what is due, and move them on without losing what anybody else did. */
import type { CaseRecord } from '../../services/cases/caseModel.ts'
import { showReference } from '../../services/cases/reference.ts'
import type { AccountRecord } from '../../services/staff/accounts.ts'
import { type Answered, type StaffWorld, staffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
let officer: AccountRecord
let as: string

const DAY = 86_400_000

beforeAll(async () => {
  world = await staffWorld({ clock: '2027-03-01T09:00:00Z' })
  officer = await world.hire({ roles: ['complaints_officer'] })
  as = await world.session(officer)
}, 180_000)
afterAll(() => world.close())

/** Time goes by, and the officer signs in again. */
const later = async (milliseconds: number): Promise<void> => {
  world.pass(milliseconds)
  as = await world.session(officer)
}

const list = async (
  query = '',
): Promise<
  {
    id: string
    overdue: boolean
    reference: string
    due: { name: string; date: string; overdue: boolean; soon: boolean } | null
  }[]
> => (await world.ask({ as, path: `/api/staff/cases${query}` })).body.cases as never
const read = (id: string): Promise<Answered> => world.ask({ as, path: `/api/staff/cases/${id}` })
const act = ({
  id,
  key,
  ...body
}: {
  id: string
  key?: string
  action: string
  version: number
  [name: string]: unknown
}): Promise<Answered> =>
  world.post({ as, path: `/api/staff/cases/${id}/actions`, body, headers: key ? { 'Idempotency-Key': key } : {} })
const record = async (id: string): Promise<CaseRecord> =>
  (await world.product.cases.model.findOne({ _id: id, landlord: 'meadowbrook' }).lean<CaseRecord>())!

describe('the list', () => {
  test('has the overdue on top, then by due date, then what has no date, then what is settled', async () => {
    const first = await world.openCase({ kind: 'complaint' })
    await later(9 * DAY)
    const request = await world.openCase({ kind: 'service_request', type: 'repair' })
    const fresh = await world.openCase({ kind: 'complaint' })
    const dateless = await world.openCase({ kind: 'message', type: 'message' })
    const settled = await world.openCase({ kind: 'service_request', type: 'estate' })
    await act({ id: settled, action: 'status', status: 'done', version: 0 })
    const cases = await list()
    expect(cases.map(({ id }) => id)).toEqual([first, fresh, request, dateless, settled])
    expect(cases[0]).toMatchObject({
      overdue: true,
      due: { name: 'acknowledge_stage_1', date: '2027-03-08', overdue: true, soon: false },
    })
    expect(cases.slice(1).map(({ overdue }) => overdue)).toEqual([false, false, false, false])
    expect(cases[4]!.due).toBeNull()
  })

  test('is searched by kind, status and reference, and by nothing else', async () => {
    const id = await world.openCase({ kind: 'compliment' })
    const { reference } = await record(id)
    expect((await list('?kind=compliment')).map((one) => one.id)).toEqual([id])
    expect(await list('?kind=compliment&status=passed_on')).toEqual([])
    for (const written of [reference, showReference(reference), showReference(reference).toLowerCase()])
      expect((await list(`?reference=${written}`)).map((one) => one.id)).toEqual([id])
    expect(await list('?reference=leaks')).toEqual([])
    expect((await world.ask({ as, path: '/api/staff/cases?kind[$ne]=x' })).status).toBe(200)
    expect((await world.ask({ as, path: '/api/staff/cases?kind=nonsense' })).status).toBe(400)
  })

  test('comes in pages that neither repeat nor miss', async () => {
    const all = (await list('?limit=200')).map(({ id }) => id)
    const paged: string[] = []
    for (let after: string | null = ''; after !== null; ) {
      const { body } = await world.ask({ as, path: `/api/staff/cases?limit=2${after && `&after=${after}`}` })
      paged.push(...(body.cases as { id: string }[]).map(({ id }) => id))
      after = body.next as string | null
    }
    expect(paged).toEqual(all)
  })
})

describe('a case', () => {
  test('shows what the tenant said, its clocks with their source, its links, and a history that only grows', async () => {
    const request = await world.openCase({
      kind: 'service_request',
      type: 'repair',
      answers: { problem: 'Cold radiators' },
    })
    const id = await world.openCase({
      kind: 'complaint',
      links: [{ case: request, why: 'about' }],
      answers: { happened: 'Nobody came', about: 'repair' },
    })
    const { body } = await read(id)
    expect(body).toMatchObject({
      answers: { happened: 'Nobody came', about: 'repair' },
      status: 'received',
      next: [],
      complaint: {
        stage: 1,
        definition: { status: 'none' },
        possible: expect.arrayContaining(['acknowledge', 'refuse']),
      },
      profile: 'meadowbrook@1',
      links: [{ id: request, why: 'about', kind: 'service_request' }],
    })
    const clocks = body.clocks as { name: string; state: string; source: string; dueDate: string | null }[]
    expect(clocks.find(({ name }) => name === 'acknowledge_stage_1')).toMatchObject({
      state: 'running',
      source: expect.stringMatching(/^(profile|law) /),
    })
    expect(clocks.some(({ name, state }) => name === 'respond_stage_1' && state === 'waiting')).toBe(true)
  })

  test('takes a note that is sealed in the database and read by staff', async () => {
    const id = await world.openCase()
    expect(await act({ id, action: 'note', text: 'Rang, a canary answered', version: 0 })).toMatchObject({
      status: 200,
      body: { version: 1 },
    })
    expect((await read(id)).body.history).toContainEqual(
      expect.objectContaining({ what: 'noted', by: officer.name, note: 'Rang, a canary answered' }),
    )
    expect(JSON.stringify(await world.product.cases.model.collection.findOne({ _id: id as never }))).not.toContain(
      'canary',
    )
    expect(world.logged()).not.toContain('canary')
  })

  test('is acknowledged with both parts, which starts the answer clock and ends the first one', async () => {
    const id = await world.openCase()
    expect((await act({ id, action: 'acknowledge', version: 0, understanding: 'You waited for weeks' })).status).toBe(
      400,
    )
    expect(
      (await act({ id, action: 'acknowledge', version: 0, understanding: 'You waited for weeks', outcomes: ' ' }))
        .status,
    ).toBe(400)
    await later(DAY)
    expect(
      await act({
        id,
        action: 'acknowledge',
        version: 0,
        understanding: 'You waited for weeks',
        outcomes: 'A date and an apology',
      }),
    ).toMatchObject({ status: 200, body: { status: 'acknowledged' } })
    const { body } = await read(id)
    const clocks = body.clocks as { name: string; state: string; startAt: string | null; startEvent: string }[]
    expect(
      clocks
        .filter(({ startEvent }) => startEvent === 'stage_1_acknowledged')
        .map(({ state, startAt }) => [state, startAt]),
    ).toEqual(expect.arrayContaining([['running', world.now().toISOString()]]))
    expect(clocks.find(({ name }) => name === 'acknowledge_stage_1')?.state).toBe('met')
    expect(body).toMatchObject({ due: { name: 'respond_stage_1' }, owner: officer.name })
    expect(body.complaint).toMatchObject({ letters: [{ kind: 'acknowledgement', state: 'to_send', route: 'post' }] })
    expect(body.history).toContainEqual(
      expect.objectContaining({
        what: 'acknowledged',
        acknowledgement: { understanding: 'You waited for weeks', outcomes: 'A date and an apology' },
      }),
    )
    expect(
      (await act({ id, action: 'acknowledge', version: 1, understanding: 'Again', outcomes: 'Again' })).status,
    ).toBe(409)
  })

  test('moves only where its kind allows, and never becomes acknowledged without an acknowledgement', async () => {
    const complaint = await world.openCase()
    expect((await act({ id: complaint, action: 'status', status: 'acknowledged', version: 0 })).status).toBe(409)
    expect((await act({ id: complaint, action: 'status', status: 'done', version: 0 })).status).toBe(409)
    const request = await world.openCase({ kind: 'service_request', type: 'repair' })
    expect(
      (await act({ id: request, action: 'acknowledge', version: 0, understanding: 'x', outcomes: 'y' })).status,
    ).toBe(409)
    expect(
      await act({ id: request, action: 'status', status: 'in_progress', version: 0, text: 'Visit booked' }),
    ).toMatchObject({ body: { version: 1, status: 'in_progress' } })
    expect((await read(request)).body.history).toContainEqual(
      expect.objectContaining({ what: 'status', detail: 'in_progress', note: 'Visit booked' }),
    )
  })

  test('two who act on what they both saw: one does, the other is told to look again, and nothing is lost', async () => {
    const id = await world.openCase()
    const answers = await Promise.all(
      ['one', 'two', 'three'].map((text) => act({ id, action: 'note', text, version: 0 })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect((await record(id)).history.filter(({ what }) => what === 'noted')).toHaveLength(1)
    expect(await act({ id, action: 'note', text: 'after looking', version: 1 })).toMatchObject({
      status: 200,
      body: { version: 2 },
    })
  })

  test('an act sent again with its key is done once and gives the same answer', async () => {
    const id = await world.openCase()
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => act({ id, action: 'note', text: 'once', version: 0, key: 'note-key-1' })),
    )
    expect(answers.map(({ status, body }) => [status, body.version])).toEqual(Array.from({ length: 6 }, () => [200, 1]))
    expect((await record(id)).history.filter(({ what }) => what === 'noted')).toHaveLength(1)
  })

  test('that a compliment became is passed on, and then owes nothing', async () => {
    const id = await world.openCase({ kind: 'compliment' })
    expect((await act({ id, action: 'status', status: 'passed_on', version: 0 })).status).toBe(200)
    expect((await read(id)).body).toMatchObject({ status: 'passed_on', next: [], due: null })
  })
})
