/** A member of staff picks a tenant's conversation up, writes, hands back: what each of the two and the bot then meets. */
import { readReference } from '../../services/cases/reference.ts'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import type { AccountRecord } from '../../services/staff/accounts.ts'
import { type Answered, type StaffWorld, staffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
let sam: AccountRecord
let ali: AccountRecord
let asSam: string
let asAli: string

beforeAll(async () => {
  world = await staffWorld()
  sam = await world.hire({ roles: ['adviser'] })
  ali = await world.hire({ roles: ['manager'] })
  asSam = await world.session(sam)
  asAli = await world.session(ali)
}, 180_000)
afterAll(() => world.close())

const reread = (id: string): Promise<ConversationRecord | null> =>
  world.product.conversations.findOne({ _id: id, landlord: 'meadowbrook' }).lean<ConversationRecord>()
const claim = (id: string, as = asSam): Promise<Answered> =>
  world.post({ as, path: `/api/staff/conversations/${id}/claim` })
const reply = ({
  id,
  text,
  key,
  as = asSam,
}: {
  id: string
  text: string
  key?: string
  as?: string
}): Promise<Answered> =>
  world.post({
    as,
    path: `/api/staff/conversations/${id}/reply`,
    body: { text },
    headers: key ? { 'Idempotency-Key': key } : {},
  })
const release = (id: string): Promise<Answered> =>
  world.post({ as: asSam, path: `/api/staff/conversations/${id}/release`, body: { outcome: 'resolved' } })
const look = (id: string, as = asSam): Promise<Answered> => world.ask({ as, path: `/api/staff/conversations/${id}` })
const texts = (answer: Answered): [string, string | null][] =>
  (answer.body.entries as { author: string; text: string | null }[]).map(({ author, text }) => [author, text])

describe('the queue', () => {
  test('has danger on top, then the urgent, then whoever waits longest, and says who holds what', async () => {
    const at = (minutes: number) => new Date(world.now().getTime() - minutes * 60_000)
    const waits = (minutes: number, urgent = false) => ({
      since: at(minutes),
      team: 'repairs',
      reason: 'asked' as const,
      urgent,
    })
    const late = await world.talk({ waiting: waits(5) })
    const knows = { told: 'closed', stays: true } as const
    const early = await world.talk({ waiting: { ...waits(50), ...knows }, language: 'ur', channel: 'sms' })
    const urgent = await world.talk({ waiting: waits(1, true) })
    const danger = await world.talk({ waiting: null, alert: { at: at(0), kind: 'danger' } })
    const quiet = await world.talk({ waiting: null })
    const mine = await world.talk({ holder: sam._id })
    const theirs = await world.talk({ holder: ali._id })
    const { body } = await world.ask({ as: asSam, path: '/api/staff/queue' })
    const waiting = body.waiting as {
      id: string
      language: string
      channel: string
      waitingSince: string
      team: string
      reason: string
    }[]
    const ours = [late, early, urgent, danger, quiet, mine, theirs].map(({ _id }) => _id)
    expect(waiting.map(({ id }) => id).filter((id) => ours.includes(id))).toEqual([
      danger._id,
      urgent._id,
      early._id,
      late._id,
    ])
    expect(waiting.find(({ id }) => id === early._id)).toMatchObject({
      language: 'ur',
      channel: 'sms',
      waitingSince: at(50).toISOString(),
      team: 'repairs',
      reason: 'asked',
      ...knows,
    })
    expect(waiting.find(({ id }) => id === late._id)).toMatchObject({ told: null, stays: false })
    const read = await world.ask({ as: asSam, path: `/api/staff/conversations/${early._id}` })
    expect(read.body.waiting).toMatchObject(knows)
    expect((body.held as { id: string }[]).map(({ id }) => id)).toEqual([mine._id])
  })

  test('of a restricted conversation tells its officer no more than that it waits', async () => {
    const officer = await world.session(await world.hire({ roles: ['hate_officer'], teams: ['hate-response'] }))
    const { _id } = await world.talk({
      audience: 'hate',
      waiting: { since: world.now(), team: 'hate-response', reason: 'sensitive', urgent: true, told: 'late' },
    })
    const { body } = await world.ask({ as: officer, path: '/api/staff/queue' })
    expect((body.waiting as { id: string }[]).find(({ id }) => id === _id)).toMatchObject({
      audience: 'hate',
      team: null,
      reason: null,
      told: null,
      stays: false,
      urgent: true,
    })
    expect((await world.ask({ as: asAli, path: '/api/staff/queue' })).text).not.toContain(_id)
  })

  test('shows an adviser the general work of the own teams only', async () => {
    const fixer = await world.session(await world.hire({ roles: ['adviser'], teams: ['repairs'] }))
    const own = await world.talk({ waiting: { since: world.now(), team: 'repairs', reason: 'asked', urgent: false } })
    const other = await world.talk({
      waiting: { since: world.now(), team: 'complaints', reason: 'asked', urgent: false },
    })
    const { text } = await world.ask({ as: fixer, path: '/api/staff/queue' })
    expect(text).toContain(own._id)
    expect(text).not.toContain(other._id)
    expect((await look(other._id, fixer)).status).toBe(404)
  })
})

describe('taking a conversation up', () => {
  test("tells the tenant who has joined, in the tenant's language, and steps the version so that a running bot turn runs again", async () => {
    const { _id: id } = await world.talk({
      said: [{ author: 'tenant', body: { text: 'My boiler is broken' } }],
      language: 'pl',
    })
    expect(await claim(id)).toMatchObject({ status: 200, body: { position: 2 } })
    expect(await reread(id)).toMatchObject({ holder: sam._id, version: 1, position: 2 })
    const seen = await look(id, asAli)
    expect(seen.body).toMatchObject({ holder: { name: sam.name, mine: false }, language: 'pl' })
    expect(texts(seen)[0]).toEqual(['tenant', 'My boiler is broken'])
    expect((seen.body.entries as { author: string; language: string }[])[1]).toMatchObject({
      author: 'system',
      language: 'pl',
    })
  })

  test('twice by the same person is once', async () => {
    const { _id: id } = await world.talk()
    await claim(id)
    expect(await claim(id)).toMatchObject({ status: 200, body: { position: null } })
    expect(await reread(id)).toMatchObject({ version: 1, position: 1 })
  })

  test('by two at once is won by exactly one, and the other is told who (F19)', async () => {
    for (let round = 0; round < 10; round++) {
      const { _id: id } = await world.talk()
      const answers = await Promise.all([claim(id, asSam), claim(id, asAli)])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      const winner = answers[0]!.status === 200 ? sam : ali
      expect(await reread(id)).toMatchObject({ holder: winner._id, position: 1 })
      expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
        error: { code: 'conflict', detail: { holder: winner.name } },
      })
    }
  })
})

describe('a reply', () => {
  test("stands in the transcript under the officer's shown name", async () => {
    const { _id: id } = await world.talk()
    await claim(id)
    expect(await reply({ id, text: 'Hello, I am Sam.\r\nHow can I help?' })).toMatchObject({
      status: 200,
      body: { position: 2, segments: null },
    })
    expect((await look(id)).body.entries).toContainEqual(
      expect.objectContaining({ position: 2, author: 'staff', name: 'Sam', text: 'Hello, I am Sam.\nHow can I help?' }),
    )
  })

  test('sent again with its key, even many times at once, is one reply (F18)', async () => {
    const { _id: id } = await world.talk()
    await claim(id)
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => reply({ id, text: 'Only once', key: 'a-key-of-mine' })),
    )
    expect(answers.map(({ status, body }) => [status, body.position])).toEqual(
      Array.from({ length: 8 }, () => [200, 2]),
    )
    expect((await reply({ id, text: 'Only once', key: 'a-key-of-mine' })).body.position).toBe(2)
    expect(texts(await look(id)).filter(([, text]) => text === 'Only once')).toHaveLength(1)
    expect((await reread(id))?.position).toBe(2)
  })

  test('is for the holder alone', async () => {
    const { _id: id } = await world.talk()
    expect((await reply({ id, text: 'Hello' })).status).toBe(409)
    await claim(id, asAli)
    expect(await reply({ id, text: 'Hello' })).toMatchObject({
      status: 409,
      body: { error: { detail: { holder: ali.name } } },
    })
    expect((await reread(id))?.position).toBe(1)
  })

  test('is at most 4,000 characters as people count them, and never empty', async () => {
    const { _id: id } = await world.talk()
    await claim(id)
    expect((await reply({ id, text: '👩‍👩‍👧'.repeat(4_000).slice(0, 20_000) })).status).toBe(200)
    expect((await reply({ id, text: 'x'.repeat(4_001) })).status).toBe(413)
    expect((await reply({ id, text: ' \n ' })).status).toBe(400)
  })

  test("by SMS leaves as one text to the tenant's number and says what it costs", async () => {
    const { _id: id } = await world.talk({ channel: 'sms' })
    await claim(id)
    expect(await reply({ id, text: 'We\u2019ll come “tomorrow”.' })).toMatchObject({
      status: 200,
      body: { segments: 1 },
    })
    const rows = await world.product.outbox.model
      .find({ landlord: 'meadowbrook', conversation: id })
      .sort({ order: 1 })
      .lean()
    expect(rows.map(({ kind, state, channel, lane }) => [kind, state, channel, lane])).toEqual(
      [1, 2].map(() => ['reply', 'waiting', 'sms', `sms:${id}`]),
    )
    expect(rows.map((row) => world.product.outbox.content(row))).toEqual([
      { to: '+447700900321', from: '+447700900100', body: expect.stringMatching(/^Sam .*here now/) },
      { to: '+447700900321', from: '+447700900100', body: 'We\'ll come "tomorrow".' },
    ])
    expect((await look(id)).body.number).toBe('+447700900321')
  })

  test('by SMS that no carrier would take, or to a number that opted out, is refused and leaves nothing behind', async () => {
    const long = await world.talk({ channel: 'sms' })
    await claim(long._id)
    expect(await reply({ id: long._id, text: 'x'.repeat(1_600) })).toMatchObject({ status: 413 })
    const stopped = await world.talk({ channel: 'sms', optedOut: true })
    await claim(stopped._id)
    expect(await reply({ id: stopped._id, text: 'Hello' })).toMatchObject({
      status: 409,
      body: { error: { detail: { reason: 'opted_out' } } },
    })
    for (const { _id } of [long, stopped]) expect((await reread(_id))?.position).toBe(1)
    const sends = await world.product.outbox.model.find({ landlord: 'meadowbrook' }).lean()
    expect(sends.filter(({ conversation }) => conversation === stopped._id)).toEqual([])
    // That somebody has joined, and no more.
    expect(sends.filter(({ conversation }) => conversation === long._id)).toHaveLength(1)
  })

  test('on the web is looked at after ten minutes when the tenant agreed to a text', async () => {
    const { _id: id } = await world.talk({ reach: { way: 'sms', sealed: null } })
    const none = await world.talk()
    for (const one of [id, none._id]) {
      await claim(one)
      await reply({ id: one, text: 'Are you there?' })
      await reply({ id: one, text: 'I will be here until five.' })
    }
    const timers = await world.product.timers.model.find({ landlord: 'meadowbrook', conversation: id }).lean()
    expect(timers).toEqual([
      expect.objectContaining({ kind: 'unread', position: 2, dueAt: new Date(world.now().getTime() + 600_000) }),
    ])
    expect(await world.product.timers.model.countDocuments({ landlord: 'meadowbrook', conversation: none._id })).toBe(0)
  })
})

describe('handing back', () => {
  test('frees the conversation and tells the bot, once for each time', async () => {
    const { _id: id, thread } = await world.talk()
    for (const round of [1, 2]) {
      await claim(id)
      expect((await release(id)).status).toBe(204)
      expect(await reread(id)).toMatchObject({ holder: null, waiting: null })
      const told = await world.product.inbox.waiting({ landlord: 'meadowbrook', thread })
      expect(told.map(({ payload }) => payload.kind)).toEqual(Array.from({ length: round }, () => 'released'))
    }
    expect(world.kicked.filter((lane) => lane.thread === thread)).toHaveLength(2)
  })

  test('is for the holder alone', async () => {
    const { _id: id, thread } = await world.talk()
    await claim(id, asAli)
    expect((await release(id)).status).toBe(409)
    expect(await world.product.inbox.waiting({ landlord: 'meadowbrook', thread })).toEqual([])
  })

  test('happens by itself ninety seconds after the holder was last there, and the tenant stays in the queue (F18)', async () => {
    const there = await world.talk()
    const left = await world.talk({ waiting: null })
    const since = new Date(world.now().getTime() - 60_000)
    const waited = await world.talk({
      waiting: { since, team: 'repairs', reason: 'asked', urgent: false, told: 'late' },
    })
    await claim(there._id, asAli)
    await claim(waited._id)
    await claim(left._id)
    world.pass(80_000)
    await world.ask({ as: asAli, path: '/api/staff/queue' })
    expect(await world.api.liveChat.lapse()).toBe(0)
    world.pass(11_000)
    await world.api.liveChat.lapse()
    expect((await reread(there._id))?.holder).toBe(ali._id)
    expect(await reread(left._id)).toMatchObject({
      holder: null,
      position: 2,
      waiting: { reason: 'asked', team: 'customer-services', since: world.now() },
    })
    // In the same place as before, and told anew when nobody comes once more.
    const again = (await reread(waited._id))?.waiting
    expect(again).toEqual({ since, team: 'repairs', reason: 'asked', urgent: false, again: world.now() })
    expect((await reply({ id: left._id, text: 'Back again' })).status).toBe(409)
  })
})

describe('a danger alert', () => {
  test('stays until somebody records what was done, which the audit keeps', async () => {
    const { _id: id } = await world.talk({ alert: { at: world.now(), kind: 'danger' } })
    expect(
      (await world.post({ as: asSam, path: `/api/staff/conversations/${id}/alert`, body: { action: 'shrugged' } }))
        .status,
    ).toBe(400)
    expect((await reread(id))?.alert).not.toBeNull()
    expect(
      (await world.post({ as: asSam, path: `/api/staff/conversations/${id}/alert`, body: { action: 'called_999' } }))
        .status,
    ).toBe(204)
    expect((await reread(id))?.alert).toBeNull()
    const [kept] = await world.staff.audit.latest({ landlord: 'meadowbrook', limit: 1 })
    expect(kept).toMatchObject({
      account: sam._id,
      action: 'conversation.alert',
      target: id,
      detail: 'called_999',
      at: world.now(),
    })
  })
})

describe('a conversation that was picked up', () => {
  test('shows what was understood, its cases and their dates', async () => {
    const heard = {
      language: 'en',
      intent: 'complaint',
      intents: [],
      flags: [{ name: 'emergency', kind: 'gas', p: 1, by: 'rule' }],
      ask: null,
    }
    const { _id: id } = await world.talk({ said: [{ author: 'tenant', body: { text: 'Nobody came', heard } }] })
    await world.openCase({ conversation: id })
    const { body } = await look(id)
    expect(body.understood).toEqual({ intent: 'complaint', flags: ['emergency.gas'] })
    const [linked] = body.cases as { reference: string; kind: string; due: { name: string; date: string } }[]
    expect(linked).toMatchObject({ kind: 'complaint', due: { name: 'acknowledge_stage_1' } })
    expect(readReference(linked!.reference)).not.toBeNull()
  })

  test('keeps the restricted stretch of a talk from whoever may not see it', async () => {
    const { _id: id } = await world.talk({ said: [{ author: 'tenant', body: { text: 'The lift is broken' } }] })
    const sealed = world.product.sections.open({ audience: 'hate', at: world.now() })
    const conversation = (await reread(id))!
    const row = world.product.transcript.row({
      conversation,
      open: sealed,
      position: 2,
      at: world.now(),
      author: 'tenant',
      body: { text: 'a canary of hate' },
    })
    await world.product.transcript.model.collection.insertOne(row as never)
    await world.product.conversations.updateOne(
      { _id: id, landlord: 'meadowbrook' },
      { $set: { position: 2 }, $push: { sections: sealed.section } },
    )
    expect(texts(await look(id)).map(([, text]) => text)).toEqual(['The lift is broken'])
    const officer = await world.session(await world.hire({ roles: ['hate_officer'], teams: ['hate-response'] }))
    expect(texts(await look(id, officer)).map(([, text]) => text)).toContain('a canary of hate')
    const [kept] = await world.staff.audit.latest({ landlord: 'meadowbrook', limit: 1 })
    expect(kept).toMatchObject({ action: 'conversation.read', target: id })
  })
})
