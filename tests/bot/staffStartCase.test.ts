/** A case that staff start from a conversation: it hangs on it, its clock runs from the wish, and the tenant is told unless that is not safe. */
import type { CaseRecord } from '../../services/cases/caseModel.ts'
import type { DissatisfactionRecord } from '../../services/cases/dissatisfaction.ts'
import type { AccountRecord } from '../../services/staff/accounts.ts'
import { type Answered, type StaffWorld, staffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
let sam: AccountRecord
let adviser: string
const WORDS = 'Nobody came about the roof for a month'
const COMPLAINT = { kind: 'complaint', wants: true, happened: WORDS, outcome: 'A date for the roof' }
const REQUEST = { kind: 'service_request', type: 'repair', what: 'The tap drips', where: 'Kitchen' }

beforeAll(async () => {
  world = await staffWorld()
  sam = await world.hire({ roles: ['adviser'] })
  adviser = await world.session(sam)
}, 180_000)
afterAll(() => world.close())

const act = ({ id, what, body = {}, key }: { id: string; what: string; body?: unknown; key?: string }) =>
  world.post({
    as: adviser,
    path: `/api/staff/conversations/${id}/${what}`,
    body,
    headers: key ? { 'Idempotency-Key': key } : {},
  })
const start = (id: string, body: object, key?: string): Promise<Answered> =>
  act({ id, what: 'cases', body, ...(key ? { key } : {}) })
const held = async (more: Parameters<StaffWorld['talk']>[0] = {}): Promise<string> => {
  const { _id: id } = await world.talk({ waiting: null, ...more })
  expect((await act({ id, what: 'claim' })).status).toBe(200)
  return id
}
const casesOf = (conversation: string) =>
  world.product.cases.model.find({ landlord: 'meadowbrook', conversation }).lean<CaseRecord[]>()
const signsOf = (conversation: string) =>
  world.product.dissatisfactions.model.find({ landlord: 'meadowbrook', conversation }).lean<DissatisfactionRecord[]>()
const saidIn = async (id: string) => {
  const conversation = await world.product.conversations.findOne({ _id: id, landlord: 'meadowbrook' }).lean()
  return await world.product.transcript.read({ conversation: conversation as never, after: 0, limit: 50 })
}
const sends = (conversation: string) =>
  world.product.outbox.model.countDocuments({ landlord: 'meadowbrook', conversation, kind: 'reply' })
const tenant = (text: string) => ({ author: 'tenant' as const, body: { text } })

test('a complaint runs from the message in which they asked, and the choice is on record', async () => {
  const id = await held({ language: 'pl', said: [tenant('I want to complain')] })
  const wishedAt = world.now()
  world.pass(10 * 60_000)
  const answer = await start(id, { ...COMPLAINT, position: 1 })
  expect(answer).toMatchObject({ status: 200, body: { notTold: null } })
  const [made] = await casesOf(id)
  expect(made).toMatchObject({
    kind: 'complaint',
    channel: 'webchat',
    language: 'pl',
    receivedAt: wishedAt,
    audience: 'general',
    intake: 'finished',
    history: [{ by: sam._id, what: 'opened' }],
  })
  expect(made!.clocks[0]).toMatchObject({ startAt: wishedAt })
  expect(world.product.cases.answers(made!)).toEqual({ happened: WORDS, outcome: 'A date for the roof' })
  expect(await signsOf(id)).toMatchObject([
    { detectedBy: 'staff', complaint: made!._id, offers: [{ answer: 'complain', answeredAt: world.now() }] },
  ])
  const last = (await saidIn(id)).at(-1)!
  expect(last).toMatchObject({ author: 'staff', body: { name: 'Sam', language: 'pl', said: ['complaint.done@1'] } })
  expect(last.body!.text).toContain(String(answer.body.reference))
})

test('a service request is received now, told in the short voice, and is no sign of dissatisfaction', async () => {
  const id = await held({ channel: 'sms' })
  const before = await sends(id)
  expect(await start(id, REQUEST)).toMatchObject({ status: 200, body: { notTold: null } })
  const [made] = await casesOf(id)
  expect(made).toMatchObject({ kind: 'service_request', type: 'repair', receivedAt: world.now(), channel: 'sms' })
  expect(world.product.cases.answers(made!)).toEqual({ what: 'The tap drips', where: 'Kitchen' })
  expect(await signsOf(id)).toEqual([])
  expect(await sends(id)).toBe(before + 1)
})

test('sent again with its key it is one case and one message, and the audit has it without words', async () => {
  const id = await held()
  const answers = await Promise.all([1, 2, 3].map(() => start(id, COMPLAINT, 'start-this-once')))
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  expect(await casesOf(id)).toHaveLength(1)
  expect((await saidIn(id)).filter(({ author }) => author === 'staff')).toHaveLength(1)
  const trail = await world.staff.audit.latest({ landlord: 'meadowbrook', limit: 9 })
  expect(trail).toContainEqual(
    expect.objectContaining({ account: sam._id, action: 'conversation.case', target: id, detail: 'complaint' }),
  )
  expect(world.logged()).not.toContain('about the roof')
})

test('who must not be texted is not told, and the case stands', async () => {
  const { _id: id } = await world.talk({ channel: 'sms', waiting: null })
  await world.openCase({
    kind: 'sensitive',
    audience: 'abuse',
    team: 'safeguarding',
    conversation: id,
    clocks: [],
    answers: { words: 'he reads my phone', way: 'phone', number: '+447700900777' },
  })
  await act({ id, what: 'claim' })
  const before = [await sends(id), (await saidIn(id)).length]
  expect(await start(id, REQUEST)).toMatchObject({ status: 200, body: { notTold: 'safe_contact' } })
  expect([await sends(id), (await saidIn(id)).length]).toEqual(before)
  expect((await casesOf(id)).map(({ kind }) => kind).sort()).toEqual(['sensitive', 'service_request'])
})

test.each([
  ['a complaint nobody wished for', { ...COMPLAINT, wants: false }],
  ['no words', { ...COMPLAINT, happened: ' ' }],
  ['no kind of request', { ...REQUEST, type: 'hate' }],
  ['a line that is not theirs', { ...COMPLAINT, position: 2 }],
  ['a line that is not there', { ...COMPLAINT, position: 77 }],
])('%s opens nothing', async (_, body) => {
  const id = await held({ said: [tenant('Hello'), { author: 'bot', body: { text: 'Hello, how can I help?' } }] })
  expect((await start(id, body)).status).toBe(400)
  expect(await casesOf(id)).toEqual([])
})

test('only the holder may, and nothing told in confidence becomes an open case', async () => {
  const { _id: free } = await world.talk()
  expect((await start(free, REQUEST)).status).toBe(409)
  const officer = await world.hire({ roles: ['hate_officer'], teams: ['safeguarding'] })
  const { _id: abuse } = await world.talk({ audience: 'abuse', waiting: null, holder: officer._id })
  const as = await world.session(officer)
  const refused = await world.post({ as, path: `/api/staff/conversations/${abuse}/cases`, body: REQUEST })
  expect(refused).toMatchObject({ status: 409, body: { error: { detail: { reason: 'restricted' } } } })
  expect([...(await casesOf(free)), ...(await casesOf(abuse))]).toEqual([])
})

test('handing back afterwards owes no choice, and logs no second complaint', async () => {
  const heard = { intent: 'dissatisfaction', flags: [{ name: 'dissatisfied', p: 1 }] }
  const id = await held({
    waiting: { since: world.now(), team: 'customer-services', reason: 'asked', urgent: false },
    said: [{ author: 'tenant', body: { text: 'This is a disgrace', heard } }],
  })
  expect((await act({ id, what: 'release', body: { outcome: 'case_opened' } })).status).toBe(400)
  await start(id, { ...COMPLAINT, position: 1 })
  expect((await act({ id, what: 'release', body: { outcome: 'case_opened' } })).status).toBe(204)
  expect(await casesOf(id)).toHaveLength(1)
})
