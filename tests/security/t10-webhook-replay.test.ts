/** Threat T10: a captured webhook, whose signature never goes stale, has no second effect however late it comes. */
import { postForm, rowCounts, settled, textForm, textingWorld } from '../support/signText.ts'
import { world } from '../support/world.ts'

const TENANT = '+447700900303'
const HOUR = 3_600_000

let phone: Awaited<ReturnType<typeof textingWorld>>
beforeAll(async () => {
  phone = await textingWorld((env) => world({ env }))
})
afterAll(() => phone.close())

test('the same signed text at once, when its row is done, and after 25 hours and 400 days: 200 each time, answered once', async () => {
  const form = textForm({ from: TENANT, body: 'My kitchen tap drips' })
  expect((await postForm({ world: phone.world, form })).status).toBe(200)
  await settled(phone.world)
  const answered = phone.received(TENANT)
  expect(answered).not.toEqual([])
  const before = await rowCounts(phone.world)
  for (const later of [0, 25 * HOUR, 400 * 24 * HOUR]) {
    phone.world.pass(later)
    const answer = await postForm({ world: phone.world, form })
    expect([answer.status, await answer.text()]).toEqual([200, '<?xml version="1.0" encoding="UTF-8"?><Response/>'])
    await settled(phone.world)
    expect(phone.received(TENANT)).toEqual(answered)
    expect(await rowCounts(phone.world)).toEqual(before)
  }
})

test('a hundred copies at the same moment are one message', async () => {
  const form = textForm({ from: '+447700900304', body: 'My bathroom light is broken' })
  const answers = await Promise.all(Array.from({ length: 100 }, () => postForm({ world: phone.world, form })))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  await settled(phone.world)
  const rows = await phone.world.product.transcript.model
    .find({ landlord: 'meadowbrook', inbound: `sms:${form.MessageSid}` })
    .lean()
  expect(rows).toHaveLength(1)
})

test('what is remembered of a finished text is its id alone, not its words', async () => {
  const form = textForm({ from: '+447700900305', body: 'menu' })
  await postForm({ world: phone.world, form })
  await settled(phone.world)
  const row = await phone.world.product.inbox.model
    .findOne({ _id: `sms:${form.MessageSid}`, landlord: 'meadowbrook' })
    .lean()
  expect(row).toMatchObject({ state: 'done' })
  expect(row).not.toHaveProperty('payload')
})

test('a delivery report that comes again, or late, never takes a text back', async () => {
  const { outbox } = phone.world.product
  await phone.carrier.settled()
  const sent = await outbox.model.findOne({ landlord: 'meadowbrook', state: 'delivered' }).lean()
  expect(sent).not.toBeNull()
  const report = (status: string) => ({
    MessageSid: sent!.providerId!,
    MessageStatus: status,
    AccountSid: textForm({ from: '', body: '' }).AccountSid!,
    To: TENANT,
    From: '+447700900100',
  })
  for (const status of ['delivered', 'sent', 'queued', 'delivered']) {
    const answer = await postForm({ world: phone.world, form: report(status), path: '/api/sms/twilio/status' })
    expect(answer.status).toBe(204)
  }
  expect((await outbox.model.findOne({ _id: sent!._id, landlord: 'meadowbrook' }).lean())?.state).toBe('delivered')
})
