/** What falls due happens once, whichever process comes first, and after a year of nobody looking. */
import type { CaseRecord } from '../../services/cases/caseModel.ts'
import { clocksFor } from '../../services/cases/clocks.ts'
import { newId } from '../../services/ids.ts'
import { type World, world } from '../support/world.ts'

let on: World
let twin: World
const slug = 'meadowbrook'

beforeAll(async () => {
  on = await world({ clock: '2026-12-01T09:00:00Z' })
  twin = await on.twin()
}, 180_000)
afterAll(async () => {
  await twin.stop()
  await on.stop()
})

const open = async (kind: 'complaint' | 'service_request'): Promise<string> => {
  const { product } = on
  const landlord = product.landlords.bySlug(slug)!
  const at = on.now()
  const { handle, write } = product.cases.open({
    landlord: slug,
    audience: 'general',
    kind,
    type: kind === 'complaint' ? 'complaint' : 'repair',
    profile: `${slug}@${landlord.version}`,
    team: landlord.operations.teams[0]!.id,
    channel: 'webchat',
    conversation: null,
    language: 'en',
    formRun: newId(),
    receivedAt: at,
    awareAt: kind === 'service_request' ? at : null,
    hazard: kind === 'service_request' ? 'damp_mould' : null,
    urgent: false,
    clocks: clocksFor({
      kind,
      landlord,
      law: product.law,
      at,
      hazard: kind === 'service_request' ? 'damp_mould' : null,
    }),
    answers: { happened: 'Nobody came' },
    intake: 'finished',
    reviewOn: null,
    pin: () => null,
  })
  await product.db.transact((session) => write.run(session))
  return handle.id
}
const find = async (id: string): Promise<CaseRecord> =>
  (await on.product.cases.model.findOne({ _id: id, landlord: slug }).lean<CaseRecord>())!
const act = (id: string, asked: object): Promise<unknown> =>
  on.product.db.transact((session) =>
    on.product.complaints.act({
      session,
      filter: { landlord: slug },
      id,
      version: null,
      act: asked as never,
      actor: { id: 'officer', approves: false },
      at: on.now(),
      key: newId(),
    }),
  )
const bothWork = async (): Promise<void> => {
  await Promise.all([on.chores.run(), twin.chores.run()])
}
const move = (instant: string): void => {
  on.at(instant)
  twin.at(instant)
}
const counted = ({ history }: CaseRecord): string[] =>
  history.filter(({ by }) => by === 'clock').map(({ what, detail }) => `${what} ${detail}`)

test('a date is told two days before, once, and missed once, by two processes at a time', async () => {
  const id = await open('complaint')
  const { clocks } = await find(id)
  const due = clocks.find(({ name }) => name === 'acknowledge_stage_1')
  expect(due).toMatchObject({ dueDate: '2026-12-08' })
  move('2026-12-07T00:30:00Z')
  await bothWork()
  await bothWork()
  expect(counted(await find(id))).toEqual(['due_soon acknowledge_stage_1@2026-12-08'])
  move('2026-12-09T00:30:00Z')
  await bothWork()
  expect(counted(await find(id))).toEqual([
    'due_soon acknowledge_stage_1@2026-12-08',
    'overdue acknowledge_stage_1@2026-12-08',
  ])
})

test('a year in which nobody looked: every date is told once, silence closes, and nothing is told twice', async () => {
  move('2026-12-10T09:00:00Z')
  const left = await open('complaint')
  const mould = await open('service_request')
  const answered = await open('complaint')
  await act(answered, { action: 'acknowledge', understanding: 'Nobody came.', outcomes: 'A visit.' })
  await act(answered, {
    action: 'answer',
    points: [{ point: 'The visit', finding: 'not_upheld', reasons: 'We rang and nobody was there.' }],
    apology: false,
    remedies: [],
  })
  move('2027-12-10T09:00:00Z')
  for (let round = 0; round < 3; round += 1) await bothWork()
  const waiting = await on.product.timers.model.countDocuments({ landlord: slug, doneAt: null })
  expect(waiting).toBe(0)
  for (const id of [left, mould, answered]) {
    const told = counted(await find(id))
    expect(new Set(told).size).toBe(told.length)
  }
  expect(counted(await find(left))).toEqual(
    expect.arrayContaining(['overdue acknowledge_stage_1@2026-12-17', 'overdue respond_stage_1@2026-12-24']),
  )
  expect(counted(await find(mould)).some((told) => told.startsWith('overdue hazard_investigate@'))).toBe(true)
  const closed = await find(answered)
  expect(closed.status).toBe('closed_1')
  expect(closed.history.filter(({ what }) => what === 'closed_by_silence')).toHaveLength(1)
  expect(closed.complaint?.surveys).toMatchObject([{ state: 'sent' }])
})
