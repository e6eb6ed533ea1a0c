/** T13: a session is one secret in one kind of cookie, new at each sign-in, and ends with rest, age, signing out and any change of the account. */
import { createHash } from 'node:crypto'
import { type Answered, PASSWORD, type StaffWorld, staffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
let number = 0

beforeAll(async () => {
  world = await staffWorld()
}, 180_000)
afterAll(() => world.close())

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const signIn = (email: string, password = PASSWORD, headers = {}): Promise<Answered> =>
  world.post({ path: '/api/staff/session', body: { email, password }, headers })
const cookieOf = (answer: Answered): string => String(answer.headers['set-cookie']).split(';')[0]!
const me = async (as: string, headers = {}): Promise<number> =>
  (await world.ask({ as, path: '/api/staff/session', headers })).status

async function entered() {
  const email = `s${++number}@meadowbrook.example`
  const account = await world.hire({ roles: ['adviser'], email })
  return { account, email, as: cookieOf(await signIn(email)) }
}

test('the cookie is for this host only, over secure connections, out of reach of scripts and of other sites', async () => {
  await world.hire({ roles: ['adviser'], email: 'cookie@meadowbrook.example' })
  const answer = await signIn('cookie@meadowbrook.example')
  expect(answer.headers['set-cookie']).toEqual([
    expect.stringMatching(/^__Host-heard=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/),
  ])
  expect(answer.text).not.toContain(cookieOf(answer).split('=')[1]!)
  expect(answer.headers['cache-control']).toBe('no-store')
})

test('a cookie that a stranger planted never becomes a session', async () => {
  const { email } = await entered()
  const planted = `__Host-heard=${'A'.repeat(43)}`
  const answer = await signIn(email, PASSWORD, { Cookie: planted })
  expect(cookieOf(answer)).not.toBe(planted)
  expect(await me(planted)).toBe(401)
  expect(await me(cookieOf(answer))).toBe(200)
})

test('each sign-in has its own secret, of which the database holds the hash only', async () => {
  const { email, as } = await entered()
  const second = cookieOf(await signIn(email))
  expect(second).not.toBe(as)
  const secret = as.split('=')[1]!
  const stored = JSON.stringify(await world.staff.sessions.model.collection.find({}).toArray())
  expect(stored).not.toContain(secret)
  expect(stored).toContain(createHash('sha256').update(secret).digest('base64url'))
})

test('twenty minutes of rest end it, use does not, and what the page asks by itself is not use', async () => {
  const { as } = await entered()
  for (let round = 0; round < 3; round++) {
    world.pass(19 * MINUTE)
    expect(await me(as)).toBe(200)
  }
  world.pass(15 * MINUTE)
  expect(await me(as, { 'X-Heard-Background': '1' })).toBe(200)
  world.pass(5 * MINUTE)
  expect(await me(as, { 'X-Heard-Background': '1' })).toBe(401)
  expect(await me(as)).toBe(401)
})

test('ten hours end it, however busy it was', async () => {
  const { as } = await entered()
  for (let passed = 0; passed < 10 * HOUR - 15 * MINUTE; passed += 15 * MINUTE) {
    world.pass(15 * MINUTE)
    expect(await me(as)).toBe(200)
  }
  world.pass(15 * MINUTE)
  expect(await me(as)).toBe(401)
})

test('signing out ends it at once and takes the cookie away', async () => {
  const { as } = await entered()
  const answer = await world.ask({ as, method: 'DELETE', path: '/api/staff/session' })
  expect(answer.status).toBe(204)
  expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-heard=; .*Max-Age=0/)
  expect(await me(as)).toBe(401)
})

test('shutting the account ends every session of it', async () => {
  const { account, as, email } = await entered()
  const other = cookieOf(await signIn(email))
  await world.staff.signIn.disable({ landlord: account.landlord, id: account._id, by: 'a test' })
  expect([await me(as), await me(other)]).toEqual([401, 401])
})

test('a new password ends every other session and gives this one a new secret', async () => {
  const { as, email } = await entered()
  const other = cookieOf(await signIn(email))
  const change = (current: string, next: string) =>
    world.post({ as, path: '/api/staff/password', body: { current, next } })
  expect((await change('not the password', 'another four calm words')).status).toBe(403)
  expect(await change(PASSWORD, 'short')).toMatchObject({
    status: 400,
    body: { error: { detail: { reason: 'too_short' } } },
  })
  const changed = await change(PASSWORD, 'another four calm words')
  expect(changed.status).toBe(200)
  expect([await me(as), await me(other), await me(cookieOf(changed))]).toEqual([401, 401, 200])
  expect((await signIn(email)).status).toBe(401)
  expect((await signIn(email, 'another four calm words')).status).toBe(200)
})

test('a password that somebody else made is good for nothing but a new one', async () => {
  await world.hire({ roles: ['manager'], email: 'new@meadowbrook.example', temporary: true })
  const answer = await signIn('new@meadowbrook.example')
  expect(answer.body.mustChangePassword).toBe(true)
  const as = cookieOf(answer)
  for (const path of ['/api/staff/queue', '/api/staff/cases', '/api/staff/events'])
    expect((await world.ask({ as, path })).status).toBe(403)
  const changed = await world.post({
    as,
    path: '/api/staff/password',
    body: { current: PASSWORD, next: 'a password of my own' },
  })
  expect(changed.body.mustChangePassword).toBe(false)
  expect((await world.ask({ as: cookieOf(changed), path: '/api/staff/queue' })).status).toBe(200)
})

test.each([
  '',
  '__Host-heard=',
  '__Host-heard=short',
  'heard=x',
  `__Host-heard=${'A'.repeat(43)}`,
  '__Host-heard[$ne]=x',
])('the cookie %p is nobody', async (cookie) => {
  expect(await me(cookie)).toBe(401)
})
