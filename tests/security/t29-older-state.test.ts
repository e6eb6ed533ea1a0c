/** Threat T29: a conversation whose stored place this release cannot read is told so kindly, keeps its language and its cases, and goes on. */
import { t } from '../../locales/index.ts'
import { bytes } from '../../services/conversations/inbox.ts'
import { type WebTalk, webTalk } from '../support/webTalk.ts'
import { type World, world } from '../support/world.ts'

let product: World
beforeAll(async () => {
  product = await world()
})
afterAll(() => product.stop())

const found = async (talk: WebTalk) =>
  (await product.product.conversations.findOne({ _id: talk.id, landlord: 'meadowbrook' }).lean())!
const nameOf = (talk: WebTalk): string => `conversations:${talk.id}:state`

async function rewrite({
  talk,
  change,
}: {
  talk: WebTalk
  change: (state: Record<string, unknown>) => unknown
}): Promise<void> {
  const conversation = await found(talk)
  const section = conversation.sections.at(-1)!
  const { sections } = product.product
  const stored = { ...section, wrapped: Buffer.from(bytes(section.wrapped)) }
  const opened = sections.unseal({ section: stored, name: nameOf(talk), sealed: bytes(conversation.state) })
  if (!opened.ok) throw new Error('The state could not be opened.')
  const state = sections.seal({
    open: { section: stored, key: sections.key(stored)! },
    name: nameOf(talk),
    value: change(opened.value as Record<string, unknown>),
  })
  await product.product.conversations.updateOne(
    { _id: talk.id, landlord: 'meadowbrook' },
    { $set: { state }, $inc: { version: 1 } },
  )
}

const lost = (language: 'en' | 'pl' | 'cy' | 'ur'): string => t({ key: 'common.lostPlace', language })

const unreadable: Record<string, (state: Record<string, unknown>) => unknown> = {
  'a version from the future': (state) => ({ ...state, v: 99 }),
  'no version': ({ v: _v, ...state }) => state,
  'a stack that is not one': (state) => ({ ...state, dialogs: { dialogStack: 'repair' } }),
  'a word': () => 'somewhere',
  nothing: () => null,
  'a list': () => [1, 2, 3],
  'matters of another shape': (state) => ({ ...state, matters: [{ reference: 'ABC' }] }),
}

test.each(Object.entries(unreadable))(
  '%s: sorry, in the conversation’s own language, and the question is answered',
  async (_name, change) => {
    const talk = await webTalk({ world: product, locale: 'pl' })
    await talk.say('menu')
    await rewrite({ talk, change })
    const said = await talk.say('menu')
    expect(said[0]).toBe(lost('pl'))
    expect(said.length).toBeGreaterThan(1)
    expect((await found(talk)).language).toBe('pl')
    expect(await talk.say('menu')).not.toContain(lost('pl'))
  },
)

test('a repair half told is begun again, and the case it had opened stays', async () => {
  const talk = await webTalk({ world: product })
  await talk.say('I want to make a complaint')
  await talk.say('The roof has leaked for three weeks and nobody came')
  const before = await product.product.cases.model.find({ landlord: 'meadowbrook', conversation: talk.id }).lean()
  expect(before).toHaveLength(1)
  await rewrite({ talk, change: (state) => ({ ...state, v: 0 }) })
  expect((await talk.say('I want to report a repair'))[0]).toBe(lost('en'))
  const after = await product.product.cases.model.find({ landlord: 'meadowbrook', conversation: talk.id }).lean()
  expect(after).toEqual(before)
})

test('a dialog that a release took away is left quietly; one with another shape of answers starts over', async () => {
  const talk = await webTalk({ world: product })
  await talk.say('I want to report a repair')
  await rewrite({
    talk,
    change: (state) => ({ ...state, dialogs: { dialogStack: [{ id: 'gone.dialog', state: { step: 3 } }] } }),
  })
  expect(await talk.say('menu')).not.toEqual([])
  await talk.say('I want to report a repair')
  await rewrite({
    talk,
    change: (state) => ({
      ...state,
      dialogs: { dialogStack: [{ id: 'serviceRequest.repair', state: { step: 3, values: {} } }] },
    }),
  })
  expect(await talk.say('The kitchen tap drips all night')).not.toEqual([])
})

test('danger is answered whatever the stored place is', async () => {
  const talk = await webTalk({ world: product })
  await rewrite({ talk, change: () => ({ v: 99 }) })
  expect((await talk.say('I can smell gas')).join(' ')).toMatch(/0800\s111\s999/)
})
