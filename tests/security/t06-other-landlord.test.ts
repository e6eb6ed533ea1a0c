/** Threat T6: what belongs to one landlord does not exist for another: not by token, not by reference, not by number, not by a forgotten filter. */
import { readFileSync } from 'node:fs'
import { pinMark } from '../../services/cases/pin.ts'
import { HARBOUR_VIEW, MEADOWBROOK, textingWorld } from '../support/signText.ts'
import { sourceFiles } from '../support/sourceFiles.ts'
import { call, webTalk } from '../support/webTalk.ts'
import { world } from '../support/world.ts'

let phone: Awaited<ReturnType<typeof textingWorld>>
beforeAll(async () => {
  phone = await textingWorld((env) => world({ env }))
})
afterAll(() => phone.close())

const SHARED = 'ABCDEFGHJ'
/** Two cases, one for each landlord, under one and the same reference and PIN. */
async function twins() {
  const { product } = phone.world
  const { readReference, REFERENCE_ALPHABET } = await import('../../services/cases/reference.ts')
  const reference = [...REFERENCE_ALPHABET].map((check) => SHARED + check).find((one) => readReference(one) !== null)!
  const pin = '482913'
  for (const landlord of ['meadowbrook', 'harbour-view']) {
    const { write, handle } = product.cases.open({
      landlord,
      audience: 'general',
      kind: 'service_request',
      type: landlord === 'meadowbrook' ? 'repair' : 'estate',
      profile: `${landlord}@1`,
      team: 'x',
      channel: 'webchat',
      conversation: null,
      language: 'en',
      formRun: `twin:${landlord}`,
      receivedAt: phone.world.now(),
      awareAt: null,
      hazard: null,
      urgent: false,
      clocks: [],
      answers: {},
      intake: 'finished',
      reviewOn: null,
      pin: () => null,
    })
    await product.db.transact((session) => write.run(session))
    const status = landlord === 'meadowbrook' ? 'received' : 'done'
    await product.cases.model.updateOne(
      { _id: handle.id, landlord },
      {
        $set: {
          reference,
          status,
          'listed.rank': 1,
          pin: pinMark({ master: product.master, reference, pin: landlord === 'meadowbrook' ? pin : '111222' }),
        },
      },
    )
  }
  return { reference, pin }
}

test('two landlords may give one reference: each tenant sees the own landlord’s case, by its own PIN, and never the other', async () => {
  const { reference, pin } = await twins()
  const ask = async (landlord: string, code: string): Promise<string> => {
    const talk = await webTalk({ world: phone.world, landlord })
    await talk.say(`status of my case ${reference}`)
    return (await talk.say(code)).join('\n')
  }
  expect(await ask('meadowbrook', pin)).toContain('we have it')
  expect(await ask('harbour-view', '111222')).toContain('finished')
  const wrong = [await ask('meadowbrook', '111222'), await ask('harbour-view', pin)]
  for (const said of wrong) expect(said).not.toMatch(/we have it|finished|in progress/)
})

test('a token of one landlord opens nothing of the other, whatever landlord the address names', async () => {
  const here = await webTalk({ world: phone.world, landlord: 'meadowbrook' })
  const there = await webTalk({ world: phone.world, landlord: 'harbour-view' })
  for (const query of ['', '?landlord=harbour-view', '?landlord=meadowbrook', '?landlord[$ne]=x']) {
    for (const [path, method, body] of [
      ['', 'GET'],
      ['/activities', 'GET'],
      ['/activities', 'POST', { type: 'message', text: 'menu' }],
      ['/exit', 'POST'],
      ['/upload', 'POST'],
    ] as const) {
      const answer = await call({
        world: phone.world,
        path: `/conversations/${there.id}${path}${query}`,
        token: here.token,
        method,
        ...(body ? { body } : {}),
      })
      expect([path, query, answer.status]).toEqual([path, query, 404])
    }
  }
  const refreshed = (await (
    await call({ world: phone.world, path: '/tokens/refresh?landlord=harbour-view', token: here.token })
  ).json()) as { conversationId: string; token: string }
  expect(refreshed.conversationId).toBe(here.id)
  const { tokens } = phone.world.product
  expect(await tokens.check({ token: refreshed.token, landlords: ['harbour-view'] })).toMatchObject({ ok: false })
})

test('one telephone that texts two landlords has two conversations, which know nothing of each other', async () => {
  const from = '+447700900321'
  await phone.text({ from, body: 'My boiler is broken', to: MEADOWBROOK })
  const said = (await phone.text({ from, body: 'menu', to: HARBOUR_VIEW })).join('\n')
  expect(said).toContain('Harbour View Homes')
  expect(said).not.toMatch(/Meadowbrook|boiler|go back to where/i)
  const threads = await Promise.all(
    ['meadowbrook', 'harbour-view'].map((landlord) =>
      phone.world.product.conversations.find({ landlord, channel: 'sms' }).lean(),
    ),
  )
  const marks = threads.map((found) => found.at(-1)!.thread)
  expect(new Set(marks).size).toBe(2)
  expect(
    phone.carrier.texts
      .filter(({ to, direction }) => direction === 'out' && to === from)
      .map((text) => text.from)
      .sort(),
  ).toEqual(expect.arrayContaining([MEADOWBROOK, HARBOUR_VIEW]))
})

test('every collection refuses a question that does not name the landlord', async () => {
  const models = Object.values(phone.world.product.db.connection.models)
  expect(models.length).toBeGreaterThan(6)
  for (const model of models) {
    await expect(model.find({})).rejects.toThrow('without the landlord')
    await expect(model.findOne({ _id: 'x' } as never)).rejects.toThrow('without the landlord')
    await expect(model.aggregate([{ $count: 'all' }])).rejects.toThrow('landlord')
    for (const [keys] of model.schema.indexes()) expect(Object.keys(keys)).toContain('landlord')
  }
})

test('where the driver is used past that rule, the filter names the landlord by itself', () => {
  const calls = sourceFiles(['bot', 'services']).flatMap((path) => {
    const source = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
    return [
      ...source.matchAll(
        /\.collection(?:<[^>]*>)?\s*\.?(?:find|findOne|updateOne|updateMany|deleteOne|deleteMany|findOneAndUpdate|findOneAndDelete|countDocuments|aggregate)\(([\s\S]{0,160})/g,
      ),
    ].map((found) => ({ path, filter: found[1] ?? '' }))
  })
  expect(calls.length).toBeGreaterThan(4)
  expect(calls.filter(({ filter }) => !/\blandlord\b/.test(filter))).toEqual([])
})
