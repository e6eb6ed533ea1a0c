/** Threat T26: texts cost money and can torment: robots are stopped, a day has a limit, nobody is texted first, and safety is never held back. */
import type { OutboxRecord } from '../../services/conversations/outbox.ts'
import { HARBOUR_VIEW, MEADOWBROOK, textingWorld } from '../support/signText.ts'
import { world } from '../support/world.ts'

const ON_CALL = '+447700900111'
const GAS = '0800 111 999'

let phone: Awaited<ReturnType<typeof textingWorld>>
beforeAll(async () => {
  phone = await textingWorld((env) => world({ env }))
})
afterAll(() => phone.close())

const conversationOf = async ({ landlord }: { landlord: string }): Promise<{ _id: string; version: number }> =>
  (
    await phone.world.product.conversations
      .find({ landlord, channel: 'sms', current: true })
      .sort({ startedAt: -1, _id: 1 })
      .lean()
  )[0]!

/** Replies of the same day, as many as it takes to come near a limit. */
async function repliesToday({
  landlord,
  lane,
  count,
}: {
  landlord: string
  lane: (index: number) => string
  count: number
}): Promise<void> {
  const at = phone.world.now()
  const rows = Array.from(
    { length: count },
    (_, index): OutboxRecord => ({
      _id: `earlier:${landlord}:${index}:${Math.random()}`,
      landlord,
      audience: 'general',
      retention: 'conversation',
      conversation: null,
      channel: 'sms',
      kind: 'reply',
      state: 'delivered',
      lane: lane(index),
      order: 0,
      dueAt: at,
      createdAt: at,
      attempts: 1,
      lease: null,
      providerId: null,
      code: null,
    }),
  )
  await phone.world.product.outbox.model.collection.insertMany(rows as never[])
}

test('two machines that answer each other: after five equal replies ours says nothing more', async () => {
  const from = '+447700900371'
  const answers: number[] = []
  for (let round = 0; round < 12; round++) answers.push((await phone.text({ from, body: 'menu' })).length)
  // The first answer says who we are besides, and so is not equal to the next.
  expect(answers.slice(0, 6).every((count) => count > 0)).toBe(true)
  expect(answers.slice(6)).toEqual(answers.slice(6).map(() => 0))
})

test('a person who then writes something else is answered again', async () => {
  expect((await phone.text({ from: '+447700900371', body: 'I want to report a repair' })).length).toBeGreaterThan(0)
})

test('danger is answered however often it is written, and on call is told once', async () => {
  const from = '+447700900372'
  const before = phone.received(ON_CALL).length
  expect((await phone.text({ from, body: 'I smell gas' }))[0]).toContain(GAS)
  for (let round = 0; round < 7; round++) {
    await phone.text({ from, body: 'yes' })
    expect((await phone.text({ from, body: 'I can smell gas' })).join(' ')).toContain(GAS)
  }
  expect(phone.received(ON_CALL)).toHaveLength(before + 1)
  phone.world.pass(11 * 60_000)
  await phone.text({ from, body: 'yes' })
  await phone.text({ from, body: 'I still smell gas, strong gas' })
  expect(phone.received(ON_CALL)).toHaveLength(before + 2)
})

test('the sixtieth reply of a day says that it is the last and where to turn; then none, but danger is answered', async () => {
  const from = '+447700900373'
  await phone.text({ from, body: 'hello' })
  const { _id } = await conversationOf({ landlord: 'meadowbrook' })
  await repliesToday({ landlord: 'meadowbrook', lane: () => `sms:${_id}`, count: 57 })
  const said: string[][] = []
  for (const body of ['menu', 'My tap drips', '12 High Street', 'menu', 'hello'])
    said.push(await phone.text({ from, body }))
  const all = said.flat()
  const last = all.findIndex((text) => text.includes('cannot send more texts to this number today'))
  expect(last).toBe(all.length - 1)
  expect(all[last]).toMatch(/01632 960100/)
  expect(await phone.text({ from, body: 'anyone there' })).toEqual([])
  expect((await phone.text({ from, body: 'I smell gas' })).join(' ')).toContain(GAS)
  // The transcript holds what was said, not what would have been.
  const conversation = (await phone.world.product.conversations.findOne({ _id, landlord: 'meadowbrook' }).lean())!
  const log = await phone.world.product.transcript.read({ conversation, after: 0, limit: 200 })
  const logged = log.filter(({ author }) => author === 'bot').map(({ body }) => body?.text)
  expect(logged).toEqual(phone.received(from))
})

test('the next day the number is answered again', async () => {
  phone.world.pass(25 * 3_600_000)
  // "No" to "are you safe" leaves the person alone with the numbers; what is written after it is answered.
  await phone.text({ from: '+447700900373', body: 'no' })
  expect((await phone.text({ from: '+447700900373', body: 'I want to say thank you' })).length).toBeGreaterThan(0)
})

test('a landlord’s own daily allowance holds over all numbers together', async () => {
  await phone.text({ from: '+447700900374', body: 'hello', to: HARBOUR_VIEW })
  await repliesToday({ landlord: 'harbour-view', lane: (index) => `sms:other-${index}`, count: 400 })
  expect(await phone.text({ from: '+447700900375', body: 'menu', to: HARBOUR_VIEW })).toEqual([])
  expect((await phone.text({ from: '+447700900376', body: 'I smell gas', to: HARBOUR_VIEW })).join(' ')).toContain(GAS)
  expect((await phone.text({ from: '+447700900377', body: 'menu', to: MEADOWBROOK })).length).toBeGreaterThan(0)
})

test('a number abroad, a landline and a premium number are heard and never texted', async () => {
  for (const from of ['+14155550123', '+442079460123', '+449011234567', '+447012345678'])
    expect(await phone.text({ from, body: 'menu' })).toEqual([])
})
