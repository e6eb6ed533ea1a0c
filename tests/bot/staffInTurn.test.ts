/** Whoever waits is offered to one person after the other: who is there, has the language, and has the least to do; never to two. */
import { queueNow } from '../../bot/queueNow.ts'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import { trusted } from '../../services/db.ts'
import type { AccountRecord } from '../../services/staff/accounts.ts'
import { type StaffWorld, staffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
beforeAll(async () => {
  world = await staffWorld()
  world.product.landlords.bySlug('meadowbrook')!.operations.handoff.assign = 'in_turn'
}, 180_000)
afterAll(() => world.close())
beforeEach(async () => {
  const landlord = 'meadowbrook'
  await world.product.conversations.deleteMany({ landlord })
  await world.staff.accounts.model.updateMany({ landlord }, { $set: { disabled: true } })
})

const waits = (team = 'repairs', reason: 'asked' | 'language' = 'asked') => ({
  ...{ since: world.now(), team, reason, urgent: false },
})
async function there({
  teams = ['repairs'],
  languages = ['en'],
  skills = [],
  landlord = 'meadowbrook',
}: Partial<Pick<AccountRecord, 'teams' | 'languages' | 'skills' | 'landlord'>> = {}): Promise<AccountRecord> {
  const account = await world.hire({ roles: ['adviser'], teams, landlord })
  await world.staff.accounts.model.updateOne({ _id: account._id, landlord }, { $set: { languages, skills } })
  await seen(account)
  return account
}
const seen = async ({ _id: account, landlord }: AccountRecord): Promise<void> => {
  await world.staff.presence.model.collection.updateOne(
    { _id: account as never },
    { $set: { landlord, seenAt: world.now(), audience: 'general', retention: 'session' } },
    { upsert: true },
  )
  await world.staff.presence.seen({ landlord, account, at: world.now() })
}
const offeredTo = async ({ _id }: Pick<ConversationRecord, '_id'>): Promise<string | null> => {
  const found = await world.product.conversations.findOne({ _id, landlord: 'meadowbrook' }).lean<ConversationRecord>()
  return found?.offered?.account ?? null
}
const offer = (): Promise<number> => world.api.liveChat.offer()

test('goes to somebody of the team with the language, then with a skill that fits, then with the least to do', async () => {
  const plain = await there()
  await there({ teams: ['complaints'], languages: ['en', 'ur'] })
  const skilled = await there({ skills: ['language'] })
  const speaks = await there({ languages: ['ur'] })
  const urdu = await world.talk({ waiting: waits('repairs', 'language'), language: 'ur' })
  const english = await world.talk({ waiting: waits('repairs', 'language') })
  const next = await world.talk({ waiting: waits() })
  const polish = await world.talk({ waiting: waits(), language: 'pl' })
  expect(await offer()).toBe(4)
  expect(await offeredTo(urdu)).toBe(speaks._id)
  expect(await offeredTo(english)).toBe(skilled._id)
  expect(await offeredTo(next)).toBe(plain._id)
  // Nobody writes Polish: then without.
  expect(await offeredTo(polish)).not.toBeNull()
  expect(await offer()).toBe(0)
})

test('nobody who has paused, gone, closed, of another landlord or with as much as they can hold is offered anything', async () => {
  const paused = await there()
  await world.staff.taking.pause({ landlord: 'meadowbrook', account: paused._id, at: world.now() })
  const full = await there()
  for (let held = 0; held < 6; held++) await world.talk({ holder: full._id, channel: held % 2 ? 'sms' : 'webchat' })
  await there({ landlord: 'harbour-view' })
  await there()
  world.pass(91_000)
  await seen(full)
  await seen(paused)
  const talk = await world.talk({ waiting: waits() })
  expect(await offer()).toBe(0)
  expect(await offeredTo(talk)).toBeNull()
  await world.staff.taking.resume({ landlord: 'meadowbrook', account: paused._id })
  expect(await offer()).toBe(1)
  expect(await offeredTo(talk)).toBe(paused._id)
})

test('after a minute it goes on to the next person, and after the last it goes round', async () => {
  const people = [await there(), await there(), await there()]
  const talk = await world.talk({ waiting: waits() })
  const had: (string | null)[] = []
  for (let round = 0; round < 4; round++) {
    await offer()
    had.push(await offeredTo(talk))
    world.pass(30_000)
    for (const one of people) await seen(one)
    expect(await offer()).toBe(0)
    world.pass(30_000)
    for (const one of people) await seen(one)
  }
  expect(new Set(had.slice(0, 3))).toEqual(new Set(people.map(({ _id }) => _id)))
  expect(had[3]).toBe(had[0])
})

test('who pauses while it is offered loses it at once to a colleague', async () => {
  const one = await there()
  const other = await there()
  const talk = await world.talk({ waiting: waits() })
  await offer()
  const first = (await offeredTo(talk)) as string
  await world.staff.taking.pause({ landlord: 'meadowbrook', account: first, at: world.now() })
  expect(await offer()).toBe(1)
  expect(await offeredTo(talk)).toBe(first === one._id ? other._id : one._id)
})

test('two processes that offer at once offer each conversation once, and give nobody more than they can hold', async () => {
  const people = [await there(), await there()]
  const talks = await Promise.all(Array.from({ length: 20 }, () => world.talk({ waiting: waits() })))
  for (let round = 0; round < 3; round++) await Promise.all([offer(), offer(), offer()])
  const given = await Promise.all(talks.map(offeredTo))
  for (const { _id } of people) expect(given.filter((account) => account === _id)).toHaveLength(6)
  const rows = await world.staff.taking.model
    .find({ landlord: 'meadowbrook', _id: trusted({ $in: people.map(({ _id }) => _id) }) })
    .lean()
  expect(rows.map(({ offers }) => offers)).toEqual([6, 6])
})

test('stands on top of one’s own list, and anyone allowed may still take it, which ends the offer', async () => {
  const one = await there()
  const asOne = await world.session(one)
  const asOther = await world.session(await world.hire({ roles: ['manager'] }))
  const early = await world.talk({ waiting: { ...waits('complaints'), since: new Date(world.now().getTime() - 9e5) } })
  const talk = await world.talk({ waiting: waits() })
  await offer()
  const list = async (as: string) =>
    (await world.ask({ as, path: '/api/staff/queue' })).body.waiting as { id: string; offered: object | null }[]
  expect((await list(asOne))[0]).toMatchObject({ id: talk._id, offered: { mine: true, name: one.name } })
  const theirs = await list(asOther)
  expect(theirs.map(({ id }) => id)).toEqual([early._id, talk._id])
  expect(theirs[1]?.offered).toEqual({ mine: false, name: one.name })
  expect((await world.post({ as: asOther, path: `/api/staff/conversations/${talk._id}/claim` })).status).toBe(200)
  expect(await offeredTo(talk)).toBeNull()
  expect(await offer()).toBe(0)
})

test('what is restricted or told in confidence is offered to nobody, and where the landlord assigns by hand nothing is', async () => {
  await there({ teams: ['hate-response', 'repairs'] })
  await world.talk({ audience: 'hate', waiting: waits('hate-response') })
  expect(await offer()).toBe(0)
  const handoff = world.product.landlords.bySlug('meadowbrook')!.operations.handoff
  handoff.assign = 'by_hand'
  await world.talk({ waiting: waits() })
  expect(await offer()).toBe(0)
  handoff.assign = 'in_turn'
  expect(await offer()).toBe(1)
})

test('how it stands: who waits for the team in general talks, and whether anybody of it is there and takes chats', async () => {
  const landlord = world.product.landlords.bySlug('meadowbrook')!
  const { conversations } = world.product
  const now = () => queueNow({ conversations, staff: world.staff, landlord, team: 'repairs', at: world.now() })
  await there({ teams: ['complaints'] })
  for (const one of [{ waiting: waits() }, { waiting: waits() }, { waiting: waits('complaints') }])
    await world.talk(one)
  await world.talk({ audience: 'hate', waiting: waits() })
  await world.talk({ holder: 'somebody', waiting: waits() })
  expect(await now()).toEqual({ ahead: 2, there: false })
  const one = await there()
  expect(await now()).toEqual({ ahead: 2, there: true })
  await world.staff.taking.pause({ landlord: 'meadowbrook', account: one._id, at: world.now() })
  expect((await now()).there).toBe(false)
  await there()
  world.pass(91_000)
  expect((await now()).there).toBe(false)
  landlord.operations.handoff.centre = { url: 'https://centre.example.org/handoff', name: 'Contact centre' }
  expect((await now()).there).toBeNull()
  landlord.operations.handoff.centre.teams = ['complaints']
  expect((await now()).there).toBe(false)
  delete landlord.operations.handoff.centre
})

test('what waits for the one person who answers a tenant is offered to nobody else, whoever is there', async () => {
  const contact = await there()
  const other = await there()
  const until = new Date('9999-12-31T00:00:00Z')
  const { _id } = await world.talk({
    waiting: { ...waits(), reason: 'restricted' },
    offered: { account: contact._id, until, passed: [] },
  })
  const lost = await world.talk({ waiting: { ...waits(), reason: 'restricted' } })
  const free = await world.talk({ waiting: waits() })
  expect(await offer()).toBe(1)
  expect(await offeredTo({ _id })).toBe(contact._id)
  expect(await offeredTo(lost)).toBeNull()
  expect([contact._id, other._id]).toContain(await offeredTo(free))
})
