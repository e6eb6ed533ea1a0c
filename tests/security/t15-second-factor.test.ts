/** T15: a code of the second factor is good once, for its half minute and the ones beside it; nothing tells which of password and code was wrong. */

import { codeAt } from '../support/authenticator.ts'
import { type Answered, PASSWORD, type StaffWorld, staffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
let number = 0

beforeAll(async () => {
  world = await staffWorld()
}, 180_000)
afterAll(() => world.close())

const STEP = 30_000
const cookieOf = (answer: Answered): string => String(answer.headers['set-cookie']).split(';')[0]!
const signIn = (email: string, more: object = {}): Promise<Answered> =>
  world.post({ path: '/api/staff/session', body: { email, password: PASSWORD, ...more } })
const me = async (as: string): Promise<number> => (await world.ask({ as, path: '/api/staff/session' })).status

/** Somebody with an app that shows codes, signed in. */
async function enrolled() {
  const email = `factor${++number}@meadowbrook.example`
  const account = await world.hire({ roles: ['adviser'], email })
  const first = cookieOf(await signIn(email))
  const begun = await world.post({ as: first, path: '/api/staff/factor/begin' })
  const secret = String(begun.body.secret)
  const code = (later = 0): string => codeAt({ secret, at: new Date(world.now().getTime() + later) })
  const confirmed = await world.post({ as: first, path: '/api/staff/factor', body: { code: code() } })
  world.pass(2 * STEP)
  const recovery = confirmed.body.recovery as string[]
  return { account, email, secret, code, first, begun, confirmed, recovery, as: cookieOf(confirmed) }
}

test('the codes are those of the standard', () => {
  // RFC 6238, appendix B, with six of its eight digits.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  for (const [seconds, code] of [
    [59, '287082'],
    [1111111109, '081804'],
    [20000000000, '353130'],
  ] as const)
    expect(codeAt({ secret, at: new Date(seconds * 1000) })).toBe(code)
})

test('it is set up with a first code, ends every session there was, and is asked for from then on', async () => {
  const email = `factor${++number}@meadowbrook.example`
  await world.hire({ roles: ['adviser'], email })
  const [as, other] = [cookieOf(await signIn(email)), cookieOf(await signIn(email))]
  const begun = await world.post({ as, path: '/api/staff/factor/begin' })
  const { secret, uri } = begun.body as { secret: string; uri: string }
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(uri).toContain(`secret=${secret}`)
  expect(uri).toMatch(/^otpauth:\/\/totp\/.*issuer=/)
  // Shown and not confirmed, it locks nobody out.
  expect((await signIn(email)).status).toBe(200)
  const wrong = await world.post({ as, path: '/api/staff/factor', body: { code: '000000' } })
  expect(wrong).toMatchObject({ status: 403, body: { error: { detail: { reason: 'wrong' } } } })
  const code = codeAt({ secret, at: world.now() })
  const confirmed = await world.post({ as, path: '/api/staff/factor', body: { code } })
  expect(confirmed.status).toBe(200)
  expect(new Set(confirmed.body.recovery as string[]).size).toBe(10)
  expect([await me(as), await me(other), await me(cookieOf(confirmed))]).toEqual([401, 401, 200])
  expect((await signIn(email)).status).toBe(401)
  // The code that set it up is used up as well.
  expect((await signIn(email, { code })).status).toBe(401)
  world.pass(STEP)
  expect((await signIn(email, { code: codeAt({ secret, at: world.now() }) })).status).toBe(200)
})

test('the same code twice fails, of two at once one passes, and an older one fails too', async () => {
  const { email, code } = await enrolled()
  const now = code()
  const earlier = code(-STEP)
  const both = await Promise.all([signIn(email, { code: now }), signIn(email, { code: now })])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 401])
  expect((await signIn(email, { code: now })).status).toBe(401)
  expect((await signIn(email, { code: earlier })).status).toBe(401)
  expect((await signIn(email, { code: code(STEP) })).status).toBe(200)
})

test('one half minute early or late is right, two are not', async () => {
  const { email, code } = await enrolled()
  for (const [later, status] of [
    [-2 * STEP, 401],
    [2 * STEP, 401],
    [-STEP, 200],
    [0, 200],
    [STEP, 200],
  ] as const)
    expect([later, (await signIn(email, { code: code(later) })).status]).toEqual([later, status])
})

test('a code for a lost phone is good once, however it is typed, and new ones take the place of the old', async () => {
  const { email, recovery, as } = await enrolled()
  const [one, two] = recovery as [string, string]
  const typed = ` ${one.toUpperCase().replaceAll('-', ' ')}`
  expect((await signIn(email, { code: typed })).status).toBe(200)
  expect((await signIn(email, { code: one })).status).toBe(401)
  const own = await world.ask({ as, path: '/api/staff/account' })
  expect(own.body).toMatchObject({ factor: { recoveryLeft: 9 } })
  const renewed = await world.post({ as, path: '/api/staff/factor/recovery' })
  expect((await signIn(email, { code: two })).status).toBe(401)
  expect((await signIn(email, { code: (renewed.body.recovery as string[])[0]! })).status).toBe(200)
})

test('whoever has no code is refused like whoever has no password, and after the same work', async () => {
  const { email, code, recovery } = await enrolled()
  const plain = await world.hire({ roles: ['adviser'], email: 'plain@meadowbrook.example' })
  const tries: Record<string, () => Promise<Answered>> = {
    'no code': () => signIn(email),
    'wrong code': () => signIn(email, { code: '123456' }),
    'wrong password, right code': () => signIn(email, { code: code(), password: 'surely not it' }),
    'wrong password, no code': () => signIn(email, { password: 'surely not it' }),
    'wrong password, a code for a lost phone': () => signIn(email, { password: 'surely not it', code: recovery[0]! }),
    'no factor': () => signIn(plain.email, { password: 'surely not it', code: '123456' }),
    nobody: () => signIn('nobody@meadowbrook.example', { code: '123456' }),
  }
  const answers = new Set<string>()
  const times: Record<string, number[]> = {}
  for (let round = 0; round < 25; round++)
    for (const [name, attempt] of Object.entries(tries)) {
      const start = performance.now()
      const { status, text } = await attempt()
      times[name] = [...(times[name] ?? []), performance.now() - start]
      answers.add(`${status} ${text}`)
    }
  expect([...answers]).toEqual([expect.stringMatching(/^401 /)])
  const median = (name: string): number => times[name]!.sort((a, b) => a - b)[12]!
  for (const name of Object.keys(tries)) {
    expect(median(name)).toBeGreaterThan(median('no code') * 0.6)
    expect(median(name)).toBeLessThan(median('no code') * 1.6)
  }
  // With the wrong password nothing was used up.
  expect((await signIn(email, { code: code() })).status).toBe(200)
  expect((await signIn(email, { code: recovery[0]! })).status).toBe(200)
}, 180_000)

test('it can be changed and taken away by its owner only after a fresh proof, and each ends the other sessions', async () => {
  const { email, code, as, secret } = await enrolled()
  world.pass(11 * 60_000)
  for (const path of ['begin', 'recovery', 'remove'])
    expect((await world.post({ as, path: `/api/staff/factor/${path}` })).body).toMatchObject({
      error: { detail: { reason: 'step_up' } },
    })
  const proved = cookieOf(await world.post({ as, path: '/api/staff/session/proof', body: { code: code() } }))
  const other = cookieOf(await signIn(email, { code: code(STEP) }))
  const begun = await world.post({ as: proved, path: '/api/staff/factor/begin' })
  const next = String(begun.body.secret)
  expect(next).not.toBe(secret)
  const confirmed = await world.post({
    as: proved,
    path: '/api/staff/factor',
    body: { code: codeAt({ secret: next, at: world.now() }) },
  })
  expect([await me(proved), await me(other)]).toEqual([401, 401])
  world.pass(2 * STEP)
  expect((await signIn(email, { code: code() })).status).toBe(401)
  const removed = await world.post({ as: cookieOf(confirmed), path: '/api/staff/factor/remove' })
  expect([removed.status, await me(cookieOf(confirmed)), await me(cookieOf(removed))]).toEqual([204, 401, 200])
  expect((await signIn(email)).status).toBe(200)
})

test('codes cannot be tried at will by whoever knows the password, at sign-in and at each proof', async () => {
  const tight = await staffWorld({ signIns: { points: 5, seconds: 900 } })
  try {
    await tight.hire({ roles: ['adviser'], email: 'tight@meadowbrook.example' })
    const body = { email: 'tight@meadowbrook.example', password: PASSWORD }
    const as = cookieOf(await tight.post({ path: '/api/staff/session', body }))
    const begun = await tight.post({ as, path: '/api/staff/factor/begin' })
    const code = (): string => codeAt({ secret: String(begun.body.secret), at: tight.now() })
    const confirmed = await tight.post({ as, path: '/api/staff/factor', body: { code: code() } })
    // Asked for the code each time, as the page does: nobody who has both is slowed down.
    for (let round = 0; round < 12; round++) {
      tight.pass(STEP)
      expect((await tight.post({ path: '/api/staff/session', body })).status).toBe(401)
      expect((await tight.post({ path: '/api/staff/session', body: { ...body, code: code() } })).status).toBe(200)
    }
    const tries = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        tight.post(
          index % 2
            ? { path: '/api/staff/session', body: { ...body, code: String(index).padStart(6, '0') } }
            : { as: cookieOf(confirmed), path: '/api/staff/session/proof', body: { code: String(index) } },
        ),
      ),
    )
    const statuses = tries.map(({ status }) => status)
    expect(statuses.filter((status) => status === 401 || status === 403)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(195)
  } finally {
    await tight.close()
  }
}, 180_000)

test('the secret is sealed and the codes for a lost phone are marks: neither is in the database or the log', async () => {
  const { secret, recovery, account } = await enrolled()
  const stored = await world.product.db.connection.collection('staff_factors').findOne({ _id: account._id as never })
  expect(stored?.since).toBeInstanceOf(Date)
  const { db } = world.product.db.connection
  const raw = await Promise.all(
    ['staff_factors', 'accounts', 'audit'].map(async (name) =>
      JSON.stringify(await db!.collection(name).find().toArray()),
    ),
  )
  const base64 = Buffer.from(secret).toString('base64')
  for (const canary of [secret, base64, ...recovery, ...recovery.map((one) => one.replaceAll('-', ''))])
    expect(raw.join('') + world.logged()).not.toContain(canary)
})

test('each of it is in the audit, by codes', async () => {
  const { account } = await enrolled()
  const latest = await world.staff.audit.latest({ landlord: 'meadowbrook', limit: 50 })
  const own = latest.filter((link) => link.account === account._id).map(({ action, detail }) => `${action} ${detail}`)
  expect(own).toEqual(['account.factor set_up', 'session.begin '])
})

test('where it is required, nothing else can be done before it is set up', async () => {
  const { config } = world.product
  const before = config.secondFactor
  config.secondFactor = 'restricted'
  try {
    for (const role of ['hate_officer', 'manager', 'auditor', 'administrator', 'adviser'] as const) {
      const email = `needs${++number}@meadowbrook.example`
      await world.hire({ roles: [role], email })
      const answer = await signIn(email)
      const as = cookieOf(answer)
      const must = role !== 'adviser'
      expect([role, answer.body.mustSetUpFactor]).toEqual([role, must])
      const paths = must ? ['account', 'events', 'queue', 'audit', 'cases', 'colleagues'] : ['account', 'queue']
      for (const path of paths) {
        const { status, body } = await world.ask({ as, path: `/api/staff/${path}` })
        const reason = (body.error as { detail?: { reason: string } } | undefined)?.detail?.reason
        expect([role, path, status, reason]).toEqual([role, path, must ? 403 : 200, must ? 'factor' : undefined])
      }
      if (!must) continue
      const begun = await world.post({ as, path: '/api/staff/factor/begin' })
      const code = codeAt({ secret: String(begun.body.secret), at: world.now() })
      const confirmed = await world.post({ as, path: '/api/staff/factor', body: { code } })
      expect((await world.ask({ as: cookieOf(confirmed), path: '/api/staff/account' })).status).toBe(200)
      // What is required is not taken away again.
      const removed = await world.post({ as: cookieOf(confirmed), path: '/api/staff/factor/remove' })
      expect(removed).toMatchObject({ status: 409, body: { error: { detail: { reason: 'factor_needed' } } } })
    }
  } finally {
    config.secondFactor = before
  }
})
