/** Threat T19: an operator, a prototype or any other JSON in place of a word is refused or is just a word; nothing answers 5xx and no lane stalls. */

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { localUrl, newSid, postForm, rowCounts, settled, textForm, textingWorld } from '../support/signText.ts'
import { call, type WebTalk, webTalk } from '../support/webTalk.ts'
import { type World, world } from '../support/world.ts'

let phone: Awaited<ReturnType<typeof textingWorld>>
let product: World
let talk: WebTalk
beforeAll(async () => {
  phone = await textingWorld((env) => world({ env }))
  product = phone.world
  talk = await webTalk({ world: product })
})
afterAll(() => phone.close())

const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const RUNS = 60
const tell = (): void => void process.stderr.write(`t19 seed ${SEED} (SEED=${SEED} repeats it)\n`)

const turnErrors = async (): Promise<number> =>
  Number(
    /heard_turns_total\{[^}]*outcome="error"[^}]*\} (\d+)/.exec(
      await product.product.metrics.registry.metrics(),
    )?.[1] ?? 0,
  )
/** Nothing was set aside as unreadable, and the conversation still answers. */
const stillWell = async (): Promise<void> => {
  await settled(product)
  expect(await product.product.inbox.model.countDocuments({ landlord: 'meadowbrook', state: 'refused' })).toBe(0)
  expect(await turnErrors()).toBe(0)
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  expect(await talk.say('menu')).not.toEqual([])
}

const OPERATORS: unknown[] = [
  { $ne: 1 },
  { $gt: '' },
  { $regex: '.*' },
  { $where: 'sleep(5000)' },
  { $in: ['a'] },
  ['a'],
  { toString: 1 },
  { length: 5 },
  7,
  true,
  null,
]

test('an operator in place of any field of an activity is 400, or is ignored; it never reaches a query', async () => {
  for (const value of OPERATORS) {
    for (const field of ['type', 'text', 'name', 'locale']) {
      const answer = await call({
        world: product,
        path: `/conversations/${talk.id}/activities`,
        token: talk.token,
        body: { type: 'message', text: 'menu', [field]: value },
      })
      expect([field, value, answer.status]).toEqual([field, value, 400])
    }
    const own = await call({
      world: product,
      path: `/conversations/${talk.id}/activities`,
      token: talk.token,
      body: { type: 'message', text: 'menu', channelData: { clientActivityID: value } },
    })
    expect([value, own.status]).toEqual([value, 400])
    const opened = await call({ world: product, path: '/conversations', token: talk.token, body: { locale: value } })
    expect([value, opened.status]).toEqual([value, 400])
  }
  await stillWell()
})

test('a button of the page with anything at all in it does not stop the conversation', async () => {
  const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`
  for (const value of [deep, `{"language":${deep}}`, '{"__proto__":{"language":"pl"}}']) {
    const answer = await call({
      world: product,
      path: `/conversations/${talk.id}/activities`,
      token: talk.token,
      body: `{"type":"event","name":"heard/language","value":${value}}`,
    })
    expect(answer.status).toBe(400)
  }
  for (const value of [
    ...OPERATORS,
    { language: { toString: 1 } },
    { language: { $ne: 1 } },
    { language: ['pl'] },
    { language: 'x'.repeat(5_000) },
    '__proto__',
  ]) {
    const answer = await call({
      world: product,
      path: `/conversations/${talk.id}/activities`,
      token: talk.token,
      body: { type: 'event', name: 'heard/language', value },
    })
    expect([200, 400]).toContain(answer.status)
  }
  await stillWell()
})

test('prototype names as keys and as values change nobody’s prototype', async () => {
  const bodies = [
    '{"__proto__":{"polluted":1},"type":"message","text":"menu"}',
    '{"constructor":{"prototype":{"polluted":1}},"type":"message","text":"menu"}',
    '{"type":"message","text":"menu","channelData":{"__proto__":{"polluted":1}}}',
    '{"type":"event","name":"heard/language","value":{"__proto__":{"polluted":1}}}',
    '{"type":"message","text":"__proto__"}',
    '{"type":"message","text":"constructor.prototype"}',
  ]
  for (const body of bodies) {
    const answer = await call({ world: product, path: `/conversations/${talk.id}/activities`, token: talk.token, body })
    expect([200, 400]).toContain(answer.status)
  }
  for (const word of ['toString', 'hasOwnProperty', 'valueOf', '__proto__', 'constructor'])
    expect(await talk.say(word)).not.toEqual([])
  await stillWell()
})

test('an operator in an address is a word: nothing is found, nothing is changed', async () => {
  const before = await rowCounts(product)
  const addresses = [
    `/conversations/${talk.id}/activities?watermark[$gt]=0`,
    `/conversations/${talk.id}/activities?watermark=[$ne]`,
    '/conversations/[$ne]/activities',
    '/conversations/%7B%22$ne%22%3A1%7D/activities',
    '/conversations/__proto__',
    '/conversations/constructor/activities',
  ]
  for (const path of addresses) {
    const answer = await call({ world: product, path, token: talk.token, method: 'GET' })
    expect([path, [200, 400, 404].includes(answer.status)]).toEqual([path, true])
  }
  for (const query of [
    'landlord[$ne]=x',
    'landlord=__proto__',
    'landlord=constructor',
    'landlord=toString',
    'landlord={"$ne":1}',
  ]) {
    const page = await fetch(`${localUrl(product)}/?${query}`)
    expect([query, [200, 404].includes(page.status)]).toEqual([query, true])
  }
  expect(await rowCounts(product)).toEqual(before)
})

test('Body[$ne]=x in a signed text is a parameter that nobody asked for', async () => {
  const form = {
    ...textForm({ from: '+447700900361', body: 'menu' }),
    'Body[$ne]': 'x',
    '__proto__[polluted]': '1',
    'From[$gt]': '',
  }
  expect((await postForm({ world: product, form })).status).toBe(200)
  const { MessageSid: _sid, ...bare } = { ...textForm({ from: '+447700900361', body: 'menu' }) }
  expect((await postForm({ world: product, form: { ...bare, 'MessageSid[$ne]': newSid() } })).status).toBe(400)
  await stillWell()
})

test('any JSON whatever in place of an activity: an answer below 500, and the next message is answered', async () => {
  tell()
  const nasty = fc.oneof(
    { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
    { weight: 1, arbitrary: fc.constantFrom(...OPERATORS) },
  )
  const activity = fc.oneof(
    nasty,
    fc.record(
      {
        type: fc.constantFrom('message', 'event', 'typing'),
        text: fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), nasty),
        name: fc.oneof(fc.constant('heard/language'), nasty),
        value: nasty,
        channelData: nasty,
        from: nasty,
        attachments: nasty,
        locale: nasty,
      },
      { requiredKeys: ['type'] },
    ),
  )
  await fc.assert(
    fc.asyncProperty(activity, async (body) => {
      const answer = await call({
        world: product,
        path: `/conversations/${talk.id}/activities`,
        token: talk.token,
        body: JSON.stringify(body),
      })
      expect(answer.status).toBeLessThan(500)
    }),
    { seed: SEED, numRuns: RUNS },
  )
  await stillWell()
})

test('any form whatever, rightly signed: an answer below 500, and nobody’s lane stalls', async () => {
  tell()
  const word = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom('{"$ne":1}', '__proto__', '', '+447700900362', '\u0000', '‮', 'STOP'),
  )
  const made = fc.dictionary(
    fc.oneof(
      fc.constantFrom('From', 'To', 'Body', 'NumMedia', 'OptOutType', 'MessageStatus'),
      fc.string({ maxLength: 12 }),
    ),
    word,
    { maxKeys: 8 },
  )
  await fc.assert(
    fc.asyncProperty(made, async (given) => {
      const form = {
        ...textForm({ from: '+447700900363', body: 'menu' }),
        ...Object.fromEntries(
          Object.entries(given).map(([name, value]) => [name.toWellFormed(), value.toWellFormed()]),
        ),
      }
      for (const path of ['/api/sms/twilio', '/api/sms/twilio/status'])
        expect((await postForm({ world: product, form, path })).status).toBeLessThan(500)
    }),
    { seed: SEED, numRuns: RUNS },
  )
  expect(await product.product.inbox.model.countDocuments({ landlord: 'meadowbrook', state: 'refused' })).toBe(0)
})

test('what a client calls its language is kept only when it is one of ours', async () => {
  const { token, conversationId } = (await (await call({ world: product, path: '/tokens/generate' })).json()) as {
    token: string
    conversationId: string
  }
  await call({
    world: product,
    path: `/conversations/${conversationId}/activities`,
    token,
    body: { type: 'message', text: 'menu', locale: 'Quillfeather, 12 High Street' },
  })
  await settled(product)
  const found = await product.product.conversations.findOne({ _id: conversationId, landlord: 'meadowbrook' }).lean()
  expect(found?.language).toBe('en')
})

test('mongoose refuses operators in values and unknown fields', () => {
  const source = readFileSync(new URL('../../services/db.ts', import.meta.url), 'utf8')
  expect(source).toMatch(/sanitizeFilter', true/)
  expect(source).toMatch(/strictQuery', 'throw'/)
})
