/** A machine between an officer and a tenant: what leaves and what never does, what stays on record, and what is told when the service fails. */

import { cannedReplies } from '../../bot/cannedReplies.ts'
import type { MachineWords } from '../../bot/channels/translatedWords.ts'
import { shownWords } from '../../bot/channels/translatedWords.ts'
import { activityOf } from '../../bot/directLineActivity.ts'
import { factsOf } from '../../bot/facts.ts'
import { LANGUAGES } from '../../locales/languages.ts'
import { bytes } from '../../services/conversations/inbox.ts'
import type { TranscriptRecord } from '../../services/conversations/transcript.ts'
import type { AccountRecord } from '../../services/staff/accounts.ts'
import { mayTranslate } from '../../services/translation/mayTranslate.ts'
import { type StaffWorld, staffWorld } from '../support/staffWorld.ts'
import { KEY, made, type TranslationStandIn, translationStandIn } from '../support/translationStandIn.ts'

let world: StaffWorld
let service: TranslationStandIn
let sam: AccountRecord
let asSam: string
let asAli: string
beforeAll(async () => {
  service = await translationStandIn('libretranslate')
  world = await staffWorld({
    settings: { TRANSLATION_SERVICE: 'libretranslate', TRANSLATION_URL: service.url, TRANSLATION_KEY: KEY },
  })
  sam = await world.hire({ roles: ['adviser'] })
  asSam = await world.session(sam)
  asAli = await world.session(await world.hire({ roles: ['manager'] }))
}, 180_000)
afterAll(async () => {
  await world.close()
  await service.close()
})
beforeEach(() => {
  service.be('well')
  service.asked.length = 0
})

const POLISH = 'Nie ma ogrzewania od wtorku'
const told = (text: string, more = {}) => ({ author: 'tenant' as const, body: { text, language: 'pl', ...more } })
const polish = (more: Parameters<StaffWorld['talk']>[0] = {}) =>
  world.talk({ language: 'pl', said: [told(POLISH)], ...more })
const translate = ({
  id,
  positions = [1],
  to = 'en',
  as = asSam,
}: {
  id: string
  positions?: number[]
  to?: string
  as?: string
}) => world.post({ as, path: `/api/staff/conversations/${id}/translations`, body: { positions, to } })
const look = async (id: string, as = asAli) => (await world.ask({ as, path: `/api/staff/conversations/${id}` })).body
const trail = () => world.staff.audit.latest({ landlord: 'meadowbrook', limit: 3 })

test('a line is translated when asked, once, and stands marked beside it for every reader', async () => {
  const { _id: id } = await polish({ said: [told(POLISH), told('Halo?')] })
  expect(await look(id)).toMatchObject({ translates: true, entries: [{ translatable: true, translations: [] }, {}] })
  expect(service.asked).toHaveLength(0)
  const line = { text: made({ text: POLISH, to: 'en' }), to: 'en', from: 'pl', service: 'libretranslate' }
  expect(await translate({ id })).toMatchObject({ status: 200, body: { lines: [{ position: 1, ...line }] } })
  expect(await translate({ id, as: asAli })).toMatchObject({ status: 200, body: { lines: [{ position: 1, ...line }] } })
  expect(service.asked).toHaveLength(1)
  expect(await look(id)).toMatchObject({ entries: [{ text: POLISH, translations: [line] }, { translations: [] }] })
  expect(await translate({ id, positions: [1, 2, 2] })).toMatchObject({ body: { lines: [line, { position: 2 }] } })
  expect(service.asked.at(-1)?.body).toMatchObject({ q: ['Halo?'], source: 'pl' })
})

test('the audit has it before words leave, by positions and never by words; nothing of it is logged', async () => {
  const { _id: id } = await polish()
  service.be('broken')
  expect((await translate({ id })).status).toBe(503)
  expect(await trail()).toContainEqual(
    expect.objectContaining({
      account: sam._id,
      action: 'conversation.translate',
      target: id,
      detail: 'libretranslate en 1',
    }),
  )
  expect(world.logged()).not.toContain('ogrzewania')
  expect(await world.product.metrics.registry.metrics()).toContain(
    'heard_translations_total{service="libretranslate",outcome="away"} 1',
  )
})

test("is sealed in its line's section: with the key it is gone", async () => {
  const { _id: id, sections } = await polish()
  await translate({ id })
  const [kept] = await world.product.lineTranslations.model.find({ landlord: 'meadowbrook', conversation: id }).lean()
  expect(Buffer.from(bytes(kept!.body)).toString('latin1')).not.toContain('ogrzewania')
  const gone = sections.map((section) => ({ ...section, wrapped: null }))
  await world.product.conversations.updateOne({ _id: id, landlord: 'meadowbrook' }, { $set: { sections: gone } })
  world.product.sections.key(gone[0]!)
  expect(await look(id)).toMatchObject({ entries: [{ text: null, translatable: false, translations: [] }] })
  expect((await translate({ id })).body).toMatchObject({ error: { detail: { why: 'no_words' } } })
})

test('a text that people have reviewed goes to no machine, nor do the lines beside it', async () => {
  const { _id: id } = await polish({
    said: [told(POLISH), { author: 'bot', body: { text: 'Zadzwoń pod 999', language: 'pl', said: ['danger.call@2'] } }],
  })
  expect(await translate({ id, positions: [1, 2] })).toMatchObject({
    status: 409,
    body: { error: { detail: { reason: 'translation', why: 'reviewed' } } },
  })
  expect(service.asked).toHaveLength(0)
  expect(await look(id)).toMatchObject({ entries: [{ translatable: true }, { translatable: false }] })
})

test('what was told in confidence stays in the house, though its officer reads it', async () => {
  const officer = await world.session(await world.hire({ roles: ['hate_officer'], teams: ['safeguarding'] }))
  const { _id: id } = await polish({ audience: 'abuse' })
  expect(await look(id, officer)).toMatchObject({ translates: false, entries: [{ text: POLISH, translatable: false }] })
  expect(await translate({ id, as: officer })).toMatchObject({
    status: 409,
    body: { error: { detail: { why: 'confidence' } } },
  })
  expect((await translate({ id })).status).toBe(404)
  // A line that was restricted after it had been translated takes its translation with it.
  const open = await polish()
  await translate({ id: open._id })
  await world.product.transcript.model.updateOne(
    { _id: `${open._id}:1`, landlord: 'meadowbrook' },
    { $set: { audience: 'abuse' } },
  )
  expect(await look(open._id)).toMatchObject({ entries: [] })
  expect((await translate({ id: open._id })).status).toBe(404)
  expect(service.asked).toHaveLength(1)
})

test('in confidence only where the profile says so and the machine is their own', () => {
  const may = (in_confidence: 'never' | 'self_hosted' | undefined, selfHosted: boolean, off = false) =>
    mayTranslate({
      landlord: { operations: off ? {} : { translation: in_confidence ? { in_confidence } : {} } } as never,
      translator: { name: 'libretranslate', selfHosted },
      audiences: ['general', 'hate'],
    })
  expect([may('self_hosted', true), may('self_hosted', false), may('never', true), may(undefined, true)]).toEqual([
    'yes',
    'confidence',
    'confidence',
    'confidence',
  ])
  expect(may('self_hosted', true, true)).toBe('off')
})

test.each([
  ['busy', 503, 'busy'],
  ['forbidden', 503, 'refused'],
  ['broken', 503, 'away'],
  ['fewer', 503, 'answer'],
] as const)('a service that is %s is told as %i, and nothing is kept', async (mood, status, why) => {
  const { _id: id } = await polish()
  service.be(mood)
  expect(await translate({ id })).toMatchObject({ status, body: { error: { detail: { reason: 'translation', why } } } })
  expect(await look(id)).toMatchObject({ entries: [{ text: POLISH, translations: [] }] })
  service.be('well')
  expect((await translate({ id })).status).toBe(200)
})

test('a language that the machine has not is told as that, and lines that are not there as not found', async () => {
  const { _id: id } = await polish({
    said: [{ author: 'tenant', body: { text: 'Kulaylku ma shaqeeyo', language: 'so' } }],
  })
  expect(await translate({ id })).toMatchObject({ status: 409, body: { error: { detail: { why: 'language' } } } })
  expect((await translate({ id, positions: [9] })).status).toBe(404)
  expect((await translate({ id, positions: [] })).status).toBe(400)
  expect((await translate({ id, to: 'pl' })).status).toBe(400)
})

describe('a reply', () => {
  const ENGLISH = 'We come tomorrow between 9 and 11.'
  const held = (more: Parameters<StaffWorld['talk']>[0] = {}) => polish({ holder: sam._id, ...more })
  const preview = ({ id, text = ENGLISH, as = asSam }: { id: string; text?: string; as?: string }) =>
    world.post({ as, path: `/api/staff/conversations/${id}/reply/translation`, body: { text, from: 'en' } })
  const send = ({ id, body, key = 'one-reply' }: { id: string; body: Record<string, unknown>; key?: string }) =>
    world.post({
      as: asSam,
      path: `/api/staff/conversations/${id}/reply/translated`,
      body,
      headers: { 'Idempotency-Key': key },
    })
  const confirmed = (shown: Record<string, unknown>, text = ENGLISH) => {
    const { translation, to, proof } = shown
    return { text, from: 'en', translation, to, proof }
  }

  test('is seen first; what is sent is that, in both languages and marked, and the record has all of it', async () => {
    const { _id: id } = await held()
    const { status, body } = await preview({ id })
    const translation = made({ text: ENGLISH, to: 'pl' })
    expect({ status, body }).toMatchObject({ status: 200, body: { translation, to: 'pl', segments: null } })
    expect(body.shown).toBe(
      `${translation}\n\nPrzetłumaczyła maszyna, mogą być błędy. Napisano w języku: angielski:\n${ENGLISH}`,
    )
    expect(await look(id)).toMatchObject({ position: 1 })
    const answers = [await send({ id, body: confirmed(body) }), await send({ id, body: confirmed(body) })]
    expect(answers).toMatchObject([
      { status: 200, body: { position: 2 } },
      { status: 200, body: { position: 2 } },
    ])
    const translated = { original: ENGLISH, from: 'en', translation, to: 'pl', service: 'libretranslate' }
    expect(await look(id)).toMatchObject({
      position: 2,
      entries: [{}, { author: 'staff', text: body.shown, language: 'pl', translated }],
    })
    const conversation = await world.product.conversations.findOne({ _id: id, landlord: 'meadowbrook' }).lean()
    const row = await world.product.transcript.model
      .findOne({ landlord: 'meadowbrook', conversation: id, position: 2 })
      .lean<TranscriptRecord>()
    const entry = world.product.transcript.open({ conversation: conversation!, row: row! })
    expect(activityOf(entry)).toMatchObject({ text: body.shown, locale: 'pl' })
  })

  test('that was not shown, was changed, or was shown to somebody else does not go out', async () => {
    const { _id: id } = await held()
    const { body } = await preview({ id })
    const other = await held()
    const bent: [string, Record<string, unknown>][] = [
      [id, { ...confirmed(body), translation: 'Nigdy nie przyjdziemy' }],
      [id, confirmed(body, 'Something else')],
      [id, { ...confirmed(body), proof: 'x' }],
      [other._id, confirmed(body)],
    ]
    for (const [of, sent] of bent)
      expect(await send({ id: of, body: sent })).toMatchObject({
        status: 409,
        body: { error: { detail: { why: 'not_shown' } } },
      })
    await world.product.conversations.updateOne({ _id: id, landlord: 'meadowbrook' }, { $set: { language: 'ro' } })
    expect(await send({ id, body: confirmed(body) })).toMatchObject({ body: { error: { detail: { why: 'changed' } } } })
    expect(await look(id)).toMatchObject({ position: 1 })
  })

  test('is of whoever holds the talk, and in another language than theirs', async () => {
    const { _id: id } = await held()
    expect((await preview({ id, as: asAli })).status).toBe(409)
    const english = await held({ language: 'en' })
    expect(await preview({ id: english._id })).toMatchObject({
      status: 409,
      body: { error: { detail: { why: 'same' } } },
    })
    expect(service.asked).toHaveLength(0)
  })

  test('with a reviewed text in it goes to no machine: it is there in every language', async () => {
    const { _id: id } = await held()
    const { landlords, law } = world.product
    const facts = factsOf({ landlord: landlords.bySlug('meadowbrook')!, law })
    const ready = cannedReplies({ facts, language: 'en', voice: 'full' }).find(({ text }) => text.length > 40)!
    expect(await preview({ id, text: `Hello.  ${ready.text}` })).toMatchObject({
      status: 409,
      body: { error: { detail: { why: 'reviewed' } } },
    })
    expect(service.asked).toHaveLength(0)
  })

  test('by text says what it costs, leaves once with both, and is refused where it is too long', async () => {
    const { _id: id } = await held({ channel: 'sms' })
    const { body } = await preview({ id })
    expect(body).toMatchObject({ segments: 2 })
    expect(await send({ id, body: confirmed(body) })).toMatchObject({ status: 200, body: { segments: 2 } })
    const [sent] = await world.product.outbox.model.find({ landlord: 'meadowbrook', conversation: id }).lean()
    expect(world.product.outbox.content(sent as never)).toMatchObject({ body: expect.stringContaining(ENGLISH) })
    expect((await preview({ id, text: 'Zażółć gęślą jaźń. '.repeat(40) })).status).toBe(413)
  })

  test('the mark is there in every language, and the words as written keep their direction', () => {
    const marks = LANGUAGES.filter(({ code }) => code !== 'en').map(({ code: to }) => {
      const words: MachineWords = { original: 'Hello\nSam', from: 'en', translation: 'xyz', to }
      const shown = shownWords(words, { sms: false })
      expect(shown).toMatch(/^xyz\n\n.{20,}:\n/u)
      expect(shown.includes('\u2068Hello\u2069\n\u2068Sam\u2069')).toBe(['ur', 'ar'].includes(to))
      expect(shownWords(words, { sms: true })).toMatch(/:\nHello\nSam$/)
      return shown.split('\n')[2]
    })
    expect(new Set(marks).size).toBe(LANGUAGES.length - 1)
  })
})
