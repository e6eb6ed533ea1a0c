/** T15: passwords cannot be tried at will, and a wrong try does not tell whether the account exists. */
import { type Answered, PASSWORD, type StaffWorld, staffWorld } from '../support/staffWorld.ts'

const TRIES = { points: 5, seconds: 15 * 60 }
let world: StaffWorld

beforeEach(async () => {
  world = await staffWorld({ signIns: TRIES })
}, 180_000)
afterEach(() => world.close())

const tryOne = (email: string, password: string): Promise<Answered> =>
  world.post({ path: '/api/staff/session', body: { email, password } })

test('of a thousand tries at one account five are looked at, and the rest are told how long to wait', async () => {
  await world.hire({ roles: ['adviser'], email: 'target@meadowbrook.example' })
  const statuses: number[] = []
  let last: Answered | null = null
  for (let round = 0; round < 50; round++) {
    const some = await Promise.all(
      Array.from({ length: 20 }, (_, index) => tryOne('target@meadowbrook.example', `guess number ${round} ${index}`)),
    )
    statuses.push(...some.map(({ status }) => status))
    last = some.find(({ status }) => status === 429) ?? last
  }
  expect(statuses).toHaveLength(1_000)
  expect(statuses.filter((status) => status === 401)).toHaveLength(TRIES.points)
  expect(statuses.filter((status) => status === 429)).toHaveLength(1_000 - TRIES.points)
  expect(Number(last!.headers['retry-after'])).toBeGreaterThan(0)
  expect(Number(last!.headers['retry-after'])).toBeLessThanOrEqual(TRIES.seconds)
  // The email is the key in whatever letters it is written, and the right password does not help while one is slowed down.
  expect((await tryOne(' TARGET@meadowbrook.example', PASSWORD)).status).toBe(429)
}, 180_000)

test('of a thousand tries from one address at a thousand accounts fifty are looked at', async () => {
  const statuses = await Promise.all(
    Array.from({ length: 1_000 }, (_, index) => tryOne(`person${index}@meadowbrook.example`, 'a common long password')),
  )
  expect(statuses.filter(({ status }) => status === 401)).toHaveLength(TRIES.points * 10)
}, 180_000)

test('whoever knows the password is never slowed down by signing in often', async () => {
  await world.hire({ roles: ['adviser'], email: 'often@meadowbrook.example' })
  for (let round = 0; round < 12; round++)
    expect((await tryOne('often@meadowbrook.example', PASSWORD)).status).toBe(200)
}, 180_000)

test('an unknown account, a shut one and a wrong password get the same answer after the same work', async () => {
  await world.close()
  world = await staffWorld()
  const known = await world.hire({ roles: ['adviser'], email: 'known@meadowbrook.example' })
  const shut = await world.hire({ roles: ['adviser'], email: 'shut@meadowbrook.example' })
  await world.staff.accounts.setDisabled({ landlord: shut.landlord, id: shut._id, disabled: true })
  const who = { known: known.email, shut: shut.email, unknown: 'nobody@meadowbrook.example' }
  const times: Record<string, number[]> = { known: [], shut: [], unknown: [] }
  const answers = new Set<string>()
  for (let round = 0; round < 25; round++) {
    for (const [name, email] of Object.entries(who)) {
      const start = performance.now()
      const { status, text } = await tryOne(email, 'surely not the password')
      times[name]!.push(performance.now() - start)
      answers.add(`${status} ${text}`)
    }
  }
  expect([...answers]).toEqual([expect.stringMatching(/^401 /)])
  const median = (name: string): number => times[name]!.sort((a, b) => a - b)[12]!
  // Without the decoy an unknown account answers in a tenth of the time; the machine's own noise is well below half.
  for (const name of ['shut', 'unknown']) {
    expect(median(name)).toBeGreaterThan(median('known') * 0.6)
    expect(median(name)).toBeLessThan(median('known') * 1.6)
  }
  expect(median('known')).toBeGreaterThan(8)
}, 180_000)

test('no password and no email is in the log', async () => {
  await world.hire({ roles: ['adviser'], email: 'canary@meadowbrook.example' })
  await tryOne('canary@meadowbrook.example', PASSWORD)
  await tryOne('canary@meadowbrook.example', 'a canary of a password')
  await world.post({ path: '/api/staff/session', body: '{"email": "canary' })
  expect(world.logged()).not.toMatch(/canary|calm words/)
})
