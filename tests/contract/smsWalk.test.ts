/** By text, through webhooks signed as Twilio signs them: a broken boiler, then a complaint, in three languages; each reply really left by REST. */

import { countSegments } from '../../bot/channels/sms/segments.ts'
import { type TextKey, t } from '../../locales/index.ts'
import { sayDate } from '../../services/dates/sayDate.ts'
import { trusted } from '../../services/db.ts'
import { MEADOWBROOK, newSid, postForm, rowCounts, settled, textForm, textingWorld } from '../support/signText.ts'
import { world } from '../support/world.ts'

const LANDLORD = 'meadowbrook'
// The clock stands at Wednesday 10 March 2027; five working days (Complaint Handling Code 2024, 6.2).
const ACKNOWLEDGE_BY = '2027-03-17'
const REFERENCE = /\b[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{4}\b/
// journeys 0.9: at most 320 characters. That is three segments of the basic alphabet, five of the wide one.
const CHARACTERS = 320
const SEGMENTS = { gsm7: 3, ucs2: 5 }
// journeys 0.4: at most two texts in answer to one; a safety text goes by itself.
const TEXTS = 2

const WALKS = [
  {
    language: 'en',
    from: '+447700900401',
    boiler: 'my boiler is broken',
    place: '12 High St kitchen',
    nobodyCame: 'third time I ask, nobody came',
    skip: 'skip',
  },
  {
    language: 'pl',
    from: '+447700900402',
    boiler: 'piec nie działa, nie mamy ogrzewania',
    place: 'High Street 12, kuchnia',
    nobodyCame: 'pytam już trzeci raz i nikt nie przyszedł',
    skip: 'pomiń',
  },
  {
    language: 'ur',
    from: '+447700900403',
    boiler: 'میرا بوائلر خراب ہے',
    place: '12 ہائی اسٹریٹ، باورچی خانہ',
    nobodyCame: 'میں تیسری بار کہہ رہا ہوں اور کوئی نہیں آیا',
    skip: 'چھوڑیں',
  },
] as const

let phone: Awaited<ReturnType<typeof textingWorld>>
beforeAll(async () => {
  phone = await textingWorld((env) => world({ env }))
}, 180_000)
afterAll(() => phone.close())

type Walk = (typeof WALKS)[number]

/** Answers each question by what it asks, as a tenant would; gives the text that holds what is looked for. */
async function walk({
  by,
  first,
  until,
  answers,
}: {
  by: Walk
  first: string
  until: (text: string) => boolean
  answers: [TextKey, string][]
}): Promise<string> {
  let said = await phone.text({ from: by.from, body: first })
  for (let step = 0; step < 12; step += 1) {
    expect(said.length).toBeLessThanOrEqual(TEXTS)
    const all = said.join('\n')
    if (until(all)) return all
    const plain = all.replace(/\s+/g, ' ')
    const asked = answers.find(([key]) =>
      plain.includes(t({ key, language: by.language, voice: 'short' }).replace(/\s+/g, ' ')),
    )
    if (!asked) throw new Error(`No answer to: ${all}`)
    said = await phone.text({ from: by.from, body: asked[1] })
  }
  throw new Error('The walk came to no end.')
}

describe.each(WALKS)('in $language', (by) => {
  let request = ''

  test('a broken boiler becomes a case with a reference', async () => {
    const done = await walk({
      by,
      first: by.boiler,
      until: (text) => REFERENCE.test(text),
      answers: [
        ['language.offer.take.ask', '1'],
        ['serviceRequest.repair.where.ask', by.place],
        ['serviceRequest.repair.since.ask', by.skip],
        ['common.fields.risk.ask', '2'],
        ['common.fields.easier.ask', by.skip],
      ],
    })
    request = REFERENCE.exec(done)![0]
    const stored = await phone.world.product.cases.model
      .findOne({ landlord: LANDLORD, reference: request.replaceAll('-', '') })
      .lean()
    expect(stored).toMatchObject({
      kind: 'service_request',
      type: 'repair',
      status: 'received',
      intake: 'finished',
      language: by.language,
    })
  })

  test('nobody came: the choice, then a complaint with its acknowledge-by date, and the request goes on', async () => {
    const date = sayDate({ date: ACKNOWLEDGE_BY, language: by.language })
    const done = await walk({
      by,
      first: by.nobodyCame,
      until: (text) => text.includes(date),
      answers: [
        ['choice.answer.ask', '1'],
        ['complaint.outcome.ask', by.skip],
        ['complaint.others.ask', '1'],
        ['common.fields.easier.ask', by.skip],
        ['complaint.reply.ask', '1'],
        ['complaint.post.ask', `Ann Tenant, ${by.place}`],
        ['complaint.check.ask', '1'],
      ],
    })
    const { cases, dissatisfactions } = phone.world.product
    const opened = await cases.model
      .findOne({ landlord: LANDLORD, reference: REFERENCE.exec(done)![0].replaceAll('-', '') })
      .lean()
    const before = await cases.model.findOne({ landlord: LANDLORD, reference: request.replaceAll('-', '') }).lean()
    expect(opened).toMatchObject({
      kind: 'complaint',
      status: 'received',
      intake: 'finished',
      links: [{ case: before!._id, why: 'about' }],
    })
    expect(before).toMatchObject({ status: 'received', owner: null })
    const heard = await dissatisfactions.model
      .findOne({ landlord: LANDLORD, conversation: opened!.conversation })
      .lean()
    expect(heard?.offers.map(({ answer }) => answer)).toEqual(['complain'])
  })

  test('every reply left by REST, from our number to theirs, short enough', () => {
    const texts = phone.carrier.texts.filter(({ direction, to }) => direction === 'out' && to === by.from)
    expect(texts.length).toBeGreaterThan(8)
    for (const { from, body, statusCallback } of texts) {
      const { encoding, segments } = countSegments(body)
      expect(from).toBe(MEADOWBROOK)
      expect(statusCallback).toContain('/api/sms/twilio/status')
      expect(`${[...body].length <= CHARACTERS}: ${body}`).toBe(`true: ${body}`)
      expect(segments).toBeLessThanOrEqual(SEGMENTS[encoding])
      // An English text keeps to the basic alphabet, so that it costs what it must.
      if (by.language === 'en') expect(encoding).toBe('gsm7')
    }
  })

  test('each delivery report moved its row', async () => {
    await phone.carrier.settled()
    const { conversations, outbox } = phone.world.product
    const talks = await conversations
      .find({ landlord: LANDLORD, channel: 'sms', language: by.language })
      .select({ _id: 1 })
      .lean()
    const rows = await outbox.model
      .find({ landlord: LANDLORD, conversation: trusted({ $in: talks.map(({ _id }) => String(_id)) }) })
      .lean()
    expect(rows.length).toBeGreaterThan(8)
    expect([...new Set(rows.map(({ state }) => state))]).toEqual(['delivered'])
    // What has been delivered keeps no words in the outbox.
    expect(rows.filter((row) => row.content !== undefined)).toEqual([])
  })
})

test('a forged request changes nothing', async () => {
  const before = await rowCounts(phone.world)
  const form = textForm({ from: '+447700900404', body: 'my boiler is broken' })
  const answer = await postForm({ world: phone.world, form, signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=' })
  expect(answer.status).toBe(403)
  await settled(phone.world)
  expect(await rowCounts(phone.world)).toEqual(before)
  expect(phone.received('+447700900404')).toEqual([])
})

test('a replayed request changes nothing', async () => {
  const form = textForm({ from: '+447700900405', body: 'my boiler is broken' })
  expect((await postForm({ world: phone.world, form })).status).toBe(200)
  await settled(phone.world)
  const [before, said] = [await rowCounts(phone.world), phone.received('+447700900405')]
  expect((await postForm({ world: phone.world, form })).status).toBe(200)
  await settled(phone.world)
  expect(await rowCounts(phone.world)).toEqual(before)
  expect(phone.received('+447700900405')).toEqual(said)
})

test('the same MessageSid fifty times at once is one message, one turn and one reply', async () => {
  const from = '+447700900406'
  const form = textForm({ from, body: 'my boiler is broken', sid: newSid() })
  const answers = await Promise.all(Array.from({ length: 50 }, () => postForm({ world: phone.world, form })))
  expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200))
  await settled(phone.world)
  const { transcript, conversations } = phone.world.product
  const rows = await transcript.model.find({ landlord: LANDLORD, inbound: `sms:${form.MessageSid}` }).lean()
  expect(rows).toHaveLength(1)
  expect(phone.received(from)).toHaveLength(1)
  const talk = await conversations.findOne({ landlord: LANDLORD, _id: rows[0]!.conversation }).lean()
  // One turn: what was heard and the one answer to it.
  expect(await transcript.model.countDocuments({ landlord: LANDLORD, conversation: talk!._id })).toBe(2)
})

test('after STOP nothing leaves, whatever is written; after START the next message is answered', async () => {
  const from = '+447700900407'
  expect(await phone.text({ from, body: 'my boiler is broken' })).toHaveLength(1)
  expect(await phone.text({ from, body: 'Stop' })).toEqual([])
  expect(await phone.text({ from, body: '12 High St' })).toEqual([])
  expect(await phone.text({ from, body: 'START' })).toEqual([
    t({ key: 'sms.started', language: 'en', params: { landlord: 'Meadowbrook Homes' } }),
  ])
  expect(await phone.text({ from, body: '12 High St' })).toHaveLength(1)
})

test('"Stop it" is content and not an opt-out', async () => {
  const from = '+447700900408'
  expect(await phone.text({ from, body: 'Stop it' })).not.toEqual([])
  expect(await phone.text({ from, body: 'menu' })).not.toEqual([])
})

test('a text that does not arrive is marked so by its delivery report', async () => {
  const from = '+447700900409'
  phone.carrier.script(['undelivered'])
  await phone.text({ from, body: 'my boiler is broken' })
  await phone.carrier.settled()
  const [text] = phone.carrier.texts.filter(({ direction, to }) => direction === 'out' && to === from)
  const row = await phone.world.product.outbox.model.findOne({ landlord: LANDLORD, providerId: text!.sid }).lean()
  expect(row).toMatchObject({ state: 'failed', code: '30003', kind: 'reply' })
})
