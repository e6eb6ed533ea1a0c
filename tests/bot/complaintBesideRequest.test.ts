/** A complaint worked to its end leaves the request that it is about exactly as it was, field by field (journeys 6, obligations row 123). */
import type { Act } from '../../services/cases/complaint/acts.ts'
import { newId } from '../../services/ids.ts'
import { type World, world } from '../support/world.ts'

let on: World
const slug = 'meadowbrook'
const thread = newId()

beforeAll(async () => {
  on = await world({ clock: '2027-03-01T10:00:00Z' })
}, 180_000)
afterAll(() => on.stop())

const say = async (text: string): Promise<void> => {
  await on.intake.accept({
    id: `webchat:${newId()}`,
    channel: 'webchat',
    landlord: slug,
    thread,
    payload: { kind: 'message', text, language: 'en' },
  })
  await on.worker.idle()
}
const recordOf = (kind: string) =>
  on.product.cases.model.collection.findOne({ landlord: slug, conversation: thread, kind: kind as never })

test('acknowledged, extended, answered, escalated and answered again: the request keeps status, owner, clocks and all else', async () => {
  for (const words of ['My radiator drips at 12 Mill Lane', 'skip', 'no', '07700 900123', 'no']) await say(words)
  await say('nobody ever came, I am fed up with you')
  const before = await recordOf('service_request')
  expect(before).toMatchObject({ status: 'received' })
  await say('complain')
  const complaint = await recordOf('complaint')
  expect(complaint?.links).toMatchObject([{ case: before!._id, why: 'about' }])

  const act = async ({ act: asked, by = 'officer', at }: { act: Act; by?: string; at: string }): Promise<void> => {
    on.at(at)
    const done = await on.product.db.transact((session) =>
      on.product.complaints.act({
        session,
        filter: { landlord: slug },
        id: String(complaint!._id),
        version: null,
        act: asked,
        actor: { id: by, approves: false },
        at: on.now(),
        key: newId(),
      }),
    )
    if (!done.ok) throw new Error(`${asked.action}: ${done.reason}`)
  }
  const definition = { understanding: 'Nobody came for the radiator.', outcomes: 'A visit.' }
  const answer: Act = {
    action: 'answer',
    points: [{ point: 'The visit', finding: 'upheld', reasons: 'It was not booked.' }],
    apology: true,
    remedies: [],
  }
  await act({ act: { action: 'acknowledge', ...definition }, at: '2027-03-02T10:00:00Z' })
  const extend: Act = {
    action: 'extend',
    by: '2027-03-24',
    reason: 'Waiting.',
    next_update: '2027-03-20',
    good_reason: false,
  }
  await act({ act: extend, at: '2027-03-03T10:00:00Z' })
  await act({ act: answer, at: '2027-03-23T10:00:00Z' })
  await act({ act: { action: 'escalate' }, by: 'tenant', at: '2027-03-24T10:00:00Z' })
  await act({ act: { action: 'acknowledge', ...definition }, by: 'other', at: '2027-03-25T10:00:00Z' })
  await act({ act: answer, by: 'other', at: '2027-04-01T10:00:00Z' })
  expect(await recordOf('complaint')).toMatchObject({ status: 'closed_final' })
  const after = (await recordOf('service_request'))!
  // Its own review date comes round all the while, which has nothing to do with the complaint.
  const own = (after.history as unknown as { by: string }[]).filter(({ by }) => by !== 'clock')
  const listed = { ...after.listed, changedAt: before!.listed?.changedAt }
  expect({ ...after, history: own, listed, version: before!.version }).toEqual(before)
})
