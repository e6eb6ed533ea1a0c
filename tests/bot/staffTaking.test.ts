/** Whether a member of staff takes chats: by their own choice, kept with the account, and what they hold stays theirs. */
import { type StaffWorld, staffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
beforeAll(async () => {
  world = await staffWorld()
}, 180_000)
afterAll(() => world.close())

const path = '/api/staff/taking'

test('everybody takes chats until they pause, and a pause outlives the session', async () => {
  const sam = await world.hire({ roles: ['adviser'] })
  const as = await world.session(sam)
  expect((await world.ask({ as, path })).body).toEqual({ pausedAt: null, holds: 0, atOnce: 6 })
  const since = world.now().toISOString()
  expect(await world.post({ as, path, body: { paused: true } })).toMatchObject({
    status: 200,
    body: { pausedAt: since },
  })
  world.pass(60_000)
  await world.post({ as, path, body: { paused: true } })
  expect((await world.ask({ as: await world.session(sam), path })).body.pausedAt).toBe(since)
  await world.post({ as, path, body: { paused: false } })
  expect((await world.ask({ as, path })).body.pausedAt).toBeNull()
  const [kept] = await world.staff.audit.latest({ landlord: 'meadowbrook', limit: 1 })
  expect(kept).toMatchObject({ account: sam._id, action: 'taking.resume', target: sam._id })
})

test('a pause is one’s own and takes nothing away that one holds, on the web or by text', async () => {
  const sam = await world.hire({ roles: ['adviser'] })
  const as = await world.session(sam)
  const other = await world.session(await world.hire({ roles: ['adviser'] }))
  const web = await world.talk({ holder: sam._id })
  await world.talk({ holder: sam._id, channel: 'sms' })
  await world.post({ as, path, body: { paused: true } })
  expect((await world.ask({ as, path })).body.holds).toBe(2)
  expect((await world.ask({ as: other, path })).body).toMatchObject({ pausedAt: null, holds: 0 })
  const reply = `/api/staff/conversations/${web._id}/reply`
  expect((await world.post({ as, path: reply, body: { text: 'Still here' } })).status).toBe(200)
})

test('two desks of one person that pause at once leave one pause', async () => {
  const sam = await world.hire({ roles: ['adviser'] })
  const desks = await Promise.all(Array.from({ length: 6 }, () => world.session(sam)))
  const answers = await Promise.all(desks.map((as) => world.post({ as, path, body: { paused: true } })))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 200))
  expect(await world.staff.taking.model.countDocuments({ landlord: 'meadowbrook', _id: sam._id })).toBe(1)
})

test('is for those who take conversations up: an auditor and an administrator are refused', async () => {
  for (const role of ['auditor', 'administrator'] as const) {
    const as = await world.session(await world.hire({ roles: [role] }))
    expect((await world.ask({ as, path })).status).toBe(403)
    expect((await world.post({ as, path, body: { paused: true } })).status).toBe(403)
  }
  expect((await world.ask({ path })).status).toBe(401)
})
