/** Nobody comes: it is told once however many processes look, only when it is due, never over a colleague, and in few texts in every language. */
import { countSegments } from '../../bot/channels/sms/segments.ts'
import { sms } from '../../bot/channels/sms.ts'
import { factsOf } from '../../bot/facts.ts'
import { speakAll } from '../../bot/say.ts'
import { tellWaiters } from '../../bot/tellWaiters.ts'
import type { Said } from '../../dialogs/talk.ts'
import { LANGUAGES } from '../../locales/languages.ts'
import type { CaseRecord } from '../../services/cases/caseModel.ts'
import type { ConversationRecord, Waiting } from '../../services/conversations/conversationModel.ts'
import type { Entry } from '../../services/conversations/transcript.ts'
import { waitDue } from '../../services/handoff/waitDue.ts'
import { newId } from '../../services/ids.ts'
import { type Officer, officer } from '../support/officer.ts'
import { world as start, type World } from '../support/world.ts'

const MINUTE = 60_000
const OPEN = '2027-03-10T10:00:00Z'

let worlds: [World, World]
let sam: Officer
beforeAll(async () => {
  const one = await start({ clock: OPEN })
  sam = await officer({ world: one })
  worlds = [one, await one.twin()]
}, 180_000)
afterAll(async () => {
  for (const world of worlds ?? []) await world.stop()
})
beforeEach(async () => {
  at(OPEN)
  await worlds[0].product.conversations.deleteMany({ landlord: 'meadowbrook' })
})

const at = (instant: string | Date): void => {
  for (const world of worlds) world.at(instant)
}
const pass = (minutes: number): void => at(new Date(worlds[0].now().getTime() + minutes * MINUTE))
const look = (world = worlds[0]) => tellWaiters({ product: world.product, kick: world.worker.kick })
const idle = async (): Promise<void> => {
  for (const { worker } of worlds) await worker.idle()
}
const say = async ({ thread, text, on = worlds[0] }: { thread: string; text: string; on?: World }): Promise<void> => {
  await on.intake.accept({
    ...{ id: `webchat:${newId()}`, channel: 'webchat', landlord: 'meadowbrook', thread },
    payload: { kind: 'message', text },
  })
  await on.worker.idle()
}
/** Somebody who waits on the web. */
async function waits(): Promise<string> {
  const thread = newId()
  for (const text of ['let me talk to a human', 'Only here']) await say({ thread, text })
  return thread
}
const conversationOf = async (thread: string): Promise<ConversationRecord> =>
  (await worlds[0].product.conversations.findOne({ landlord: 'meadowbrook', thread }).lean<ConversationRecord>())!
const logOf = async (thread: string): Promise<Entry[]> =>
  await worlds[0].product.transcript.read({ conversation: await conversationOf(thread), after: 0, limit: 500 })
const toldIn = async (thread: string): Promise<string[]> =>
  (await logOf(thread)).flatMap(({ body }) => body?.said ?? []).filter((key) => key.startsWith('handoff.nobody.late'))
const casesOf = (conversation: string): Promise<CaseRecord[]> =>
  worlds[0].product.cases.model.find({ landlord: 'meadowbrook', conversation }).lean<CaseRecord[]>().exec()

test('two processes that look again and again tell it once', async () => {
  const threads = await Promise.all(Array.from({ length: 5 }, waits))
  expect(await look()).toBe(0)
  pass(5)
  for (let round = 0; round < 3; round++) await Promise.all([look(worlds[0]), look(worlds[1]), look(worlds[0])])
  await idle()
  for (const thread of threads) expect(await toldIn(thread)).toHaveLength(1)
  pass(60)
  expect(await look()).toBe(0)
})

test('a claim in the same moment wins: nothing is said over the colleague, and nothing is lost', async () => {
  for (let run = 0; run < 12; run++) {
    const thread = await waits()
    pass(6)
    const [claimed] = await Promise.all([
      sam.ask({ method: 'POST', path: `/conversations/${thread}/claim` }),
      look(worlds[run % 2]),
    ])
    expect(claimed.status).toBe(200)
    await idle()
    const log = await logOf(thread)
    const joined = log.find(({ body }) => body?.said?.includes('handoff.joined'))!.position
    expect(log.filter(({ author, position }) => author === 'bot' && position > joined)).toEqual([])
    expect((await toldIn(thread)).length).toBeLessThanOrEqual(1)
  }
})

test('who leaves the queue with a message while somebody takes it up: the message is kept whole or the colleague has it, never both halves', async () => {
  const met = { kept: 0, taken: 0 }
  for (let run = 0; run < 10; run++) {
    const thread = await waits()
    await say({ thread, text: 'it is about the lift' })
    pass(6)
    await look()
    await idle()
    for (const text of ['message', 'it stands still on the third floor']) await say({ thread, text })
    const [claimed] = await Promise.all([
      sam.ask({ method: 'POST', path: `/conversations/${thread}/claim` }),
      say({ thread, text: 'skip', on: worlds[run % 2]! }),
    ])
    await idle()
    expect(claimed.status).toBe(200)
    const conversation = await conversationOf(thread)
    expect(conversation.holder).not.toBeNull()
    const log = await logOf(thread)
    const joined = log.find(({ body }) => body?.said?.includes('handoff.joined'))!.position
    expect(log.filter(({ author, position }) => author === 'bot' && position > joined)).toEqual([])
    const done = log.filter(({ body }) => body?.said?.includes('handoff.message.done'))
    expect(await casesOf(conversation._id)).toHaveLength(done.length)
    met[done.length > 0 ? 'kept' : 'taken'] += 1
  }
  process.stdout.write(`leaving and taking up at once: ${JSON.stringify(met)}\n`)
  expect(met.kept + met.taken).toBe(10)
}, 60_000)

test('who has left a message is in no queue any more, and who chose to wait still is', async () => {
  const [leaves, stays] = [await waits(), await waits()]
  pass(6)
  await look()
  await idle()
  for (const text of ['message', 'my rent is wrong', 'skip']) await say({ thread: leaves, text })
  await say({ thread: stays, text: 'wait' })
  expect((await conversationOf(leaves)).waiting).toBeNull()
  expect((await conversationOf(stays)).waiting).toMatchObject({ told: 'late', stays: true, reason: 'asked' })
  expect((await casesOf(leaves)).map(({ kind, status }) => `${kind} ${status}`)).toEqual(['message received'])
})

describe('due', () => {
  const due = ({ since, now, ...more }: { since: string; now: string } & Partial<Omit<Waiting, 'since'>>) => {
    const landlord = worlds[0].product.landlords.bySlug('meadowbrook')!
    const { bankHolidays } = worlds[0].product.law
    return waitDue({ landlord, waiting: { since: new Date(since), ...more }, at: new Date(now), bankHolidays })
  }

  test('after five minutes of opening hours, or the time of the profile', () => {
    const since = '2027-03-10T10:00:00Z'
    expect(due({ since, now: '2027-03-10T10:04:59Z' })).toBeNull()
    expect(due({ since, now: '2027-03-10T10:05:00Z' })).toBe('late')
    expect(due({ since, now: '2027-03-10T12:00:00Z', told: 'late' })).toBeNull()
    // Somebody had taken it up and went away: it counts anew from then.
    const again = new Date('2027-03-10T11:00:00Z')
    expect(due({ since, now: '2027-03-10T11:04:59Z', again })).toBeNull()
    expect(due({ since, now: '2027-03-10T11:05:00Z', again })).toBe('late')
    const { handoff } = worlds[0].product.landlords.bySlug('meadowbrook')!.operations
    handoff.tell_wait = { value: 1, unit: 'hours' }
    expect(due({ since, now: '2027-03-10T10:59:00Z' })).toBeNull()
    expect(due({ since, now: '2027-03-10T11:00:00Z' })).toBe('late')
    delete handoff.tell_wait
  })

  test('at closing, once, and an evening and a weekend are no wait', () => {
    const since = '2027-03-12T16:58:00Z'
    expect(due({ since, now: '2027-03-12T16:59:59Z' })).toBeNull()
    expect(due({ since, now: '2027-03-12T17:00:00Z' })).toBe('closed')
    expect(due({ since: '2027-03-12T16:59:30Z', now: '2027-03-12T17:00:00Z' })).toBeNull()
    expect(due({ since, now: '2027-03-12T17:00:00Z', told: 'late' })).toBe('closed')
    expect(due({ since, now: '2027-03-15T12:00:00Z', told: 'closed' })).toBeNull()
    // Nobody could be told by night: in the morning it is late only once the office has been open for long enough.
    expect(due({ since, now: '2027-03-15T09:02:59Z' })).toBeNull()
    expect(due({ since, now: '2027-03-15T09:03:00Z' })).toBe('late')
  })
})

test('no text leaves in the quiet hours; it comes when they end', async () => {
  const { week } = worlds[0].product.landlords.bySlug('meadowbrook')!.operations.hours
  const before = week.wednesday
  week.wednesday = [{ from: '00:00', to: '24:00' }]
  week.thursday = [{ from: '00:00', to: '24:00' }]
  try {
    at('2027-03-10T22:00:00Z')
    const thread = newId()
    await worlds[0].intake.accept({
      ...{ id: `sms:${newId()}`, channel: 'sms', landlord: 'meadowbrook', thread },
      payload: { kind: 'message', text: '9', peer: { to: '+447700900321', from: '+447700900100' } },
    })
    await idle()
    pass(30)
    expect(await look()).toBe(0)
    at('2027-03-11T09:00:00Z')
    expect(await look()).toBe(1)
  } finally {
    week.wednesday = before
    week.thursday = before
  }
})

test.each(LANGUAGES)('what is asked by text is three texts at most: $own', ({ code }) => {
  const { law, landlords } = worlds[0].product
  const facts = factsOf({ landlord: landlords.bySlug('meadowbrook')!, law })
  const text = (key: string, choices: string[] = []): Said => ({
    ...{ key: key as Said['key'], params: {}, weight: 'plain' },
    choices: choices.map((id) => ({ id, key: `handoff.nobody.how.choices.${id}` as Said['key'] })),
  })
  const segments = (said: Said[]): number =>
    sms
      .compose(speakAll({ said, language: code, shows: sms.shows, facts }))
      .leaving.reduce((sum, { body }) => sum + countSegments(body).segments, 0)
  const how = text('handoff.nobody.how.ask', ['wait', 'message', 'call'])
  expect(segments([text('handoff.nobody.late'), how])).toBeLessThanOrEqual(3)
  for (const key of ['callBack.same', 'callBack.when', 'callBack.message', 'message.message.more'])
    expect(segments([text(`handoff.${key}.ask`)])).toBeLessThanOrEqual(3)
  expect(segments([text('handoff.nobody.stays')])).toBeLessThanOrEqual(2)
})
