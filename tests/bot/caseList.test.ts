/** The list of cases: narrowed, in order, in pages that hold while cases change, and found by person without telling of what one may not see. */
import type { CaseRecord } from '../../services/cases/caseModel.ts'
import { listPipeline } from '../../services/cases/listCases.ts'
import { listOlderCases, standsAt } from '../../services/cases/listed.ts'
import { blindIndex } from '../../services/confidential/seal.ts'
import type { AccountRecord } from '../../services/staff/accounts.ts'
import { scopeFor } from '../../services/staff/roles.ts'
import { type Answered, type StaffWorld, staffWorld } from '../support/staffWorld.ts'

const DAY = 86_400_000
const NUMBER = '+447700900456'

let world: StaffWorld
let manager: AccountRecord
let adviser: AccountRecord

beforeAll(async () => {
  // A Monday.
  world = await staffWorld({ clock: '2027-03-01T09:00:00Z' })
  manager = await world.hire({ roles: ['manager'] })
  adviser = await world.hire({ roles: ['adviser'], teams: ['repairs'] })
}, 180_000)
afterAll(() => world.close())

const ask = async (query: string, account = manager): Promise<Answered> =>
  await world.ask({ as: await world.session(account), path: `/api/staff/cases?${query}` })
const ids = ({ body }: Answered): string[] => (body.cases as { id: string }[]).map(({ id }) => id)
const find = async ({ term, account = manager }: { term: string; account?: AccountRecord }): Promise<Answered> =>
  await world.post({ as: await world.session(account), path: '/api/staff/cases/find', body: { term } })
const act = async ({ id, ...body }: { id: string; action: string; [name: string]: unknown }): Promise<Answered> =>
  await world.post({ as: await world.session(manager), path: `/api/staff/cases/${id}/actions`, body })
const openCase = (more: Parameters<StaffWorld['openCase']>[0] = {}): Promise<string> => world.openCase(more)
const all = (): Promise<CaseRecord[]> =>
  world.product.cases.model.find({ landlord: 'meadowbrook' }).lean<CaseRecord[]>()

test('is narrowed by kind, type, team, owner, language, standing and days, alone and together', async () => {
  const old = await openCase({ kind: 'complaint', team: 'lists', language: 'pl' })
  world.pass(5 * DAY)
  // Saturday 6 March: the old one is due on Monday, the second working day is Tuesday.
  const repair = await openCase({ kind: 'service_request', type: 'repair', team: 'lists' })
  const fresh = await openCase({ kind: 'complaint', team: 'lists' })
  const bare = await openCase({ kind: 'message', type: 'message', team: 'lists' })
  const done = await openCase({ kind: 'compliment', team: 'lists' })
  await act({ id: done, action: 'status', status: 'passed_on', version: 0 })
  await act({ id: fresh, action: 'assign', owner: adviser._id, version: 0 })
  const of = async (query: string): Promise<string[]> => ids(await ask(`team=lists&${query}`))
  expect(await of('')).toEqual([old, fresh, repair, bare, done])
  expect(await of('order=received')).toEqual(
    (await all())
      .filter(({ team }) => team === 'lists')
      .sort(newest)
      .map(({ _id }) => _id),
  )
  expect(await of('kind=complaint')).toEqual([old, fresh])
  expect(await of('type=repair')).toEqual([repair])
  expect(await of('language=pl')).toEqual([old])
  expect(await of('status=passed_on')).toEqual([done])
  expect(await of(`owner=${adviser._id}`)).toEqual([fresh])
  expect(await of('owner=me')).toEqual([])
  expect(await of('owner=nobody')).toEqual([old, repair, bare, done])
  expect(await of('standing=soon')).toEqual([old])
  expect(await of('standing=on_time')).toEqual([fresh, repair])
  expect(await of('standing=no_clock')).toEqual([bare])
  expect(await of('standing=over')).toEqual([done])
  expect(await of('standing=overdue')).toEqual([])
  expect(await of('receivedTo=2027-03-01')).toEqual([old])
  expect(await of('receivedFrom=2027-03-06&receivedTo=2027-03-06&kind=complaint')).toEqual([fresh])
  expect(await of('dueTo=2027-03-08')).toEqual([old])
  expect(await of('dueFrom=2027-03-09&kind=complaint')).toEqual([fresh])
  expect((await ask('team=lists&standing=over')).body.counts).toEqual({ overdue: 0, soon: 1, most: 100 })
  world.pass(3 * DAY)
  expect(await of('standing=overdue')).toEqual([old])
  expect((await ask('team=lists')).body.counts).toMatchObject({ overdue: 1 })
  for (const wrong of [
    'owner=a%20b',
    'standing=late',
    'dueTo=2027-02-30',
    'order=size',
    'after=nonsense',
    'team[$ne]=x',
  ])
    expect([wrong, (await ask(wrong)).status]).toEqual([wrong, wrong.startsWith('team') ? 200 : 400])
})

const newest = (one: CaseRecord, other: CaseRecord): number =>
  other.receivedAt.getTime() - one.receivedAt.getTime() || (one._id < other._id ? 1 : -1)

test('a case that was touched last is first by last change', async () => {
  const [first, second] = [await openCase({ team: 'touched' }), await openCase({ team: 'touched' })]
  world.pass(60_000)
  await act({ id: first!, action: 'note', text: 'Rang', version: 0 })
  expect(ids(await ask('team=touched&order=changed'))).toEqual([first, second])
})

test('pages neither skip nor double while cases are opened, settled and moved between them', async () => {
  const team = 'paged'
  const opened: string[] = []
  for (let number = 0; number < 9; number++) {
    opened.push(await openCase({ kind: 'service_request', type: 'repair', team }))
    world.pass(60_000)
  }
  for (const order of ['due', 'received', 'changed']) {
    const seen: string[] = []
    const before = ids(await ask(`team=${team}&order=${order}&limit=200`))
    let after: string | null = null
    for (let page = 0; page === 0 || after !== null; page++) {
      const answer = await ask(`team=${team}&order=${order}&limit=3${after ? `&after=${after}` : ''}`)
      seen.push(...ids(answer))
      after = answer.body.next as string | null
      // What was already shown leaves its place, and a new one comes on top: neither moves the pages to come.
      if (page === 0) {
        const shown = await world.product.cases.model
          .findOne({ _id: seen[0]!, landlord: 'meadowbrook' })
          .lean<CaseRecord>()
        const status = shown?.status === 'done' ? 'in_progress' : 'done'
        await act({ id: seen[0]!, action: 'status', status, version: shown!.version })
      }
    }
    expect(seen.filter((id, at) => seen.indexOf(id) === at)).toEqual(expect.arrayContaining(before))
    // Settled after it was shown, a case is last by due date: shown again there, and only it.
    expect(seen.length - new Set(seen).size).toBe(order === 'due' ? 1 : 0)
  }
  expect((await ask(`team=${team}&order=received&after=${(await ask(`team=${team}&limit=3`)).body.next}`)).status).toBe(
    400,
  )
})

test('every order is read from its index, and no list walks the whole collection', async () => {
  const { product, now } = world
  const rows = Array.from({ length: 400 }, (_, number) => ({ number }))
  const [like] = await all()
  await product.cases.model.collection.insertMany(
    rows.map(({ number }) => ({
      ...like!,
      _id: `bulk-${number}`,
      reference: `bulk-${number}`,
      formRun: `bulk-${number}`,
      team: 'bulk',
      receivedAt: new Date(now().getTime() + number * 1_000),
      listed: { rank: 0, due: new Date(now().getTime() + number * DAY), changedAt: new Date(now().getTime() + number) },
    })) as never[],
  )
  const scope = scopeFor({
    member: { ...manager, id: manager._id },
    landlord: product.landlords.bySlug('meadowbrook')!,
  })
  const asked = { scope, now: now(), soonBy: now(), limit: 25 }
  for (const order of ['due', 'received', 'changed'] as const) {
    const from = await ask(`order=${order}&limit=25`)
    const after = JSON.parse(Buffer.from(from.body.next as string, 'base64url').toString()) as unknown[]
    const dated = after.map((value) => (typeof value === 'string' && value.includes('T') ? new Date(value) : value))
    for (const [search, place] of [
      [{}, null],
      [{}, dated],
      [{ kind: 'complaint', standing: 'overdue' }, null],
      [{ owner: manager._id, language: 'en', team: 'bulk' }, dated],
    ] as const) {
      const plan = await product.cases.model.collection
        .aggregate(listPipeline({ ...asked, search, order, after: place }))
        .explain('executionStats')
      const { executionStats: run } = plan as unknown as { executionStats: { totalDocsExamined: number } }
      const stages = new Set([...JSON.stringify(run).matchAll(/"stage":"(\w+)"/g)].map(([, stage]) => stage))
      expect([...stages]).not.toContain('COLLSCAN')
      expect([...stages]).toContain('IXSCAN')
      // Narrowed by nothing, a page costs what it shows, however many cases there are.
      if (Object.keys(search).length > 0) continue
      expect([...stages]).not.toContain('SORT')
      expect(run.totalDocsExamined).toBeLessThan(60)
    }
  }
  await product.cases.model.deleteMany({ landlord: 'meadowbrook', team: 'bulk' })
})

describe('a search by person', () => {
  const term = '07700 900456'

  test('finds by phone, e-mail or reference what one may see, and of the rest nothing shows', async () => {
    const mine = await openCase({ team: 'repairs', contact: { phone: NUMBER, email: 'Tenant@Example.org' } })
    await openCase({ team: 'complaints', contact: { phone: NUMBER } })
    await openCase({ landlord: 'harbour-view', contact: { phone: NUMBER } })
    // Told in confidence in the same talk as something general: the general one is not found by the other's number.
    const talk = await world.talk()
    await openCase({ audience: 'hate', conversation: talk._id, contact: { phone: '+447700900457' } })
    await openCase({ team: 'repairs', conversation: talk._id })
    const heard = await find({ term, account: adviser })
    expect(ids(heard)).toEqual([mine])
    expect(ids(await find({ term: ' tenant@example.ORG ', account: adviser }))).toEqual([mine])
    expect(ids(await find({ term }))).toHaveLength(2)
    const { reference } = (await all()).find(({ _id }) => _id === mine)!
    expect(ids(await find({ term: reference }))).toEqual([mine])
    const [hidden, unknown] = [await find({ term: '07700900457' }), await find({ term: '07700900458' })]
    expect(hidden.status).toBe(200)
    expect(hidden.text).toBe(unknown.text)
    expect((await find({ term: 'leaky roof' })).status).toBe(400)
    expect((await find({ term: '' })).status).toBe(400)
  })

  test('finds what was told in texts from the number, but not what was told before a long silence', async () => {
    const { product } = world
    const thread = blindIndex({ master: product.master, field: 'sms:meadowbrook', value: '+447700900459' })
    const now = await world.talk({ channel: 'sms', thread })
    const before = await world.talk({ channel: 'sms', thread, current: false })
    const fresh = await openCase({ conversation: now._id })
    await openCase({ conversation: before._id, contact: { phone: '+447700900459' } })
    expect(ids(await find({ term: '+44 7700 900459' }))).toEqual([fresh])
  })

  test('stands in the audit before it is answered, as a mark and not as the number, and in no log', async () => {
    await find({ term })
    const [entry] = await world.staff.audit.latest({ landlord: 'meadowbrook', limit: 1 })
    expect(entry).toMatchObject({ account: manager._id, action: 'case.find' })
    expect(entry!.detail).toMatch(/^phone:/)
    expect(`${entry!.detail}${world.logged()}`).not.toMatch(/7700\s?900456|tenant@example/i)
  })
})

test('a restricted case is not found by its type, which the list does not show', async () => {
  const officer = await world.hire({ roles: ['hate_officer'], teams: ['safeguarding'] })
  const id = await openCase({ kind: 'complaint', type: 'safeguarding', audience: 'safeguarding', team: 'kept' })
  expect(ids(await ask('team=kept', officer))).toEqual([id])
  expect(ids(await ask('team=kept&type=safeguarding', officer))).toEqual([])
  expect(ids(await ask('team=kept'))).toEqual([])
})

test('the place of every case in the lists is what its clocks and its history say, whatever was done to it', async () => {
  for (const { listed, history, ...record } of await all()) {
    if (record._id.startsWith('bulk')) continue
    expect(listed).toEqual({ ...standsAt(record), changedAt: history.at(-1)!.at })
  }
})

test('a status or a clock cannot be changed without the place in the lists', async () => {
  const id = await openCase({ kind: 'message', type: 'message' })
  await expect(
    world.product.cases.model.updateOne({ _id: id, landlord: 'meadowbrook' }, { $set: { status: 'done' } }),
  ).rejects.toThrow('where it stands in the lists')
})

test('cases from before there were lists are given their place once', async () => {
  const { model } = world.product.cases
  const id = await openCase({ kind: 'complaint' })
  const before = (await all()).find(({ _id }) => _id === id)!
  await model.collection.updateOne({ _id: id as never }, { $unset: { listed: 1 } })
  const landlords = world.product.landlords.all().map(({ slug }) => slug)
  expect(await listOlderCases({ cases: model, landlords })).toBe(1)
  expect((await all()).find(({ _id }) => _id === id)!.listed).toEqual(before.listed)
  expect(await listOlderCases({ cases: model, landlords })).toBe(0)
})
