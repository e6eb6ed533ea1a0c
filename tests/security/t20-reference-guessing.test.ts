/** Threat T20: a reference finds and proves nothing: guesses are held off, and no answer tells a stranger whether a case exists. */
import { createHash } from 'node:crypto'
import { talkServices } from '../../bot/talkServices.ts'
import { pinMark } from '../../services/cases/pin.ts'
import { newReference, REFERENCE_ALPHABET, readReference } from '../../services/cases/reference.ts'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import { webTalk } from '../support/webTalk.ts'
import { type World, world } from '../support/world.ts'

let product: World
beforeAll(async () => {
  product = await world()
})
afterAll(() => product.stop())

const PIN = '482913'
let cases = 0

async function openCase({
  kind = 'service_request',
  type = 'repair',
}: {
  kind?: 'service_request' | 'sensitive'
  type?: string
} = {}): Promise<string> {
  const { db, cases: store, master } = product.product
  cases += 1
  const { write, handle } = store.open({
    landlord: 'meadowbrook',
    audience: kind === 'sensitive' ? 'hate' : 'general',
    kind,
    type,
    profile: 'meadowbrook@1',
    team: 'repairs',
    channel: 'webchat',
    conversation: 'somebody-else',
    language: 'en',
    formRun: `t20:${cases}`,
    receivedAt: product.now(),
    awareAt: null,
    hazard: null,
    urgent: false,
    clocks: [],
    answers: {},
    intake: 'finished',
    reviewOn: null,
    pin: (reference) => pinMark({ master, reference, pin: PIN }),
  })
  await db.transact((session) => write.run(session))
  return handle.reference
}

/** The lookup as a turn of a stranger's conversation makes it, without the cost of a turn. */
const asStranger = () =>
  talkServices({
    deps: product.product,
    conversation: { _id: 'a-stranger', channel: 'webchat' } as ConversationRecord,
    landlord: product.product.landlords.bySlug('meadowbrook')!,
    language: () => 'en',
    showsPrivate: true,
    quickExit: true,
    inbound: {
      id: 'webchat:a-stranger:1',
      channel: 'webchat',
      landlord: 'meadowbrook',
      thread: 'a-stranger',
      payload: { kind: 'message', text: '', attachments: 0, receivedAt: product.now() },
    },
  }).cases.status

test('ten thousand PINs for a known reference: five are looked at, the right one among the rest is not', async () => {
  const reference = await openCase()
  const status = asStranger()
  const guesses = Array.from({ length: 10_000 }, (_, index) =>
    String((482_913 - 5_000 + index) % 1_000_000).padStart(6, '0'),
  )
  expect(guesses).toContain(PIN)
  const found: unknown[] = []
  for (let from = 0; from < guesses.length; from += 50)
    found.push(...(await Promise.all(guesses.slice(from, from + 50).map((pin) => status({ reference, pin })))))
  expect(found.filter((view) => view !== null)).toEqual([])
})

test('the tenant who knows the PIN is let in, and a slip of the finger does not shut the case', async () => {
  const reference = await openCase()
  const status = asStranger()
  for (const pin of ['000000', '482931']) expect(await status({ reference, pin })).toBeNull()
  expect(await status({ reference, pin: PIN })).toMatchObject({ reference, status: 'received' })
})

test('guessing at one case does not shut another', async () => {
  const [one, other] = [await openCase(), await openCase()]
  const status = asStranger()
  for (let guess = 0; guess < 50; guess++) await status({ reference: one, pin: String(guess).padStart(6, '0') })
  expect(await status({ reference: one, pin: PIN })).toBeNull()
  expect(await status({ reference: other, pin: PIN })).not.toBeNull()
})

test('no case, a wrong PIN, a shut case and a confidential case with its right PIN: a stranger reads the same words', async () => {
  const none = newReference()
  const existing = await openCase()
  const shut = await openCase()
  for (let guess = 0; guess < 6; guess++) await asStranger()({ reference: shut, pin: '000000' })
  const confidential = await openCase({ kind: 'sensitive', type: 'hate' })
  const ask = async (reference: string, pin: string): Promise<string[]> => {
    const talk = await webTalk({ world: product })
    return [...(await talk.say(`how is my case ${reference}`)), ...(await talk.say(pin))]
  }
  const answers = [
    await ask(none, '123456'),
    await ask(existing, '123456'),
    await ask(shut, PIN),
    await ask(confidential, PIN),
  ]
  expect(answers[0]!.length).toBeGreaterThan(0)
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect((await ask(existing, PIN)).join('\n')).toContain('we have it')
})

test('without a PIN a reference opens nothing but in the conversation that made it', async () => {
  const reference = await openCase()
  expect(await asStranger()({ reference, pin: null })).toBeNull()
})

test('references follow no order, share no beginning and pass their own check', () => {
  const all = Array.from({ length: 5_000 }, newReference)
  expect(new Set(all).size).toBe(all.length)
  expect(all.every((one) => readReference(one) === one)).toBe(true)
  const beginnings = new Set(all.map((one) => one.slice(0, 3)))
  // 26³ beginnings: 5,000 draws meet about 4,400 of them.
  expect(beginnings.size).toBeGreaterThan(3_900)
  for (const symbol of REFERENCE_ALPHABET) {
    const share = all.filter((one) => one[0] === symbol).length / all.length
    expect(share).toBeGreaterThan(0.02)
    expect(share).toBeLessThan(0.06)
  }
})

test('the PIN is nowhere in the database, and its mark depends on the reference', async () => {
  const [one, other] = await Promise.all([openCase(), openCase()])
  const rows = await product.product.cases.model.find({ landlord: 'meadowbrook' }).lean()
  const marks = rows.filter(({ reference }) => [one, other].includes(reference)).map(({ pin }) => pin)
  expect(new Set(marks).size).toBe(2)
  expect(
    marks.every(
      (mark) => mark !== null && mark !== PIN && mark !== createHash('sha256').update(PIN).digest('base64url'),
    ),
  ).toBe(true)
})
