/** Ready replies: in the tenant's language with the facts of the landlord, and on record by their wording when sent as they stand. */
import { REPLY_NAMES } from '../../bot/cannedReplies.ts'
import { type Answered, type StaffWorld, staffWorld } from '../support/staffWorld.ts'

type Reply = { name: string; text: string; own: string }
let world: StaffWorld
let adviser: string

beforeAll(async () => {
  world = await staffWorld()
  adviser = await world.session(await world.hire({ roles: ['adviser'] }))
}, 180_000)
afterAll(() => world.close())

const offered = async ({ id, language = 'en' }: { id: string; language?: string }) => {
  const answer = await world.ask({ as: adviser, path: `/api/staff/conversations/${id}/replies?language=${language}` })
  const replies = answer.body.replies as Reply[]
  return { answer, replies, text: (name: string) => replies.find((one) => one.name === name)!.text }
}
const act = ({ id, what, body = {} }: { id: string; what: string; body?: unknown }): Promise<Answered> =>
  world.post({ as: adviser, path: `/api/staff/conversations/${id}/${what}`, body })
const lastSaid = async (id: string) => {
  const conversation = await world.product.conversations.findOne({ _id: id, landlord: 'meadowbrook' }).lean()
  const read = await world.product.transcript.read({ conversation: conversation as never, after: 0, limit: 50 })
  return read.at(-1)!.body!
}
const heldTalk = async (more: Parameters<StaffWorld['talk']>[0] = {}): Promise<string> => {
  const { _id: id } = await world.talk({ waiting: null, ...more })
  await act({ id, what: 'claim' })
  return id
}

test("come in the tenant's language and in the reader's, every place filled in", async () => {
  const { _id: id } = await world.talk({ language: 'pl' })
  const { answer, replies } = await offered({ id })
  expect(answer).toMatchObject({ status: 200, body: { language: 'pl' } })
  expect(replies.map(({ name }) => name)).toEqual(REPLY_NAMES)
  expect(replies.find(({ name }) => name === 'moment')).toEqual({
    name: 'moment',
    text: 'Proszę o chwilę. Sprawdzam to.',
    own: 'One moment please. I am looking into it.',
  })
  expect(replies.filter(({ text, own }) => /\{\{|^$|undefined/.test(`${text}${own}`))).toEqual([])
  expect((await offered({ id, language: 'cy' })).replies[0]!.own).toContain('Helo.')
})

test('are short by text message', async () => {
  const [web, sms] = [await world.talk(), await world.talk({ channel: 'sms' })]
  expect((await offered({ id: web._id })).text('photo')).toBe('Could you send a photo of it here, please?')
  expect((await offered({ id: sms._id })).text('photo')).toMatch(/^We cannot get photos by text/)
})

test.each([
  ['webchat', 'pl', 'replies.ombudsman@1'],
  ['webchat', 'ur', 'replies.ombudsman@1'],
  ['sms', 'en', 'replies.ombudsman_short@1'],
] as const)('one that is sent unchanged is on record by its wording (%s, %s)', async (channel, language, said) => {
  const id = await heldTalk({ channel, language })
  const text = (await offered({ id })).text('ombudsman')
  expect((await act({ id, what: 'reply', body: { text } })).status).toBe(200)
  expect(await lastSaid(id)).toMatchObject({ text, said: [said], language })
  const { body } = await world.ask({ as: adviser, path: `/api/staff/conversations/${id}` })
  expect((body.packet as { told: unknown[] }).told).toContainEqual(
    expect.objectContaining({ topic: 'ombudsman', wording: said.split('@')[0], version: 1, language }),
  )
})

test('one that was changed, or that stands among other words, is not', async () => {
  const id = await heldTalk()
  const text = (await offered({ id })).text('complain')
  for (const changed of [`${text} Sam`, text.replace('complaint', 'claim'), 'One moment']) {
    await act({ id, what: 'reply', body: { text: changed } })
    const body = await lastSaid(id)
    expect([body.text, body.said, body.language]).toEqual([changed, undefined, undefined])
  }
})

test('a keyboard that loses the signs around a number still sends the same wording', async () => {
  const id = await heldTalk({ language: 'ar' })
  const text = (await offered({ id })).text('emergency')
  const plain = text.replaceAll(/[\u2066-\u2069]/g, '').replaceAll('\u00a0', ' ')
  expect(plain).not.toBe(text)
  await act({ id, what: 'reply', body: { text: plain } })
  expect(await lastSaid(id)).toMatchObject({ said: ['replies.emergency@1'], language: 'ar' })
})

test('saying how to complain does not stand for the choice to complain', async () => {
  const id = await heldTalk({
    waiting: { since: world.now(), team: 'customer-services', reason: 'asked', urgent: false },
    said: [
      {
        author: 'tenant',
        body: {
          text: 'Nobody ever comes, this is a disgrace',
          heard: { intent: 'repair', flags: [{ name: 'dissatisfied', p: 1 }] },
        },
      },
    ],
    lastInboundAt: world.now(),
  })
  const owed = async () =>
    (await world.ask({ as: adviser, path: `/api/staff/conversations/${id}` })).body.wrapUp as { choiceOwed: boolean }
  const before = (await owed()).choiceOwed
  await act({ id, what: 'reply', body: { text: (await offered({ id })).text('complain') } })
  expect([before, (await owed()).choiceOwed]).toEqual([true, true])
})
