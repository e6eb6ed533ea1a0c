/** F14: texts arrive in another order than they were sent; the order of arrival counts, each is answered once, and a late answer can be seen before sending. */
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import { type World, world } from '../support/world.ts'

let on: World
beforeAll(async () => {
  on = await world()
}, 180_000)
afterAll(() => on.stop())

const say = async ({
  thread,
  text,
  id,
  channel = 'sms',
}: {
  thread: string
  text: string
  id: string
  channel?: 'sms' | 'webchat'
}): Promise<void> => {
  const peer = channel === 'sms' ? { peer: { to: '+447700900320', from: '+447700900100' } } : {}
  await on.intake.accept({
    id: `${channel}:${thread}-${id}`,
    channel,
    landlord: 'meadowbrook',
    thread,
    payload: { kind: 'message', text, ...peer },
  })
}
const heard = async (thread: string) => {
  const conversation = (await on.product.conversations
    .findOne({ landlord: 'meadowbrook', thread, current: true })
    .lean<ConversationRecord>())!
  return { conversation, entries: await on.product.transcript.read({ conversation, after: 0, limit: 500 }) }
}

const SENT = ['I want to give a compliment', 'You were kind', '3', 'my tap drips']
const orders = permutations(SENT)

test('in whatever order four texts arrive, they stand in that order and each has its answer', async () => {
  expect(orders).toHaveLength(24)
  for (const [index, order] of orders.entries()) {
    const thread = `permuted-${index}`
    for (const text of order) {
      await say({ thread, text, id: String(SENT.indexOf(text)) })
      await on.worker.idle()
    }
    const { conversation, entries } = await heard(thread)
    expect(entries.filter(({ author }) => author === 'tenant').map(({ body }) => body?.text)).toEqual(order)
    expect(conversation.version).toBe(SENT.length)
    for (const { author, position } of entries) if (author === 'tenant') expect(entries[position]?.author).toBe('bot')
  }
}, 180_000)

test('a late answer to an older question answers the open one, and the tenant sees so before sending', async () => {
  const thread = 'late-answer'
  let turn = 0
  const hear = async (text: string) => {
    const before = turn === 0 ? 0 : (await heard(thread)).entries.length
    await say({ thread, text, id: String(turn++), channel: 'webchat' })
    await on.worker.idle()
    return (await heard(thread)).entries.slice(before).map(({ body }) => body!)
  }
  const account = 'Nobody came to the appointment on Monday and nobody told me about it at all'
  const late = 'It is still broken and the kitchen is cold'
  await hear('I want to make a complaint')
  await hear(account)
  // Meant for the question before, but another one is open now: where, or since when, or what it did.
  let said = await hear('skip')
  said = await hear(late)
  const shown = (): string => said.map(({ text }) => text).join('\n')
  for (let rounds = 0; rounds < 12 && !shown().includes(account); rounds++) {
    const choices = said.at(-1)?.choices ?? []
    said = await hear(choices.length > 1 ? choices.filter(({ value }) => !/skip/i.test(value)).at(-1)!.title : 'skip')
  }
  expect(shown()).toContain(account)
  expect(shown()).toContain(late)
}, 180_000)

function permutations<T>(all: T[]): T[][] {
  if (all.length < 2) return [all]
  return all.flatMap((one, index) =>
    permutations(all.filter((_, other) => other !== index)).map((rest) => [one, ...rest]),
  )
}
