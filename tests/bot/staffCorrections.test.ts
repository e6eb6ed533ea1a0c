/** What was understood is put right by whoever may read it: on record with the original, felt where it counts, and counted where nobody shows. */
import { bytes } from '../../services/conversations/inbox.ts'
import { enough } from '../../services/reports/correctionFigures.ts'
import type { AccountRecord } from '../../services/staff/accounts.ts'
import { type StaffWorld, staffWorld } from '../support/staffWorld.ts'

const DAY = 86_400_000
let world: StaffWorld
let sam: AccountRecord
let asSam: string
let asAli: string
beforeAll(async () => {
  world = await staffWorld({ clock: '2027-01-12T10:00:00Z' })
  sam = await world.hire({ roles: ['adviser'] })
  asSam = await world.session(sam)
  asAli = await world.session(await world.hire({ roles: ['manager'] }))
}, 180_000)
afterAll(() => world.close())

const said = (intent = 'repair', flags: object[] = []) => ({
  author: 'tenant' as const,
  body: { text: 'Third time I ask', language: 'en', heard: { intent, flags, version: 'test' } },
})
const talk = (more: Parameters<StaffWorld['talk']>[0] = {}) => world.talk({ said: [said()], ...more })
const MEANT = { intent: 'repair', language: null, unhappy: true, danger: false }
const correct = ({
  id,
  as = asSam,
  key,
  ...body
}: { id: string; as?: string; key?: string } & Record<string, unknown>) =>
  world.post({
    as,
    path: `/api/staff/conversations/${id}/corrections`,
    body: { position: 1, ...MEANT, ...body },
    headers: key ? { 'Idempotency-Key': key } : {},
  })
const look = async (id: string, as = asAli) => (await world.ask({ as, path: `/api/staff/conversations/${id}` })).body
const kept = (conversation: string) =>
  world.product.corrections.model.find({ landlord: 'meadowbrook', conversation }).lean()

test('stands in place of what was understood, with who and when, and the original beside it', async () => {
  const { _id: id } = await talk()
  expect(await look(id)).toMatchObject({
    entries: [{ understood: { intent: 'repair', flags: [] }, meant: { unhappy: false }, corrected: null }],
  })
  expect((await correct({ id, intent: 'estate', language: 'pl', danger: true })).status).toBe(200)
  const was = { intent: 'repair', language: 'en', unhappy: false, danger: false }
  expect(await look(id)).toMatchObject({
    packet: { risks: [{ risk: 'emergency', sure: true }, { risk: 'dissatisfied' }] },
    entries: [
      {
        language: 'pl',
        understood: { intent: 'estate', flags: ['dissatisfied', 'emergency'] },
        meant: { intent: 'estate', language: 'pl', unhappy: true, danger: true },
        corrected: { by: sam.name, at: world.now().toISOString(), was },
      },
    ],
  })
  // The second stands on the first; what the assistant understood stays what it was.
  expect((await correct({ id, as: asAli, intent: 'repair', unhappy: false })).status).toBe(200)
  expect(await look(id)).toMatchObject({
    entries: [{ understood: { intent: 'repair', flags: [] }, corrected: { was }, meant: { language: 'pl' } }],
  })
  expect(await kept(id)).toHaveLength(2)
  expect((await world.product.conversations.findOne({ _id: id, landlord: 'meadowbrook' }).lean())?.alert).toBeNull()
})

test('unhappiness that an officer heard makes the choice owed at wrap-up; taken back, it is not', async () => {
  const { _id: id } = await talk({ holder: sam._id })
  const release = () =>
    world.post({ as: asSam, path: `/api/staff/conversations/${id}/release`, body: { outcome: 'resolved' } })
  expect(await look(id, asSam)).toMatchObject({ wrapUp: { choiceOwed: false } })
  await correct({ id })
  expect(await look(id, asSam)).toMatchObject({ wrapUp: { choiceOwed: true } })
  expect((await release()).status).not.toBe(204)
  await correct({ id, unhappy: false })
  expect(await look(id, asSam)).toMatchObject({ wrapUp: { choiceOwed: false } })
  expect((await release()).status).toBe(204)
})

test('a correction never spares the offer of what the assistant heard', async () => {
  const { _id: id } = await talk({ holder: sam._id, said: [said('repair', [{ name: 'dissatisfied', p: 0.9 }])] })
  expect((await correct({ id, unhappy: false })).status).toBe(200)
  expect(await look(id, asSam)).toMatchObject({
    entries: [{ meant: { unhappy: false } }],
    wrapUp: { choiceOwed: true },
  })
})

test('a complaint is unhappy by itself; signs that were heard go where they were not meant', async () => {
  const { _id: id } = await talk({
    said: [
      said('repair', [
        { name: 'emergency', kind: 'gas', p: 1 },
        { name: 'urgent', p: 1 },
      ]),
    ],
  })
  await correct({ id, intent: 'complaint', unhappy: false })
  expect(await look(id)).toMatchObject({
    entries: [{ understood: { intent: 'complaint', flags: ['urgent'] }, meant: { unhappy: true, danger: false } }],
  })
})

test('sent again with its key is one; what changes nothing, or is of no message of the tenant, is refused', async () => {
  const { _id: id } = await talk({ said: [said(), { author: 'bot', body: { text: 'Hello' } }] })
  await Promise.all(Array.from({ length: 3 }, () => correct({ id, key: 'once-and-no-more' })))
  expect(await kept(id)).toHaveLength(1)
  expect(await correct({ id })).toMatchObject({ status: 409, body: { error: { detail: { reason: 'same' } } } })
  expect((await correct({ id, position: 2 })).status).toBe(404)
  expect((await correct({ id, position: 9 })).status).toBe(404)
  for (const wrong of [{ intent: 'lottery' }, { language: 'tlh' }, { unhappy: 'yes' }])
    expect((await correct({ id, ...wrong })).status).toBe(400)
  const old = await talk({ said: [{ author: 'tenant', body: { text: 'before this was kept' } }] })
  expect(await correct({ id: old._id })).toMatchObject({ body: { error: { detail: { reason: 'not_understood' } } } })
})

test('is sealed in its section, and the audit names the place and nothing of the matter', async () => {
  const { _id: id, sections } = await talk()
  await correct({ id, intent: 'domestic_abuse' })
  const [row] = await kept(id)
  expect(Buffer.from(bytes(row!.body)).toString('latin1')).not.toContain('domestic_abuse')
  expect(JSON.stringify(await world.product.corrected.model.find({ landlord: 'meadowbrook' }).lean())).not.toMatch(
    /domestic|intent/,
  )
  expect(await world.staff.audit.latest({ landlord: 'meadowbrook', limit: 3 })).toContainEqual(
    expect.objectContaining({ account: sam._id, action: 'conversation.correct', target: id, detail: '1' }),
  )
  const gone = sections.map((section) => ({ ...section, wrapped: null }))
  await world.product.conversations.updateOne({ _id: id, landlord: 'meadowbrook' }, { $set: { sections: gone } })
  world.product.sections.key(gone[0]!)
  expect(await look(id)).toMatchObject({ entries: [{ text: null, meant: null, corrected: null }] })
})

test('of a restricted talk is for its team alone, and counted nowhere', async () => {
  const officer = await world.session(await world.hire({ roles: ['hate_officer'], teams: ['safeguarding'] }))
  const { _id: id } = await talk({ audience: 'abuse' })
  const counted = () => world.product.corrected.model.countDocuments({ landlord: 'meadowbrook' })
  const before = await counted()
  expect((await correct({ id })).status).toBe(404)
  expect((await correct({ id, as: officer })).status).toBe(200)
  expect(await counted()).toBe(before)
  const auditor = await world.session(await world.hire({ roles: ['auditor'] }))
  expect((await correct({ id: (await talk())._id, as: auditor })).status).toBe(403)
})

test('are figures from five on, by what to what and by language, of whole quarters', async () => {
  const manager = await world.hire({ roles: ['manager'], landlord: 'harbour-view' })
  const as = await world.session(await world.hire({ roles: ['adviser'], landlord: 'harbour-view' }))
  const wish = [
    ...Array.from({ length: 6 }, () => ({ intent: 'estate' })),
    ...Array.from({ length: 5 }, () => ({ intent: 'estate', language: 'pl' })),
    ...Array.from({ length: 2 }, () => ({ intent: 'hate' })),
  ]
  for (const meant of wish) {
    const { _id: id } = await talk({ landlord: 'harbour-view' })
    expect((await correct({ id, as, ...meant })).status).toBe(200)
  }
  world.pass(80 * DAY)
  const later = await world.session(manager)
  const figuresOf = async (of: string) => {
    const { body } = await world.ask({ as: later, path: `/api/staff/figures?of=${of}` })
    const all = body.figures as { section: string; name: string[]; count: unknown }[]
    return all.filter(({ section }) => section === 'corrections').map(({ name, count }) => [name.join('/'), count])
  }
  expect(await figuresOf('2027-Q1')).toEqual([
    ['all', 13],
    ['unhappy/no/yes', 13],
    ['unhappy/yes/no', 'fewer_than_5'],
    ['danger/no/yes', 'fewer_than_5'],
    ['danger/yes/no', 'fewer_than_5'],
    ['intent/repair/estate', 11],
    ['language/en/pl', 5],
    ['by_language/en', 8],
    ['by_language/pl', 5],
  ])
  expect(await figuresOf('2027-01')).toEqual([])
})

test('what is left out is none or five and more', () => {
  const names = (counts: Record<string, number>) =>
    Object.entries(counts).flatMap(([name, count]) => Array.from({ length: count }, () => [name]))
  expect(enough(names({ a: 9, b: 6 }))).toMatchObject([{ count: 9 }, { count: 6 }])
  expect(enough(names({ a: 9, b: 6, c: 2 }))).toMatchObject([{ count: 9 }])
  expect(enough(names({ a: 9, b: 3, c: 2 }))).toMatchObject([{ count: 9 }])
  expect(enough(names({ a: 9, b: 1 }))).toEqual([])
})
