/** T13: what is sensitive asks for a proof within the last ten minutes, and the session goes on under a new secret. */
import { hireOfficer, holdReport, reading } from '../support/heldReport.ts'
import { type Answered, PASSWORD, type StaffWorld, staffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
let report: string

beforeAll(async () => {
  world = await staffWorld()
  report = (await holdReport({ world })).id
}, 180_000)
afterAll(() => world.close())

const MINUTE = 60_000
const cookieOf = (answer: Answered): string => String(answer.headers['set-cookie']).split(';')[0]!
const prove = (as: string, body: object): Promise<Answered> =>
  world.post({ as, path: '/api/staff/session/proof', body })
const STEP_UP = { status: 403, body: { error: { detail: { reason: 'step_up' } } } }
const read = (as: string): Promise<Answered> =>
  world.post({ as, path: `/api/staff/reports/${report}/read`, body: reading() })

const none = 'x'.repeat(26)
const one = `/api/staff/reports/${none}`
const SENSITIVE: { path: string; body: object; status: number }[] = [
  { path: `${one}/read`, body: reading(), status: 404 },
  { path: `${one}/files`, body: { file: none, reason: reading().reason }, status: 404 },
  { path: `${one}/exports/${none}`, body: {}, status: 404 },
  { path: `${one}/exports/${none}/print`, body: {}, status: 404 },
  { path: '/api/staff/break-glass', body: { reference: '222-222-2222', reason: 'a night call' }, status: 200 },
  { path: `/api/staff/break-glass/${none}/approve`, body: { reason: 'a night call' }, status: 404 },
  { path: `/api/staff/break-glass/${none}/read`, body: reading(), status: 404 },
]

test.each(SENSITIVE)('ten minutes after the sign-in it asks again: $path', async ({ path, body, status }) => {
  const as = await world.session(await hireOfficer(world))
  world.pass(10 * MINUTE - 1)
  expect((await world.post({ as, path, body })).status).toBe(status)
  world.pass(1)
  expect(await world.post({ as, path, body })).toMatchObject(STEP_UP)
  const proved = await prove(as, { password: PASSWORD })
  expect((await world.post({ as: cookieOf(proved), path, body })).status).toBe(status)
})

test('nothing was opened or written down before the proof', async () => {
  const account = await hireOfficer(world)
  const as = await world.session(account)
  world.pass(11 * MINUTE)
  expect(await read(as)).toMatchObject(STEP_UP)
  const reads = async () =>
    (await world.staff.audit.latest({ landlord: 'meadowbrook', limit: 20 }))
      .filter((link) => link.account === account._id)
      .map(({ action }) => action)
  expect(await reads()).toEqual([])
  const proved = cookieOf(await prove(as, { password: PASSWORD }))
  expect((await read(proved)).status).toBe(200)
  expect(await reads()).toEqual(['report.read', 'session.proof'])
})

test('a proof gives a new secret, ends the old one, and lasts ten minutes', async () => {
  const as = await world.session(await hireOfficer(world))
  world.pass(15 * MINUTE)
  const proved = await prove(as, { password: PASSWORD })
  expect([proved.status, proved.text]).toEqual([204, ''])
  const next = cookieOf(proved)
  expect(next).not.toBe(as)
  expect((await read(as)).status).toBe(401)
  expect((await read(next)).status).toBe(200)
  world.pass(10 * MINUTE)
  expect(await read(next)).toMatchObject(STEP_UP)
})

test('a wrong password proves nothing and ends nothing', async () => {
  const as = await world.session(await hireOfficer(world))
  world.pass(11 * MINUTE)
  for (const body of [{ password: 'surely not it' }, { code: '123456' }, {}])
    expect(await prove(as, body)).toMatchObject({ status: 403, body: { error: { detail: { reason: 'wrong' } } } })
  expect(await read(as)).toMatchObject(STEP_UP)
  expect((await world.ask({ as, path: '/api/staff/session' })).status).toBe(200)
})

test('proving it again and again does not make the session last longer than its ten hours', async () => {
  let as = await world.session(await hireOfficer(world))
  for (let passed = 0; passed < 600 - 15; passed += 15) {
    world.pass(15 * MINUTE)
    as = cookieOf(await prove(as, { password: PASSWORD }))
  }
  world.pass(15 * MINUTE)
  expect((await prove(as, { password: PASSWORD })).status).toBe(401)
})

test('somebody without the right is told of their right, and not asked for a proof', async () => {
  const as = await world.session(await world.hire({ roles: ['adviser'] }))
  world.pass(11 * MINUTE)
  expect(await read(as)).toMatchObject({ status: 403, body: { error: { detail: { reason: 'role' } } } })
})

test('signing out everywhere else leaves this session and no other', async () => {
  const account = await world.hire({ roles: ['adviser'] })
  const [here, other] = [await world.session(account), await world.session(account)]
  expect((await world.ask({ as: here, path: '/api/staff/account' })).body.sessions).toHaveLength(2)
  expect((await world.post({ as: here, path: '/api/staff/account/end-sessions' })).status).toBe(204)
  const { sessions } = (await world.ask({ as: here, path: '/api/staff/account' })).body
  expect(sessions).toEqual([expect.objectContaining({ mine: true })])
  expect((await world.ask({ as: other, path: '/api/staff/session' })).status).toBe(401)
})
