/** T4: accounts are run by those whose role it is, at their own landlord, never on their own rights, and all of it is on record. */
import type { AccountRecord } from '../../services/staff/accounts.ts'
import { ROLES, type Role } from '../../services/staff/roles.ts'
import { codeAt } from '../support/authenticator.ts'
import { whileAuditFails } from '../support/failPoint.ts'
import { type Answered, PASSWORD, type StaffWorld, staffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
let administrator: AccountRecord
let as: string

beforeEach(async () => {
  world = await staffWorld()
  administrator = await world.hire({ roles: ['administrator'], name: 'Jo Carter' })
  as = await world.session(administrator)
}, 180_000)
afterEach(() => world.close())

const PATH = '/api/staff/people'
const NEW = {
  email: 'new@meadowbrook.example',
  name: 'Lee New',
  shownName: 'Lee',
  roles: ['adviser'],
  teams: ['customer-services'],
  languages: ['en', 'pl'],
  skills: ['damp'],
}
const CHANGE = { name: 'Lee New', shownName: 'Lee', roles: ['adviser'], teams: [], languages: ['en'], skills: [] }
const act = ({
  id,
  by = as,
  ...body
}: {
  id: string
  by?: string
  action: string
  version?: number
  [field: string]: unknown
}) => world.post({ as: by, path: `${PATH}/${id}/actions`, body: { version: 0, ...body } })
const reasonOf = ({ body }: Answered): unknown =>
  (body.error as { detail?: { reason?: string } } | undefined)?.detail?.reason
const stored = (id: string) => world.staff.accounts.byId({ landlord: 'meadowbrook', id })
const signIn = (email: string, password: string): Promise<Answered> =>
  world.post({ path: '/api/staff/session', body: { email, password } })

test('who may list, train and run accounts, for every role', async () => {
  const may: Record<Role, number[]> = {
    adviser: [403, 403, 403, 403],
    complaints_officer: [403, 403, 403, 403],
    hate_officer: [403, 403, 403, 403],
    manager: [200, 403, 200, 403],
    auditor: [403, 403, 403, 403],
    administrator: [200, 200, 200, 200],
  }
  for (const role of ROLES) {
    const who = await world.session(await world.hire({ roles: [role] }))
    const { _id: id } = await world.hire({ roles: ['adviser'] })
    const answers = [
      await world.ask({ as: who, path: PATH }),
      await world.post({ as: who, path: PATH, body: { ...NEW, email: `${role}@meadowbrook.example` } }),
      await act({ by: who, id, action: 'trained', until: '2028-01-31' }),
      await act({ by: who, id, action: 'change', ...CHANGE, version: may[role][2] === 200 ? 1 : 0 }),
    ]
    expect([role, answers.map(({ status }) => status)]).toEqual([role, may[role]])
  }
  expect((await world.ask({ path: PATH })).status).toBe(401)
})

test('an administrator still reads nothing that a tenant wrote', async () => {
  const { _id: id } = await world.talk({ said: [{ author: 'tenant', body: { text: 'a canary' } }] })
  for (const path of ['queue', 'cases', `conversations/${id}`, 'audit', 'reports', 'colleagues'])
    expect([path, (await world.ask({ as, path: `/api/staff/${path}` })).status]).toEqual([path, 403])
})

test('somebody new signs in with the password that was told once, and only to choose another', async () => {
  const added = await world.post({ as, path: PATH, body: NEW })
  expect(added.status).toBe(200)
  const { id, password } = added.body as { id: string; password: string }
  expect((await world.post({ as, path: PATH, body: NEW })).body).toMatchObject({
    error: { detail: { reason: 'email_taken' } },
  })
  expect((await signIn(NEW.email, password)).body).toMatchObject({ mustChangePassword: true, shownName: 'Lee' })
  expect(await stored(id)).toMatchObject({ skills: ['damp'], languages: ['en', 'pl'], temporary: true })
  const listed = await world.ask({ as, path: PATH })
  expect(listed.text).not.toMatch(/argon2|"password"/)
  expect(listed.text).toContain(id)
  expect(world.logged()).not.toMatch(/new@|Lee New/)
  const [entry] = await world.staff.audit
    .latest({ landlord: 'meadowbrook', limit: 50 })
    .then((links) => links.filter(({ action }) => action === 'account.add'))
  expect(entry).toMatchObject({
    account: administrator._id,
    target: id,
    detail: 'roles adviser teams customer-services',
  })
})

test('another landlord has nobody here, and a team or a role that is none is refused', async () => {
  const stranger = await world.hire({ roles: ['adviser'], landlord: 'harbour-view' })
  expect((await act({ id: stranger._id, action: 'disable', reason: 'left' })).status).toBe(404)
  expect((await world.ask({ as, path: PATH })).text).not.toContain(stranger._id)
  expect(reasonOf(await world.post({ as, path: PATH, body: { ...NEW, teams: ['no-such-team'] } }))).toBe('unknown_team')
  for (const wrong of [
    { roles: ['owner'] },
    { roles: [] },
    { skills: ['two words'] },
    { email: 'nobody' },
    { more: 1 },
  ])
    expect((await world.post({ as, path: PATH, body: { ...NEW, ...wrong } })).status).toBe(400)
})

test('a change is by version, shows in the audit before and after, and holds at once', async () => {
  const one = await world.hire({ roles: ['adviser'], teams: ['complaints'], name: 'Lee New' })
  const theirs = await world.session(one)
  const change = { ...CHANGE, roles: ['auditor'], teams: [], languages: ['en', 'cy'], skills: ['damp'] }
  const [first, second] = await Promise.all([
    act({ id: one._id, action: 'change', ...change }),
    act({ id: one._id, action: 'change', ...change }),
  ])
  expect([first.status, second.status].sort()).toEqual([200, 409])
  expect(await stored(one._id)).toMatchObject({ roles: ['auditor'], version: 1 })
  const entries = await world.staff.audit.latest({ landlord: 'meadowbrook', limit: 10 })
  expect(entries.find(({ action }) => action === 'account.change')).toMatchObject({
    account: administrator._id,
    target: one._id,
    detail: 'roles adviser > auditor; teams complaints > none; languages en > en,cy; skills none > damp; shownName',
  })
  expect((await world.ask({ as: theirs, path: '/api/staff/audit' })).status).toBe(200)
  expect((await world.ask({ as: theirs, path: '/api/staff/queue' })).status).toBe(403)
})

test('nobody changes what they may do themselves, or shuts their own account', async () => {
  const { _id: id, name } = administrator
  const own = { name, shownName: 'Jo', languages: ['en'], skills: [] }
  await world.hire({ roles: ['administrator'] })
  for (const more of [
    { action: 'change', ...own, roles: ['administrator', 'hate_officer'], teams: [] },
    { action: 'change', ...own, roles: ['administrator'], teams: ['hate-response'] },
    { action: 'trained', until: '2028-01-31' },
    { action: 'disable', reason: 'left' },
    { action: 'new_password', reason: 'forgotten' },
    { action: 'reset_factor', reason: 'lost' },
  ])
    expect([more.action, reasonOf(await act({ id, ...more }))]).toEqual([more.action, 'own_account'])
  expect((await act({ id, action: 'change', ...own, roles: ['administrator'], teams: [] })).status).toBe(200)
})

test('of two administrators who shut each other out at once one stays, in every round', async () => {
  const other = await world.hire({ roles: ['administrator'] })
  const theirs = await world.session(other)
  for (let round = 0; round < 8; round++) {
    const version = async (id: string): Promise<number> => (await stored(id))!.version
    const [a, b] = [await version(administrator._id), await version(other._id)]
    const demote = { action: 'change', ...CHANGE, roles: ['auditor'] }
    const done = await Promise.all([
      act({ id: other._id, ...demote, version: b }),
      act({ by: theirs, id: administrator._id, ...demote, version: a }),
    ])
    expect(done.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1)
    const left = await world.staff.accounts.model.countDocuments({ landlord: 'meadowbrook', roles: 'administrator' })
    expect(left).toBeGreaterThanOrEqual(1)
    await world.staff.accounts.model.updateMany(
      { landlord: 'meadowbrook' },
      { $set: { roles: ['administrator'], disabled: false } },
    )
  }
}, 120_000)

test('the last administrator is not shut out by a colleague of another right', async () => {
  await world.staff.accounts.model.updateOne(
    { landlord: 'meadowbrook', _id: administrator._id },
    { $set: { disabled: true } },
  )
  const only = await world.hire({ roles: ['administrator', 'adviser'] })
  const { _id: closed } = administrator
  const by = world.product.landlords.bySlug('meadowbrook')!
  const asked = { by: administrator, landlord: by, id: only._id, version: 0 }
  expect(await world.staff.people.act({ ...asked, act: { action: 'disable', reason: 'left' } })).toEqual({
    ok: false,
    reason: 'last_administrator',
  })
  expect(closed).not.toBe(only._id)
  expect((await stored(only._id))?.disabled).toBe(false)
})

test('shutting an account ends its sessions; it can be opened again with the same password', async () => {
  const one = await world.hire({ roles: ['adviser'], email: 'away@meadowbrook.example' })
  const theirs = await world.session(one)
  expect((await act({ id: one._id, action: 'disable', reason: 'away' })).status).toBe(200)
  expect((await world.ask({ as: theirs, path: '/api/staff/session' })).status).toBe(401)
  expect((await signIn(one.email, PASSWORD)).status).toBe(401)
  expect((await act({ id: one._id, action: 'enable', version: 1 })).status).toBe(200)
  expect((await signIn(one.email, PASSWORD)).status).toBe(200)
})

test('a lost phone is taken off the account with a reason on record, and ends its sessions', async () => {
  const one = await world.hire({ roles: ['adviser'], email: 'lost@meadowbrook.example' })
  const theirs = await world.session(one)
  expect(reasonOf(await act({ id: one._id, action: 'reset_factor', reason: 'lost' }))).toBe('not_set_up')
  const begun = await world.post({ as: theirs, path: '/api/staff/factor/begin' })
  const code = codeAt({ secret: String(begun.body.secret), at: world.now() })
  const set = await world.post({ as: theirs, path: '/api/staff/factor', body: { code } })
  const inside = String(set.headers['set-cookie']).split(';')[0]!
  expect((await signIn(one.email, PASSWORD)).status).toBe(401)
  expect((await act({ id: one._id, action: 'reset_factor' })).status).toBe(400)
  expect((await act({ id: one._id, action: 'reset_factor', reason: 'lost' })).status).toBe(200)
  expect((await world.ask({ as: inside, path: '/api/staff/session' })).status).toBe(401)
  expect((await signIn(one.email, PASSWORD)).status).toBe(200)
  const entries = await world.staff.audit.latest({ landlord: 'meadowbrook', limit: 5 })
  expect(entries.find(({ action }) => action === 'account.reset_factor')).toMatchObject({
    account: administrator._id,
    target: one._id,
    detail: 'lost',
  })
})

test('a forgotten password is made anew, told once, good for choosing another, and ends every session', async () => {
  const one = await world.hire({ roles: ['manager'], email: 'forgot@meadowbrook.example' })
  const theirs = await world.session(one)
  const { body } = await act({ id: one._id, action: 'new_password', reason: 'forgotten' })
  expect((await world.ask({ as: theirs, path: '/api/staff/session' })).status).toBe(401)
  expect((await signIn(one.email, PASSWORD)).status).toBe(401)
  expect((await signIn(one.email, String(body.password))).body.mustChangePassword).toBe(true)
})

test('all of it asks for a fresh proof', async () => {
  const one = await world.hire({ roles: ['adviser'] })
  world.pass(11 * 60_000)
  expect(reasonOf(await act({ id: one._id, action: 'disable', reason: 'left' }))).toBe('step_up')
  expect(reasonOf(await world.post({ as, path: PATH, body: NEW }))).toBe('step_up')
})

test('what cannot be put on record is not done', async () => {
  const one = await world.hire({ roles: ['adviser'] })
  await whileAuditFails({
    connection: world.product.db.connection,
    work: async () => {
      expect((await act({ id: one._id, action: 'disable', reason: 'left' })).status).toBe(503)
      expect((await world.post({ as, path: PATH, body: NEW })).status).toBe(503)
      expect((await world.ask({ as, path: PATH })).status).toBe(503)
    },
  })
  expect((await stored(one._id))?.disabled).toBe(false)
  expect(await world.staff.accounts.byEmail({ landlords: ['meadowbrook'], email: NEW.email })).toEqual([])
})
