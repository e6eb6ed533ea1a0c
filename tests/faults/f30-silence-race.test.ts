/** F30: messages, a claim and a hand-back race at two processes; from the claim's position to the hand-back's the log holds no word of the bot but the fixed safety text. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import { newId } from '../../services/ids.ts'
import { type Officer, officer } from '../support/officer.ts'
import { LONG } from '../support/stage.ts'
import { world as start, type World } from '../support/world.ts'

const RUNS = LONG ? 10_000 : 200
const AT_ONCE = LONG ? 32 : 12
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
process.stdout.write(`silence: SEED=${seed}\n`)

/** mulberry32: small, and the same everywhere. */
let state = seed
const chance = (): number => {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}
const pick = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)]!

const WORDS = ['my boiler is broken', 'there is no heating', 'can somebody come', 'hello', 'menu', 'I want to complain']
const DANGER = 'I can smell gas in my kitchen'
/** Milliseconds: about as long as some turns take, so that the claim falls before, into and after them. */
const SPAN = 120

let worlds: [World, World]
let sam: Officer
/** Where each conversation changed hands, as the database itself tells it. */
const hands = new Map<string, { taken?: number; back?: number }>()
let closeWatch: () => Promise<unknown>

beforeAll(async () => {
  const one = await start({ clock: 'real' })
  sam = await officer({ world: one })
  worlds = [one, await one.twin()]
  const { conversations, db } = one.product
  await db.connection.db!.command({ collMod: 'conversations', changeStreamPreAndPostImages: { enabled: true } })
  const watch = conversations.collection.watch(
    [{ $match: { operationType: 'update', 'updateDescription.updatedFields.holder': { $exists: true } } }],
    { fullDocument: 'required' },
  )
  watch.on('change', (event) => {
    if (event.operationType !== 'update') return
    const { _id, holder, position } = event.fullDocument as unknown as ConversationRecord
    const known = hands.get(_id) ?? {}
    hands.set(_id, holder === null ? { ...known, back: position } : { ...known, taken: position })
  })
  closeWatch = () => watch.close()
}, 180_000)
afterAll(async () => {
  await closeWatch?.()
  for (const world of worlds ?? []) await world.stop()
})

interface Plan {
  said: { at: number; on: 0 | 1; text: string }[]
  claim: { at: number; on: 0 | 1 }
  back: { after: number; on: 0 | 1 }
}
const side = (): 0 | 1 => (chance() < 0.5 ? 0 : 1)
const planned = (): Plan => ({
  said: Array.from({ length: 3 + Math.floor(chance() * 3) }, () => ({
    at: chance() * SPAN * 2,
    on: side(),
    text: chance() < 0.06 ? DANGER : pick(WORDS),
  })),
  claim: { at: chance() * SPAN, on: side() },
  back: { after: chance() * SPAN, on: side() },
})

const say = ({ thread, on, text }: { thread: string; on: 0 | 1; text: string }): Promise<unknown> =>
  worlds[on].intake.accept({
    id: `webchat:${thread}:${newId()}`,
    channel: 'webchat',
    landlord: 'meadowbrook',
    thread,
    payload: { kind: 'message', text },
  })
const act = async ({ thread, name, on }: { thread: string; name: string; on: 0 | 1 }): Promise<void> => {
  const path = `/conversations/${thread}/${name}`
  // A tenant who sounds unhappy in the race is owed the choice; it was offered by word.
  const body = name === 'release' ? { outcome: 'other', choice: 'not_now' } : {}
  const { status } = await sam.ask({ method: 'POST', path, body, on: worlds[on] })
  expect([name, status]).toEqual([name, name === 'claim' ? 200 : 204])
}

async function race({ thread, plan }: { thread: string; plan: Plan }): Promise<void> {
  await say({ thread, on: 0, text: 'hello' })
  await worlds[0].worker.idle()
  const speaking = plan.said.map(async ({ at, on, text }) => {
    await sleep(at)
    await say({ thread, on, text })
  })
  await sleep(plan.claim.at)
  await act({ thread, name: 'claim', on: plan.claim.on })
  await sleep(plan.back.after)
  await act({ thread, name: 'release', on: plan.back.on })
  await Promise.all(speaking)
}

/** Everything is answered: nothing waits on any of the lanes. */
async function settled(threads: readonly string[]): Promise<void> {
  for (const end = performance.now() + 120_000; performance.now() < end; await sleep(20)) {
    for (const { worker } of worlds) await worker.idle()
    const waiting = await worlds[0].product.inbox.model.collection.countDocuments({
      landlord: 'meadowbrook',
      thread: { $in: [...threads] },
      state: 'waiting',
    })
    if (waiting === 0 && threads.every((thread) => hands.get(thread)?.back !== undefined)) return
  }
  throw new Error('Not settled within two minutes.')
}

test(
  `in ${RUNS} races of messages, a claim and a hand-back the bot is silent from the one position to the other`,
  async () => {
    const { conversations, transcript } = worlds[0].product
    const met = { held: 0, answered: 0, safety: 0, spoken: 0 }
    for (let done = 0; done < RUNS; done += AT_ONCE) {
      const threads = Array.from({ length: Math.min(AT_ONCE, RUNS - done) }, () => newId())
      const plans = threads.map(planned)
      await Promise.all(threads.map((thread, index) => race({ thread, plan: plans[index]! })))
      await settled(threads)
      if (LONG && done % 960 === 0) process.stdout.write(`silence: ${done} runs so far\n`)
      for (const [index, thread] of threads.entries()) {
        const { taken = 0, back = 0 } = hands.get(thread) ?? {}
        hands.delete(thread)
        const conversation = await conversations
          .findOne({ _id: thread, landlord: 'meadowbrook' })
          .lean<ConversationRecord>()
        const log = await transcript.read({ conversation: conversation!, after: 0, limit: 500 })
        const told = log.filter(({ body }) => body && !body.event)
        expect(told.find(({ position }) => position === taken)?.author).toBe('system')
        const between = told.filter(({ position }) => position > taken && position <= back)
        const bot = between.filter(({ author }) => author === 'bot')
        const loud = bot.filter(
          ({ body }) => !body?.said?.length || !body.said.every((key) => key.startsWith('danger.')),
        )
        if (loud.length > 0)
          throw new Error(
            `The bot spoke (SEED=${seed}, run ${done + index}): ${JSON.stringify({ taken, back, plan: plans[index], said: loud.map(({ position, body }) => [position, body?.said]) })}`,
          )
        // Every message stands in the log once, and after the hand-back the bot says that it is there again.
        expect(told.filter(({ author }) => author === 'tenant')).toHaveLength(plans[index]!.said.length + 1)
        const after = told.filter(({ position, author }) => position > back && author === 'bot')
        expect(after.some(({ body }) => body?.said?.some((key) => key.startsWith('handoff.back')))).toBe(true)
        if (between.some(({ author }) => author === 'tenant')) met.held += 1
        if (told.some(({ position, author }) => author === 'bot' && position < taken && position > 4)) met.answered += 1
        if (bot.length > 0) met.safety += 1
        if (after.length > 1) met.spoken += 1
      }
    }
    process.stdout.write(`silence: ${RUNS} runs, ${JSON.stringify(met)}\n`)
    // The races must have been races: words in the silence, answers before it, safety texts in it.
    expect(met.held).toBeGreaterThan(RUNS / 10)
    expect(met.answered).toBeGreaterThan(RUNS / 20)
    expect(met.safety).toBeGreaterThan(RUNS / 200)
  },
  LONG ? 5_400_000 : 180_000,
)
