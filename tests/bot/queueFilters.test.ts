/** The queue narrowed: what is chosen is left, and danger, what is sealed and what is offered to oneself never goes out of sight. */
import type { QueueLine } from '../../bot/pages/console/answers.ts'
import { narrowed, type QueueSearch, readQueue } from '../../bot/pages/console/queue/queueSearch.ts'
import { type StaffWorld, staffWorld } from '../support/staffWorld.ts'

const NOW = Date.parse('2027-03-10T10:00:00Z')
const at = (minutes: number): string => new Date(NOW - minutes * 60_000).toISOString()
const line = (id: string, more: Partial<QueueLine> = {}): QueueLine => ({
  ...{ id, channel: 'webchat', language: 'en', audience: 'general', waitingSince: at(2), lateAt: at(-8) },
  ...{ urgent: false, alert: null, team: 'repairs', reason: 'asked', holder: null, offered: null },
  ...{ lastInboundAt: at(0), followUp: null, told: null, stays: false, fits: { language: true, skill: false } },
  ...more,
})
const KEPT = [
  line('danger', { alert: { kind: 'danger', at: at(0) }, team: null, waitingSince: null, fits: NONE() }),
  line('sealed', { audience: 'hate', team: null, reason: null, fits: NONE() }),
  line('mine', {
    offered: { name: 'Sam', mine: true },
    team: 'none',
    reason: 'language',
    language: 'xx',
    fits: NONE(),
  }),
]
const LINES = [
  ...KEPT,
  line('urgent', { urgent: true, team: 'complaints', fits: { language: true, skill: true } }),
  line('late', { waitingSince: at(40), lateAt: at(30), reason: 'distress' }),
  line('urdu', { language: 'ur-PK', waitingSince: at(6), fits: NONE() }),
]
function NONE(): QueueLine['fits'] {
  return { language: false, skill: false }
}
const shown = (search: QueueSearch): string[] => narrowed({ lines: LINES, search, now: NOW }).shown.map(({ id }) => id)
const kept = KEPT.map(({ id }) => id)

test.each<[QueueSearch, string[]]>([
  [{}, ['urgent', 'late', 'urdu']],
  [{ team: 'complaints' }, ['urgent']],
  [{ skill: 'own' }, ['urgent']],
  [{ skill: 'distress' }, ['late']],
  [{ language: 'ur' }, ['urdu']],
  [{ language: 'own' }, ['urgent', 'late']],
  [{ need: 'urgent' }, ['urgent']],
  [{ need: 'late' }, ['late']],
  [{ wait: '5' }, ['late', 'urdu']],
  [{ wait: 'soon' }, ['urgent', 'late', 'urdu']],
  [{ team: 'repairs', wait: '30' }, ['late']],
  [{ team: 'nobody', need: 'late', language: 'so' }, []],
])('%j leaves %j after those that always stay', (search, left) => {
  expect(shown(search)).toEqual([...kept, ...left])
})

test('says how many are left out and how many of them are urgent; an address holds only what is known', () => {
  expect(narrowed({ lines: LINES, search: { language: 'ur' }, now: NOW }).hidden).toEqual({ count: 2, urgent: 1 })
  expect(readQueue('team=repairs&name=smith&wait=')).toEqual({ team: 'repairs' })
})

describe('from the server', () => {
  let world: StaffWorld
  beforeAll(async () => {
    world = await staffWorld()
  }, 180_000)
  afterAll(() => world.close())

  test('what is sealed stands after danger and before all others, and tells of no skill; own languages and skills fit', async () => {
    const sam = await world.hire({ roles: ['hate_officer'], teams: ['hate-response'] })
    const mine = { languages: ['en', 'ur'], skills: ['distress', 'hate-response'] }
    await world.staff.accounts.model.updateOne({ _id: sam._id, landlord: 'meadowbrook' }, { $set: mine })
    const since = (minutes: number): Date => new Date(world.now().getTime() - minutes * 60_000)
    const waits = (minutes: number, reason: 'asked' | 'distress' | 'sensitive', urgent = false) => ({
      ...{ since: since(minutes), team: 'repairs', reason, urgent },
    })
    const urgent = await world.talk({ waiting: waits(60, 'distress', true), language: 'ur-PK' })
    const sealed = await world.talk({ audience: 'hate', waiting: { ...waits(1, 'sensitive'), team: 'hate-response' } })
    const plain = await world.talk({ waiting: waits(90, 'asked'), language: 'pl' })
    const danger = await world.talk({ waiting: null, alert: { at: since(0), kind: 'danger' } })
    const { body } = await world.ask({ as: await world.session(sam), path: '/api/staff/queue' })
    const lines = body.waiting as QueueLine[]
    expect(lines.map(({ id }) => id)).toEqual([danger._id, sealed._id, urgent._id, plain._id])
    expect(lines.map(({ fits }) => fits)).toEqual([
      { language: true, skill: false },
      { language: true, skill: false },
      { language: true, skill: true },
      { language: false, skill: false },
    ])
  })
})
