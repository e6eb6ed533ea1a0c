/** A wait that lasts too long in opening hours: it stands so in the list, and whoever is on call is told once and nothing of whose it is. */
import { tellLongWaits } from '../../bot/longWaits.ts'
import { afterOpen } from '../../services/handoff/hours.ts'
import { type StaffWorld, staffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
beforeAll(async () => {
  world = await staffWorld()
  world.product.landlords.bySlug('meadowbrook')!.operations.on_call = {
    ...{ sms: '+447700900999', webhook: 'http://127.0.0.1:9/rota' },
  }
}, 180_000)
afterAll(() => world.close())
beforeEach(async () => {
  await world.product.conversations.deleteMany({ landlord: 'meadowbrook' })
})

const MINUTE = 60_000
const ago = (minutes: number) => ({
  ...{ since: new Date(world.now().getTime() - minutes * MINUTE), team: 'repairs', urgent: false },
  reason: 'asked' as const,
})
const alerts = (id: string) =>
  world.product.outbox.model
    .find({ landlord: 'meadowbrook' })
    .then((rows) => rows.filter(({ _id }) => _id.startsWith(`wait:${id}:`)))
const tell = () => tellLongWaits({ product: world.product })

test('is told once by text and once by call, however many processes look and how often', async () => {
  const { _id: id } = await world.talk({ waiting: ago(11), channel: 'sms' })
  await Promise.all(Array.from({ length: 6 }, tell))
  expect(await tell()).toBe(0)
  const rows = await alerts(id)
  expect(rows.map(({ channel }) => channel).sort()).toEqual(['sms', 'webhook'])
  const told = JSON.stringify(rows.map((row) => world.product.outbox.content(row.toObject())))
  expect(told).toContain('somebody has waited too long')
  expect(told).toContain('alert.long_wait')
  expect(told).not.toMatch(/700900321|repairs|asked/)
  expect(told).not.toContain(id)
})

test('is not told before its time, nor of a talk that somebody holds', async () => {
  const soon = await world.talk({ waiting: ago(9) })
  const held = await world.talk({ waiting: ago(60), holder: 'somebody' })
  expect(await tell()).toBe(0)
  for (const { _id } of [soon, held]) expect(await alerts(_id)).toEqual([])
})

test('a restricted talk is told of in the same words, and moves no figure', async () => {
  await world.talk({ waiting: ago(3) })
  const { _id: id } = await world.talk({ audience: 'hate', waiting: ago(90) })
  expect(await tell()).toBe(1)
  expect(await alerts(id)).toHaveLength(2)
  expect(await world.product.metrics.registry.getSingleMetricAsString('heard_oldest_wait_seconds')).toMatch(/ 180$/m)
})

test('only the hours of the office count: an evening and a weekend are no wait', () => {
  const landlord = world.product.landlords.bySlug('meadowbrook')!
  const { bankHolidays } = world.product.law
  const late = (since: string, minutes = 10): string | undefined =>
    afterOpen({ landlord, since: new Date(since), milliseconds: minutes * MINUTE, bankHolidays })?.toISOString()
  expect(late('2027-03-10T10:00:00Z')).toBe('2027-03-10T10:10:00.000Z')
  // Asked on Friday evening, counted from Monday morning.
  expect(late('2027-03-12T22:00:00Z')).toBe('2027-03-15T09:10:00.000Z')
  const { to } = landlord.operations.hours.week.friday.at(-1)!
  expect(late(new Date(Date.parse(`2027-03-12T${to}:00Z`) - 4 * MINUTE).toISOString())).toBe('2027-03-15T09:06:00.000Z')
})

test('the list says from when on each is too long, and the profile may say after how long', async () => {
  const { operations } = world.product.landlords.bySlug('meadowbrook')!
  const as = await world.session(await world.hire({ roles: ['adviser'] }))
  const { _id: id } = await world.talk({ waiting: ago(0) })
  const late = async (): Promise<unknown> => {
    const { body } = await world.ask({ as, path: '/api/staff/queue' })
    return (body.waiting as { id: string; lateAt: string }[]).find((one) => one.id === id)?.lateAt
  }
  expect(await late()).toBe(new Date(world.now().getTime() + 10 * MINUTE).toISOString())
  operations.handoff.longest_wait = { value: 1, unit: 'hours' }
  expect(await late()).toBe(new Date(world.now().getTime() + 60 * MINUTE).toISOString())
})
