/** How a conversation went is said as it is handed back, and the choice to complain is not left out where it is owed. */
import type { DissatisfactionRecord } from '../../services/cases/dissatisfaction.ts'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import type { AccountRecord } from '../../services/staff/accounts.ts'
import { type Answered, type StaffWorld, staffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
let sam: AccountRecord
let trained: AccountRecord
let as: string
let officer: string
const MINUTE = 60_000

beforeAll(async () => {
  world = await staffWorld()
  sam = await world.hire({ roles: ['adviser'] })
  as = await world.session(sam)
  trained = await world.hire({ roles: ['hate_officer'], teams: ['safeguarding'] })
  officer = await world.session(trained)
}, 180_000)
afterAll(() => world.close())

const act = ({ id, what, body, by = as }: { id: string; what: string; body?: object; by?: string }) =>
  world.post({ as: by, path: `/api/staff/conversations/${id}/${what}`, body: body ?? {} })
const release = (id: string, body: object, by = as): Promise<Answered> => act({ id, what: 'release', body, by })
const look = async (id: string, by = as) =>
  (await world.ask({ as: by, path: `/api/staff/conversations/${id}` })).body as {
    wrapUp: { choiceOwed: boolean; earlier: object[]; followUp: string | null }
  }
const heard = (intent: string, unhappy: boolean) => ({
  intent,
  intents: [],
  language: 'en',
  flags: unhappy ? [{ name: 'dissatisfied', p: 1, by: 'rule' }] : [],
})
const tenant = (text: string, unhappy = false) => ({
  author: 'tenant' as const,
  body: { text, heard: heard('repair', unhappy) },
})
const held = async (more: Parameters<StaffWorld['talk']>[0] = {}): Promise<ConversationRecord> => {
  const talk = await world.talk({ said: [tenant('I am fed up with waiting', true)], ...more })
  expect((await act({ id: talk._id, what: 'claim' })).status).toBe(200)
  return talk
}
const signs = (conversation: string): Promise<DissatisfactionRecord[]> =>
  world.product.dissatisfactions.model.find({ landlord: 'meadowbrook', conversation }).lean<DissatisfactionRecord[]>()
const asked = async ({ thread }: ConversationRecord): Promise<unknown[]> =>
  (await world.product.inbox.waiting({ landlord: 'meadowbrook', thread })).map(({ payload }) => payload.event?.value)
const holder = async (id: string) =>
  (await world.product.conversations.findOne({ _id: id, landlord: 'meadowbrook' }).lean())?.holder
const offerOf = async (talk: ConversationRecord): Promise<void> => {
  const at = world.now()
  const offer = {
    wording: 'choice.offer@1',
    language: 'en',
    channel: 'webchat',
    at,
    answer: null,
    answeredAt: null,
  } as const
  const sign = world.product.dissatisfactions.hear({
    _id: `sign-${talk._id}-${at.getTime()}`,
    landlord: 'meadowbrook',
    audience: 'general',
    conversation: talk._id,
    message: 'm',
    request: null,
    detectedBy: 'rule',
    at,
    offers: [offer],
  })
  await world.product.db.transact((session) => sign.run(session))
}

describe('handing back', () => {
  test('without an outcome is refused by its name, and the conversation is still held', async () => {
    const { _id: id } = await held({ said: [] })
    expect(await release(id, {})).toMatchObject({ status: 400, body: { error: { detail: { missing: 'outcome' } } } })
    expect((await release(id, { outcome: 'shrugged' })).status).toBe(400)
    expect(await holder(id)).toBe(sam._id)
  })

  test('keeps who, when and how for the list, in codes, and the audit has it', async () => {
    const talk = await held({ said: [tenant('My tap drips')] })
    expect((await release(talk._id, { outcome: 'passed_on' })).status).toBe(204)
    expect((await look(talk._id)).wrapUp).toEqual({
      choiceOwed: false,
      followUp: null,
      earlier: [{ at: world.now().toISOString(), by: sam.name, outcome: 'passed_on', choice: null, followUp: null }],
    })
    expect(await asked(talk)).toEqual([{ quiet: false, offer: false, complaint: null }])
    const [last] = await world.staff.audit.latest({ landlord: 'meadowbrook', limit: 1 })
    expect(last).toMatchObject({ action: 'conversation.release', target: talk._id, detail: 'passed_on' })
  })
})

describe('where dissatisfaction was heard and nothing was offered', () => {
  test('the choice must be said: 400 names it, and nothing is handed back or written', async () => {
    const { _id: id } = await held()
    expect((await look(id)).wrapUp.choiceOwed).toBe(true)
    expect(await release(id, { outcome: 'resolved' })).toMatchObject({
      status: 400,
      body: { error: { detail: { reason: 'choice_missing', missing: 'choice' } } },
    })
    expect(await holder(id)).toBe(sam._id)
    expect(await world.product.wrapUps.model.countDocuments({ landlord: 'meadowbrook', conversation: id })).toBe(0)
  })

  test('an offer by staff stands among the signs of dissatisfaction with its answer', async () => {
    const talk = await held()
    await release(talk._id, { outcome: 'resolved', choice: 'not_now' })
    expect(await signs(talk._id)).toMatchObject([
      { detectedBy: 'staff', offers: [{ wording: 'staff@0', answer: 'not_now', answeredAt: world.now() }] },
    ])
    expect(await asked(talk)).toMatchObject([{ offer: false, complaint: null }])
  })

  test('that it was not offered is on record too', async () => {
    const talk = await held()
    await release(talk._id, { outcome: 'tenant_left', choice: 'not_offered' })
    expect(await signs(talk._id)).toMatchObject([{ detectedBy: 'staff', offers: [] }])
    expect(
      await world.product.wrapUps.model.findOne({ landlord: 'meadowbrook', conversation: talk._id }).lean(),
    ).toMatchObject({ owed: true, choice: 'not_offered' })
  })

  test('the assistant is asked to offer it, and records the offer itself', async () => {
    const talk = await held()
    await release(talk._id, { outcome: 'resolved', choice: 'by_assistant' })
    expect(await asked(talk)).toEqual([{ quiet: false, offer: true, complaint: null }])
    expect(await signs(talk._id)).toEqual([])
  })

  test('a wish to complain that nobody has opened yet is opened by the assistant at once', async () => {
    const talk = await held()
    await release(talk._id, { outcome: 'other', choice: 'complain' })
    const [sign] = await signs(talk._id)
    expect(sign).toMatchObject({ complaint: null, offers: [{ answer: 'complain' }] })
    expect(await asked(talk)).toEqual([{ quiet: false, offer: false, complaint: sign!._id }])
  })

  test('a complaint that was opened in this stretch is the answer', async () => {
    const talk = await held()
    const complaint = await world.openCase({ conversation: talk._id })
    expect((await look(talk._id)).wrapUp.choiceOwed).toBe(false)
    await release(talk._id, { outcome: 'case_opened', choice: 'complain' })
    expect(await signs(talk._id)).toMatchObject([{ complaint, offers: [{ answer: 'complain' }] }])
    expect(await asked(talk)).toMatchObject([{ complaint: null }])
  })
})

describe('is not owed', () => {
  test('where nobody was dissatisfied', async () => {
    const { _id: id } = await held({ said: [tenant('My tap drips')] })
    expect((await look(id)).wrapUp.choiceOwed).toBe(false)
    expect((await release(id, { outcome: 'resolved' })).status).toBe(204)
  })

  test('where the assistant has offered it before the person was asked for, but is for a sign heard since', async () => {
    const talk = await world.talk({ said: [tenant('I am fed up', true)], waiting: null })
    await offerOf(talk)
    world.pass(MINUTE)
    const waiting = { since: world.now(), team: 'customer-services', reason: 'asked', urgent: false }
    await world.product.conversations.updateOne({ _id: talk._id, landlord: 'meadowbrook' }, { $set: { waiting } })
    await act({ id: talk._id, what: 'claim' })
    expect((await look(talk._id)).wrapUp.choiceOwed).toBe(false)
    world.pass(MINUTE)
    const now = (await world.product.conversations
      .findOne({ _id: talk._id, landlord: 'meadowbrook' })
      .lean<ConversationRecord>())!
    const open = { section: now.sections[0]!, key: world.product.sections.key(now.sections[0]!)! }
    const { body, author } = tenant('Still nobody, this is a joke', true)
    const row = world.product.transcript.row({ conversation: now, open, position: 99, at: world.now(), author, body })
    await world.product.transcript.model.collection.insertOne(row as never)
    expect((await look(talk._id)).wrapUp.choiceOwed).toBe(true)
    await offerOf(talk)
    expect((await look(talk._id)).wrapUp.choiceOwed).toBe(false)
  })

  test('a second time for what was wrapped up before', async () => {
    const { _id: id } = await held()
    await release(id, { outcome: 'resolved', choice: 'not_offered' })
    world.pass(MINUTE)
    await act({ id, what: 'claim' })
    expect((await look(id)).wrapUp.choiceOwed).toBe(false)
  })

  test('in what is told in confidence, where the assistant cannot be asked to offer it either', async () => {
    const { _id: id } = await world.talk({ audience: 'abuse', said: [tenant('I am fed up', true)] })
    await act({ id, what: 'claim', by: officer })
    expect(await release(id, { outcome: 'resolved', choice: 'by_assistant' }, officer)).toMatchObject({ status: 409 })
    expect((await release(id, { outcome: 'resolved' }, officer)).status).toBe(204)
    const general = await world.ask({ as, path: '/api/staff/queue' })
    expect(general.text).not.toContain(id)
  })
})

describe('somebody who asked not to be texted', () => {
  test('hears nothing as a person hands back', async () => {
    const talk = await world.talk({ channel: 'sms', waiting: null })
    await world.openCase({
      kind: 'sensitive',
      audience: 'abuse',
      conversation: talk._id,
      clocks: [],
      answers: { way: 'none' },
    })
    await act({ id: talk._id, what: 'claim' })
    expect((await release(talk._id, { outcome: 'other', choice: 'by_assistant' })).status).toBe(409)
    expect((await release(talk._id, { outcome: 'other' })).status).toBe(204)
    expect(await asked(talk)).toMatchObject([{ quiet: true, offer: false }])
  })
})

describe('a day to look again', () => {
  const queue = async (by = as) =>
    (await world.ask({ as: by, path: '/api/staff/queue' })).body as { again: { id: string; followUp: string }[] }
  const isListed = async (id: string, by = as): Promise<boolean> => (await queue(by)).again.some((one) => one.id === id)

  test('brings the conversation back on that day, until somebody looks, and the tenant hears nothing', async () => {
    const talk = await held({ said: [] })
    const day = (days: number): string => new Date(world.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
    expect(await release(talk._id, { outcome: 'resolved', follow_up: day(-1) })).toMatchObject({
      status: 400,
      body: { error: { detail: { reason: 'follow_up_past' } } },
    })
    const due = day(2)
    expect((await release(talk._id, { outcome: 'resolved', follow_up: due })).status).toBe(204)
    expect(await isListed(talk._id)).toBe(false)
    world.pass(2 * 86_400_000)
    as = await world.session(sam)
    officer = await world.session(trained)
    expect((await queue()).again).toContainEqual(expect.objectContaining({ id: talk._id, followUp: due }))
    const before = await asked(talk)
    expect((await act({ id: talk._id, what: 'looked' })).status).toBe(204)
    expect(await isListed(talk._id)).toBe(false)
    expect(await asked(talk)).toEqual(before)
  })

  test('of a restricted conversation is for its team alone', async () => {
    const { _id: id } = await world.talk({ audience: 'abuse', waiting: null, followUp: '2027-03-01' })
    expect(await isListed(id, officer)).toBe(true)
    expect(await isListed(id)).toBe(false)
  })

  test('is over once somebody takes the conversation up', async () => {
    const { _id: id } = await world.talk({ waiting: null, followUp: '2027-03-01' })
    await act({ id, what: 'claim' })
    await release(id, { outcome: 'resolved' })
    expect(await isListed(id)).toBe(false)
  })
})
