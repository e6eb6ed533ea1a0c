/** Somebody whose contact is restricted, in the whole product: their words wait for the one person, who sees it in the queue; nobody else is told or touched. */
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import { bytes } from '../../services/conversations/inbox.ts'
import { newId } from '../../services/ids.ts'
import { liftAll, restrictTalk } from '../support/chatRestriction.ts'
import { type World, world } from '../support/world.ts'

let product: World
beforeAll(async () => {
  product = await world()
}, 180_000)
afterAll(() => product.stop())

async function talk({ channel, to = '+447700900321' }: { channel: 'webchat' | 'sms'; to?: string }) {
  const thread = newId()
  const lane = { channel, landlord: 'meadowbrook', thread } as const
  const say = async (text: string): Promise<ConversationRecord> => {
    await product.intake.accept({
      id: `${channel}:${newId()}`,
      ...lane,
      payload: {
        kind: 'message',
        text,
        language: 'en',
        ...(channel === 'sms' ? { peer: { to, from: '+447700900100' } } : {}),
      },
    })
    await product.worker.idle()
    return (await product.product.conversations
      .findOne({ landlord: 'meadowbrook', thread, current: true })
      .lean<ConversationRecord>())!
  }
  return { say }
}

test('it waits for the one person, is offered to nobody else, and goes on beside the talk', async () => {
  const web = await talk({ channel: 'webchat' })
  const begun = await web.say('hello')
  await restrictTalk({ world: product, conversation: begun })
  const passed = await web.say('I cannot pay my rent this month')
  const account = passed.offered?.account
  expect(passed.waiting).toMatchObject({ reason: 'restricted', urgent: false })
  const [incident] = await product.product.incidents.list({ landlord: 'meadowbrook', status: 'open' })
  expect(account).toBe(incident?.restriction?.contact)
  expect(passed.offered?.until.getTime()).toBeGreaterThan(product.now().getTime())
  // A danger that comes up is everybody's.
  const danger = await web.say('I can smell gas')
  expect(danger.alert).not.toBeNull()
  await liftAll(product)
})

test('a text is known by its number in a new conversation; another number, and any web page, are not', async () => {
  const first = await talk({ channel: 'sms' })
  await restrictTalk({ world: product, conversation: await first.say('hello') })
  const again = await talk({ channel: 'sms' })
  expect((await again.say('I cannot pay my rent this month')).waiting?.reason).toBe('restricted')
  const other = await talk({ channel: 'sms', to: '+447700900555' })
  expect((await other.say('I cannot pay my rent this month')).waiting).toBeNull()
  const web = await talk({ channel: 'webchat' })
  // Whoever only says that it is their number is not taken for them.
  expect((await web.say('I cannot pay my rent, my number is 07700 900321')).waiting).toBeNull()
  await liftAll(product)
})

test('a landlord whose profile allows no way of knowing somebody restricts nobody here', async () => {
  const landlord = product.product.landlords.bySlug('meadowbrook')!
  const { known_by: ways } = landlord.operations.restricted_contact!
  const before = ways.splice(0)
  const web = await talk({ channel: 'webchat' })
  await restrictTalk({ world: product, conversation: await web.say('hello') })
  expect((await web.say('I cannot pay my rent this month')).waiting).toBeNull()
  ways.push(...before)
  await liftAll(product)
})

test('the assistant itself files nothing, warns nobody and restricts nobody, whatever is said', async () => {
  const { model } = product.product.incidents
  const before = await model.countDocuments({ landlord: 'meadowbrook' })
  const web = await talk({ channel: 'webchat' })
  let after: ConversationRecord | null = null
  for (const text of ['you are a stupid idiot', 'fuck off', 'I will come and stab your staff', 'you lot are scum'])
    after = await web.say(text)
  expect(await model.countDocuments({ landlord: 'meadowbrook' })).toBe(before)
  expect(await product.product.cases.model.countDocuments({ landlord: 'meadowbrook', conversation: after!._id })).toBe(
    0,
  )
  expect(after!.ended).toBe(false)
  const kept = product.product.sections.unseal({
    section: after!.sections.at(-1)!,
    name: `conversations:${after!._id}:state`,
    sealed: bytes(after!.state!),
  })
  if (!kept.ok) throw new Error('gone')
  // A question that stands open holds the message that it is about; what is remembered of the person does not.
  const { dialogs: _, parked: __, ...remembered } = kept.value as Record<string, unknown>
  expect(Object.keys(remembered).length).toBeGreaterThan(5)
  const { state: ___, sections: ____, peer: _____, alert: ______, ...shown } = after!
  for (const one of [remembered, shown]) expect(JSON.stringify(one)).not.toMatch(/abus|warn|restrict|threat/i)
})
