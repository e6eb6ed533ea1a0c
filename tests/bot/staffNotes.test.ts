/** Notes of staff beside a conversation: in their place for colleagues, sealed, and nowhere that a tenant looks. */
import { bytes } from '../../services/conversations/inbox.ts'
import type { NoteRecord } from '../../services/conversations/notes.ts'
import type { AccountRecord } from '../../services/staff/accounts.ts'
import { type Answered, type StaffWorld, staffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
let sam: AccountRecord
let asSam: string
let asAli: string
const WORDS = 'Rang the contractor: key safe code is wrong'

beforeAll(async () => {
  world = await staffWorld()
  sam = await world.hire({ roles: ['adviser'] })
  asSam = await world.session(sam)
  asAli = await world.session(await world.hire({ roles: ['manager'] }))
}, 180_000)
afterAll(() => world.close())

const write = ({ id, text = WORDS, as = asSam, key }: { id: string; text?: string; as?: string; key?: string }) =>
  world.post({
    as,
    path: `/api/staff/conversations/${id}/notes`,
    body: { text },
    headers: key ? { 'Idempotency-Key': key } : {},
  })
const look = (id: string, as = asAli): Promise<Answered> => world.ask({ as, path: `/api/staff/conversations/${id}` })
const kept = (conversation: string): Promise<NoteRecord[]> =>
  world.product.notes.model.find({ landlord: 'meadowbrook', conversation }).lean<NoteRecord[]>()
const said = (text: string) => ({ author: 'tenant' as const, body: { text } })

test('a note stands behind the line it was written at, with who and when, and is no part of the log', async () => {
  const { _id: id } = await world.talk({ said: [said('Nobody came'), said('Hello?')] })
  expect((await write({ id })).status).toBe(200)
  const { body } = await look(id)
  expect(body.notes).toEqual([
    { id: expect.any(String), after: 2, at: world.now().toISOString(), by: sam.name, text: WORDS },
  ])
  expect(body).toMatchObject({ position: 2, entries: [{ text: 'Nobody came' }, { text: 'Hello?' }] })
  expect(await world.product.transcript.model.countDocuments({ landlord: 'meadowbrook', conversation: id })).toBe(2)
  expect(await world.product.outbox.model.countDocuments({ landlord: 'meadowbrook', conversation: id })).toBe(0)
})

test('moves no turn: the version of the conversation stays, and open pages are told to look', async () => {
  const { _id: id } = await world.talk()
  await write({ id })
  expect(await world.product.conversations.findOne({ _id: id, landlord: 'meadowbrook' }).lean()).toMatchObject({
    version: 0,
    notedAt: world.now(),
  })
})

test('sent again with its key is one note, and the audit has it without its words', async () => {
  const { _id: id } = await world.talk()
  const answers = await Promise.all(Array.from({ length: 4 }, () => write({ id, key: 'a-note-of-mine' })))
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  expect(await kept(id)).toHaveLength(1)
  const trail = await world.staff.audit.latest({ landlord: 'meadowbrook', limit: 4 })
  expect(trail).toContainEqual(
    expect.objectContaining({ account: sam._id, action: 'conversation.note', target: id, detail: '' }),
  )
  expect(world.logged()).not.toContain('key safe')
})

test("is sealed in its section's key: a destroyed section leaves no words of it", async () => {
  const { _id: id, sections } = await world.talk()
  await write({ id })
  const [note] = await kept(id)
  expect(Buffer.from(bytes(note!.body)).toString('latin1')).not.toContain('key safe')
  const gone = sections.map((section) => ({ ...section, wrapped: null }))
  await world.product.conversations.updateOne({ _id: id, landlord: 'meadowbrook' }, { $set: { sections: gone } })
  world.product.sections.key(gone[0]!)
  expect((await look(id)).body.notes).toMatchObject([{ text: null }])
})

test('of a restricted stretch is for its team alone, also after the talk is general again', async () => {
  const officer = await world.session(await world.hire({ roles: ['hate_officer'], teams: ['safeguarding'] }))
  const { _id: id, sections } = await world.talk({ audience: 'abuse' })
  expect((await write({ id })).status).toBe(404)
  expect((await write({ id, as: officer, text: 'Her sister knows' })).status).toBe(200)
  const open = world.product.sections.open({ audience: 'general', at: world.now() })
  await world.product.conversations.updateOne(
    { _id: id, landlord: 'meadowbrook' },
    { $set: { audience: 'general', sections: [...sections, open.section] } },
  )
  world.pass(1)
  await write({ id, text: 'About the boiler' })
  const notes = (answer: Answered) => (answer.body.notes as { text: string }[]).map(({ text }) => text)
  expect(notes(await look(id))).toEqual(['About the boiler'])
  expect(notes(await look(id, officer))).toEqual(['Her sister knows', 'About the boiler'])
})

test('cannot be written beside what is being told and was not sent', async () => {
  const officer = await world.session(await world.hire({ roles: ['hate_officer'], teams: ['hate-response'] }))
  const { _id: id } = await world.talk({ audience: 'hate', waiting: null })
  const refused = await write({ id, as: officer })
  expect(refused).toMatchObject({ status: 409, body: { error: { detail: { reason: 'being_told' } } } })
  expect(await kept(id)).toEqual([])
})

test('on an earlier page stands with its lines and not on the newest', async () => {
  const { _id: id } = await world.talk({ said: Array.from({ length: 305 }, (_, n) => said(`line ${n + 1}`)) })
  await write({ id, text: 'late' })
  await world.product.notes.model.collection.updateOne({ conversation: id }, { $set: { after: 3 } })
  await write({ id, text: 'newest' })
  const newest = (await look(id)).body
  expect(newest).toMatchObject({ earlier: true, notes: [{ text: 'newest', after: 305 }] })
  const before = (newest.entries as { position: number }[])[0]!.position
  const earlier = await world.ask({ as: asAli, path: `/api/staff/conversations/${id}?before=${before}` })
  expect(earlier.body.notes).toMatchObject([{ text: 'late', after: 3 }])
})

test('is never empty, and never longer than a page', async () => {
  const { _id: id } = await world.talk()
  expect((await write({ id, text: ' \n ' })).status).toBe(400)
  expect((await write({ id, text: 'x'.repeat(4_001) })).status).toBe(400)
  expect(await kept(id)).toEqual([])
})
