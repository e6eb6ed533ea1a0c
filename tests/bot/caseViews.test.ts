/** Saved views of cases: kept with the account, shared by those who may, holding nothing of a tenant, and never a way to see more. */
import type { AccountRecord } from '../../services/staff/accounts.ts'
import { whileAuditFails } from '../support/failPoint.ts'
import { type Answered, type StaffWorld, staffWorld } from '../support/staffWorld.ts'

const PATH = '/api/staff/case-views'
const COLUMNS = ['status', 'owner']
type View = {
  id: string
  name: string
  filters: Record<string, string>
  leftOut: string[]
  mine: boolean
  mayChange: boolean
  version: number
}
type List = {
  views: View[]
  ready: { code: string; filters: Record<string, string>; order: string }[]
  first: string | null
}

let world: StaffWorld
let number = 0
beforeAll(async () => {
  // A Wednesday.
  world = await staffWorld()
}, 180_000)
afterAll(() => world.close())

const hire = async (more: Partial<Parameters<StaffWorld['hire']>[0]> = {}) => {
  const account = await world.hire({ roles: ['complaints_officer'], teams: ['complaints'], ...more })
  return { account, as: await world.session(account) }
}
const save = ({
  as,
  headers = {},
  ...body
}: {
  as: string
  headers?: Record<string, string>
  [field: string]: unknown
}) =>
  world.post({
    as,
    path: PATH,
    headers,
    body: { name: `View ${++number}`, filters: {}, order: 'due', columns: COLUMNS, ...body },
  })
const list = async (as: string): Promise<List> => (await world.ask({ as, path: PATH })).body as List
const cases = async ({ as, filters }: { as: string; filters: Record<string, string> }): Promise<string[]> => {
  const { body } = await world.ask({ as, path: `/api/staff/cases?${new URLSearchParams(filters)}` })
  return (body.cases as { id: string }[]).map(({ id }) => id)
}
const ready = async (as: string, code: string) => (await list(as)).ready.find((one) => one.code === code)!
const reasonOf = ({ status, body }: Answered): [number, unknown] => [
  status,
  (body.error as { detail?: { reason?: string } } | undefined)?.detail?.reason,
]

test('a view comes back on another day and another desk as it was saved, by name, once however often it is sent', async () => {
  const { account, as } = await hire()
  const filters = { standing: 'overdue', team: 'complaints', stale: 'true', dueWithin: '3', receivedFrom: '2027-01-01' }
  const key = 'saved-twice-1'
  const once = { as, name: 'Late ones', filters, headers: { 'Idempotency-Key': key } }
  const [one, two] = [await save(once), await save(once)]
  expect(one).toMatchObject({ status: 200, body: two.body })
  await save({ as, name: 'a first one' })
  world.pass(60_000)
  const { views, first } = await list(await world.session(account))
  expect(views.map(({ name }) => name)).toEqual(['a first one', 'Late ones'])
  expect(views[1]).toMatchObject({ filters, order: 'due', columns: COLUMNS, team: null, mine: true, leftOut: [] })
  expect(first).toBeNull()
  expect(reasonOf(await save({ as, name: 'LATE ones' }))).toEqual([409, 'name'])
})

test('changed by one of two at once, renamed, and gone when taken away', async () => {
  const { as } = await hire()
  const { id } = (await save({ as, name: 'Old name' })).body as { id: string }
  const change = (body: object): Promise<Answered> => world.post({ as, path: `${PATH}/${id}`, body })
  const both = await Promise.all([
    change({ version: 0, name: 'New name', filters: { kind: 'complaint' } }),
    change({ version: 0, name: 'Newer name' }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([204, 409])
  const [now] = (await list(as)).views
  expect(now).toMatchObject({ version: 1 })
  expect(await change({ version: 1, name: 'Last name' })).toMatchObject({ status: 204 })
  expect((await world.ask({ as, method: 'DELETE', path: `${PATH}/${id}` })).status).toBe(204)
  expect((await list(as)).views).toEqual([])
  expect((await change({ version: 2, name: 'Back' })).status).toBe(404)
  const told = await world.staff.audit.latest({ landlord: 'meadowbrook', limit: 2 })
  expect(told[0]).toMatchObject({ action: 'case_view.remove', target: id })
  expect(JSON.stringify(told)).not.toContain('name')
})

test.each([
  ['a telephone number', { name: 'Ring 07700 900 456' }, 'personal'],
  ['a number in other digits', { name: '٠٧٧٠٠٩٠٠٤٥٦' }, 'personal'],
  ['an address', { name: 'for jo@example.org' }, 'personal'],
  ['a team that is none', { filters: { team: '07700900456' } }, 'filter'],
  ['a type that is none', { filters: { type: 'smith' } }, 'filter'],
  ['a state that is none', { filters: { status: 'smith_1' } }, 'filter'],
  ['an owner who is nobody', { filters: { owner: 'smith' } }, 'filter'],
  ['a reference', { filters: { reference: '234-678-9AB2' } }, undefined],
  ['words that were looked for', { filters: { term: 'jo@example.org' } }, undefined],
  ['a name of spaces', { name: '  ' }, undefined],
])('nothing of a tenant is kept in one: %s', async (_what, body, reason) => {
  const { as } = await hire()
  expect(reasonOf(await save({ as, ...body }))).toEqual([400, reason])
  expect((await list(as)).views).toEqual([])
})

test('days and counts in a name are no number of a person', async () => {
  const { as } = await hire()
  for (const name of ['Received 2027-01-01 to 2027-03-31', '28 days, stage 2', 'Awaab’s Law 24 h'])
    expect([name, (await save({ as, name })).status]).toEqual([name, 200])
})

test('what can no longer be chosen is named and left out, and the rest still narrows', async () => {
  const { as } = await hire()
  const gone = await hire()
  const filters = { owner: gone.account._id, team: 'repairs', kind: 'complaint' }
  await save({ as, filters })
  await world.staff.accounts.setDisabled({ landlord: 'meadowbrook', id: gone.account._id, disabled: true })
  const [{ id }] = (await list(as)).views as [View]
  await world.staff.caseViews.views.updateOne(
    { _id: id, landlord: 'meadowbrook' },
    { $set: { 'filters.team': 'a-team-that-was', 'filters.colour': 'red' } },
  )
  expect((await list(as)).views[0]).toMatchObject({
    filters: { kind: 'complaint' },
    leftOut: ['team', 'owner', 'colour'],
  })
})

test('a manager shares one with a team: its members have it and cannot change it, others have not', async () => {
  const manager = await hire({ roles: ['manager'], teams: [] })
  const [member, other] = [await hire(), await hire({ teams: ['repairs'] })]
  const stranger = await hire({ roles: ['manager'], landlord: 'harbour-view' })
  const { id } = (await save({ as: manager.as, name: 'For all of us', team: 'complaints' })).body as { id: string }
  expect((await list(member.as)).views).toMatchObject([{ id, mine: false, mayChange: false }])
  for (const as of [other.as, stranger.as]) expect((await list(as)).views).toEqual([])
  const act = (as: string) => world.post({ as, path: `${PATH}/${id}`, body: { version: 0, name: 'Mine now' } })
  const remove = (as: string) => world.ask({ as, method: 'DELETE', path: `${PATH}/${id}` })
  for (const does of [act, remove]) {
    expect((await does(member.as)).status).toBe(403)
    for (const as of [other.as, stranger.as]) expect((await does(as)).status).toBe(404)
  }
  // What was refused is on record as nothing that was done.
  const acts = await world.staff.audit.model.find({ landlord: 'meadowbrook', target: id }).lean()
  expect(acts).toEqual([])
  // Another manager looks after it, when the first one has left.
  const second = await hire({ roles: ['manager'], teams: [] })
  const back = { version: 0, team: null }
  expect((await world.post({ as: second.as, path: `${PATH}/${id}`, body: back })).status).toBe(204)
  expect((await list(member.as)).views).toEqual([])
  expect((await remove(second.as)).status).toBe(404)
  expect((await list(manager.as)).views).toMatchObject([{ id, mine: true }])
  expect(reasonOf(await save({ as: member.as, team: 'complaints' }))).toEqual([403, 'role'])
  expect(reasonOf(await save({ as: manager.as, team: 'nobody' }))).toEqual([400, 'team'])
})

test('a view widens nothing: a shared one shows its reader what the same filters show without it', async () => {
  const manager = await hire({ roles: ['manager'], teams: [] })
  const adviser = await hire({ roles: ['adviser'], teams: ['repairs'] })
  const seen = await world.openCase({ team: 'repairs' })
  await world.openCase({ team: 'complaints' })
  await world.openCase({ team: 'repairs', audience: 'hate' })
  await save({ as: manager.as, filters: { kind: 'complaint' }, team: 'repairs' })
  const [{ filters }] = (await list(adviser.as)).views as [View]
  expect(await cases({ as: adviser.as, filters })).toEqual([seen])
})

test('the one that the list begins with is remembered, and forgotten when it is gone', async () => {
  const { account, as } = await hire()
  const begin = (view: string | null) => world.post({ as, path: '/api/staff/first-case-view', body: { view } })
  const { id } = (await save({ as })).body as { id: string }
  expect((await begin(id)).status).toBe(204)
  expect((await list(await world.session(account))).first).toBe(id)
  const other = (await save({ as: (await hire()).as })).body as { id: string }
  expect(reasonOf(await begin(other.id))).toEqual([400, 'view'])
  await world.ask({ as, method: 'DELETE', path: `${PATH}/${id}` })
  expect((await list(as)).first).toBeNull()
  expect((await begin('overdue')).status).toBe(204)
  expect((await list(as)).first).toBe('overdue')
  await begin(null)
  expect((await list(as)).first).toBeNull()
})

test('those that stand ready find what their names say', async () => {
  const { account } = await hire({ teams: ['ready'] })
  const of = async (code: string): Promise<string[]> => {
    const as = await world.session(account)
    const { filters } = await ready(as, code)
    return await cases({ as, filters: { team: 'ready', ...filters } })
  }
  // Due on Wednesday 17 March, five working days from now.
  const old = await world.openCase({ team: 'ready' })
  world.pass(3 * 86_400_000)
  expect(await of('due_in_3_days')).toEqual([])
  world.pass(86_400_000)
  const answered = await world.openCase({ team: 'ready' })
  await world.product.cases.model.collection.updateOne(
    { _id: answered as never },
    {
      $set: {
        status: 'answered_1',
        owner: account._id,
        reviewOn: new Date('2027-03-12T00:00:00Z'),
        'listed.rank': 1,
        'listed.due': null,
      },
    },
  )
  expect(await of('due_in_3_days')).toEqual([old])
  expect(await of('mine')).toEqual([answered])
  expect(await of('nobodys')).toEqual([old])
  expect(await of('with_tenant')).toEqual([answered])
  expect(await of('to_review')).toEqual([answered])
  expect(await of('overdue')).toEqual([])
  world.pass(4 * 86_400_000)
  expect(await of('overdue')).toEqual([old])
  expect(await of('due_in_3_days')).toEqual([])
})

test('when the audit cannot be written nothing is saved', async () => {
  const { as, account }: { as: string; account: AccountRecord } = await hire()
  await whileAuditFails({
    connection: world.product.db.connection,
    work: async () => {
      expect((await save({ as })).status).toBe(503)
    },
  })
  expect((await list(await world.session(account))).views.filter(({ mine }) => mine)).toEqual([])
})

test('no name of a view is in the log', () => {
  expect(world.logged()).not.toMatch(/For all of us|Late ones/)
})
