/** A report at rest: what lies in the database, what cannot be moved about in it, and what else is written with it. */
import { showReference } from '../../../services/cases/reference.ts'
import { newId } from '../../../services/ids.ts'
import { ANONYMOUS, harbourView, meadowbrook, NAMED, type ReportWorld, reportWorld } from './reportWorld.ts'

let world: ReportWorld

beforeAll(async () => {
  world = await reportWorld()
}, 180_000)
afterAll(() => world.close())

/** Words that stand nowhere else. */
const MARKS = {
  words: 'quincunxwords',
  place: 'quincunxplace',
  wall: 'quincunxwall',
  who: 'quincunxwho',
  home: 'quincunxhome',
  name: 'quincunxname',
  number: '07700900987',
  use: 'quincunxuse',
  through: 'quincunxthrough',
  led: 'quincunxled',
} as const

const MARKED = {
  ...NAMED,
  words: MARKS.words,
  kinds: ['sexual_coercion'],
  where: { kind: 'home', place: MARKS.place },
  graffiti: { seen: 'yes', remove: true, place: MARKS.wall, wording: 'racist' },
  strands: ['sectarian_or_political', 'religion'].slice(1),
  allegation: { known: 'yes', words: MARKS.who, place: MARKS.home },
  about_staff: 'yes',
  wishes: ['be_heard'],
  name: MARKS.name,
  safe_contact: { way: 'phone', number: MARKS.number, name_to_use: MARKS.use, through: MARKS.through },
  led_here: [MARKS.led],
  consents: { police: 'yes' },
} as const

describe('in the database', () => {
  test('no answer of a report can be read, nor any word of the work on it', async () => {
    const opened = await world.open({ report: MARKED })
    const officer = await world.hire()
    const acts = [
      { action: 'note', text: 'quincunxnote' },
      { action: 'raise', reason: 'quincunxraise' },
      { action: 'support', kind: 'counselling', text: 'quincunxsupport' },
      { action: 'message', text: 'quincunxmessage' },
      { action: 'involve_staff', accounts: ['quincunxaccount'], teams: [], nobody: false, reason: 'quincunxreason' },
    ] as const
    for (const act of acts) await world.act({ reader: officer, id: opened.id, act: act as never })
    await world.read(officer, opened.id)
    const dump = await world.dump()
    expect(dump).toContain(opened.reference)
    expect(dump).not.toContain('quincunx')
    expect(dump).not.toContain(MARKS.number)
    expect(dump).not.toContain(opened.receipt!.replaceAll(' ', ''))
    expect(dump).not.toContain('counselling')
    // What it was about, what was chosen, and why it is serious are answers too.
    const raw = JSON.stringify(await world.stored(opened.id))
    for (const code of ['sexual', 'religion', 'be_heard', 'racist', 'victim', 'sexual_coercion', 'graffiti'])
      expect(raw.includes(`"${code}"`)).toBe(false)
    expect(Object.keys(await world.stored(opened.id)).sort()).toEqual([
      '_id',
      'account',
      'allegation',
      'anonymous',
      'audience',
      'channel',
      'clocks',
      'consents',
      'contact',
      'history',
      'keeper',
      'landlord',
      'language',
      'lockedOut',
      'owner',
      'profile',
      'reads',
      'receipt',
      'receivedAt',
      'reference',
      'retention',
      'run',
      'severity',
      'state',
      'status',
      'team',
      'version',
      'wrapped',
    ])
  })

  test('an anonymous report has nothing of who, from where or in which conversation, and says the same length whatever was said', async () => {
    const run = newId()
    const short = await world.open({ report: ANONYMOUS, run })
    const long = await world.open({
      report: { ...ANONYMOUS, words: 'x'.repeat(600), allegation: { words: 'y'.repeat(400) } },
    })
    const [one, other] = [await world.stored(short.id), await world.stored(long.id)]
    expect(one).toMatchObject({ anonymous: true, contact: null, owner: null, lockedOut: [], reads: [] })
    expect(await world.dump()).not.toContain(run)
    for (const field of ['name', 'phone', 'account_id', 'device', 'ip', 'conversation', 'transcript', 'thread', 'lane'])
      expect(one).not.toHaveProperty(field)
    const length = (value: unknown): number => (value as Buffer).length
    expect(length(one.account)).toBe(length(other.account))
    expect(length(one.allegation)).toBe(length(other.allegation))
  })

  test('a person who writes by text is never told to be anonymous, and what is no report is named by field and never by answer', async () => {
    const input = {
      landlord: meadowbrook,
      run: newId(),
      language: 'en',
      receivedAt: world.at,
      statement: { version: 'v1', language: 'en' },
      receipt: false,
    }
    expect(await world.reports.open({ ...input, channel: 'sms', report: ANONYMOUS })).toEqual({
      ok: false,
      reason: 'anonymous_by_text',
      fields: ['anonymous'],
    })
    expect(
      await world.reports.open({ ...input, channel: 'web', report: { ...ANONYMOUS, danger: 'quincunxdanger' } }),
    ).toEqual({ ok: false, reason: 'not_a_report', fields: ['danger'] })
  })

  test.each([
    ['account', 'account'],
    ['account', 'allegation'],
    ['account', 'state'],
    ['contact', 'contact'],
    ['wrapped', 'wrapped'],
  ])('a sealed %s put in the place of another report’s %s is refused', async (from, to) => {
    const [one, other] = [await world.open({ report: NAMED }), await world.open({ report: NAMED })]
    const reader = await world.hire()
    expect(await world.read(reader, other.id)).toMatchObject({ ok: true })
    const source = await world.stored(from === to ? one.id : other.id)
    await world.db.connection
      .collection('hate_reports')
      .updateOne({ _id: other.id as never }, { $set: { [to]: source[from] } })
    await expect(world.read(reader, other.id)).rejects.toThrow()
  })

  test('the words of one event cannot stand for those of another', async () => {
    const { id } = await world.open()
    const reader = await world.hire()
    await world.act({ reader, id, act: { action: 'note', text: 'one' } })
    await world.act({ reader, id, act: { action: 'note', text: 'other' } })
    const { history } = (await world.stored(id)) as { history: { words: unknown }[] }
    await world.db.connection
      .collection('hate_reports')
      .updateOne({ _id: id as never }, { $set: { 'history.1.words': history[2]!.words } })
    await expect(world.read(reader, id)).rejects.toThrow()
  })
})

describe('opening', () => {
  test('gives a reference like any other, and what is read back is what was said', async () => {
    const opened = await world.open({ report: MARKED })
    expect(showReference(opened.reference)).toMatch(/^[2-9A-X]{3}-[2-9A-X]{3}-[2-9A-X]{4}$/)
    const read = await world.read(await world.hire(), opened.id)
    if (!read.ok) throw new Error(read.reason)
    const { content, state } = read.report
    expect(content.account).toMatchObject({
      words: MARKS.words,
      statement: { version: 'v1' },
      kinds: ['sexual_coercion'],
    })
    expect(JSON.stringify(content.account)).not.toContain(MARKS.who)
    expect(JSON.stringify(content.account)).not.toContain(MARKS.name)
    expect(content.allegation).toEqual({ known: 'yes', words: MARKS.who, place: MARKS.home })
    expect(content.contact).toMatchObject({ name: MARKS.name, led_here: [MARKS.led] })
    expect(state).toMatchObject({ reasons: ['sexual'], aboutStaff: 'yes', picked: 'not_yet' })
  })

  test('writes the report, its timers and the removal, all or nothing, and once', async () => {
    const run = newId()
    const input = {
      landlord: meadowbrook,
      report: { ...MARKED, graffiti: { seen: 'yes', remove: true, place: 'Door of block C' } },
      run,
      language: 'ur',
      channel: 'web' as const,
      receivedAt: world.at,
      statement: { version: 'v1', language: 'ur' },
      receipt: true,
    }
    const count = async () => [
      await world.reports.model.countDocuments({ landlord: 'meadowbrook' }),
      await world.cases.model.countDocuments({ landlord: 'meadowbrook' }),
      await world.timers.model.countDocuments({ landlord: 'meadowbrook' }),
    ]
    const before = await count()
    const [first, second] = [await world.reports.open(input), await world.reports.open(input)]
    if (!first.ok || !second.ok) throw new Error('not opened')
    await expect(
      world.db.transact(async (session) => {
        await first.write.run(session)
        throw new Error('something else of the turn failed')
      }),
    ).rejects.toThrow('something else')
    expect(await count()).toEqual(before)
    await world.db.transact((session) => first.write.run(session))
    await expect(world.db.transact((session) => second.write.run(session))).rejects.toMatchObject({
      name: 'TurnConflict',
    })
    const after = await count()
    expect(after.map((now, at) => now - before[at]!)).toEqual([1, 1, 10])
    const timers = await world.timers.model.find({ landlord: 'meadowbrook', case: first.id }).lean()
    expect(timers.map(({ kind }) => kind as string).sort()).toEqual([
      'report_alert',
      'report_due_soon',
      'report_overdue',
      'report_unread',
      'report_unread',
      'report_unread',
    ])
    expect(timers.every(({ audience, conversation }) => audience === 'hate' && conversation === null)).toBe(true)
  })
})

describe('the removal of graffiti', () => {
  const wall = { seen: 'yes', remove: true, place: 'Door of block C', wording: 'racist' }

  test.each([
    ['anonymous', ANONYMOUS],
    ['named', MARKED],
  ])('asked for in an %s report holds a place and a kind of wording, and leads nowhere', async (_, base) => {
    const run = newId()
    const opened = await world.open({
      report: { ...base, graffiti: wall },
      run,
      language: 'ur',
      receivedAt: new Date('2027-10-31T00:30:00+01:00'),
    })
    const { handle, clock } = opened.graffiti!
    // The clocks go back that night: journeys 0.8.
    expect(clock?.due?.toISOString()).toBe('2027-10-31T23:30:00.000Z')
    const job = (await world.cases.model.findOne({ _id: handle.id, landlord: 'meadowbrook' }).lean())!
    expect(job).toMatchObject({ kind: 'service_request', type: 'estate', audience: 'general', conversation: null })
    expect(world.cases.answers(job as never)).toEqual({ what: 'graffiti', place: 'Door of block C', wording: 'racist' })
    expect(job).toMatchObject({
      language: 'en',
      links: [],
      pin: null,
      index: { phone: null, email: null, place: null },
    })
    expect(JSON.stringify(job)).not.toMatch(/hate|harass/i)
    for (const secret of [run, opened.id, opened.reference]) expect(JSON.stringify(job)).not.toContain(secret)
    expect(JSON.stringify(await world.stored(opened.id))).not.toContain(handle.id)
    const read = await world.read(await world.hire(), opened.id)
    expect(read).toMatchObject({ report: { state: { graffitiJob: handle.id } } })
  })

  test('that was opened before the report was sent is not opened a second time', async () => {
    const opened = await world.open({ report: { ...ANONYMOUS, graffiti: wall }, graffitiJob: 'the-first-job' })
    expect(opened.graffiti).toBeNull()
    const read = await world.read(await world.hire(), opened.id)
    expect(read).toMatchObject({ report: { state: { graffitiJob: 'the-first-job' } } })
  })

  test('has no date where the landlord has none', async () => {
    const opened = await world.open({ landlord: harbourView, report: { ...ANONYMOUS, graffiti: wall } })
    expect(opened.graffiti).toMatchObject({ clock: null, handle: { clocks: [] } })
  })
})

describe('keys', () => {
  test('wrapped anew for another key of the team, every report opens with that one alone and the old wrap is gone', async () => {
    const opened = [await world.open({ report: MARKED }), await world.open()]
    const reader = await world.hire()
    const [from] = world.held.keepers
    const to = world.newKeeper()
    const before = await Promise.all(opened.map(async ({ id }) => (await world.stored(id)).wrapped))
    world.held.keepers = [to, from]
    const fresh = await world.open()
    const damaged = await world.open()
    await world.db.connection
      .collection('hate_reports')
      .updateOne({ _id: damaged.id as never }, { $set: { wrapped: Buffer.from('not whole'), keeper: from.keyId } })
    const all = await world.reports.model.countDocuments({ landlord: 'meadowbrook', keeper: from.keyId })
    const first = await world.reports.rotate({ landlord: 'meadowbrook', from, to })
    expect(first.failed).toContain(damaged.id)
    expect(first.rewrapped).toBe(all - first.failed.length)
    expect(await world.reports.rotate({ landlord: 'meadowbrook', from, to })).toEqual({ ...first, rewrapped: 0 })
    world.held.keepers = [to]
    for (const { id } of [...opened, fresh]) expect(await world.read(reader, id)).toMatchObject({ ok: true })
    const dump = await world.dump()
    for (const wrapped of before) expect(dump).not.toContain((wrapped as Buffer).toString('latin1'))
    for (const { id } of opened) expect((await world.stored(id)).keeper).toBe(to.keyId)
    world.held.keepers = [from]
    await expect(world.read(reader, opened[0]!.id)).rejects.toMatchObject({ code: 'unavailable' })
    world.held.keepers = [to]
  })

  test('the master key without the key of the team opens nothing', async () => {
    const { id } = await world.open({ report: MARKED })
    const reader = await world.hire()
    const right = world.held.keepers
    const stranger = world.newKeeper()
    world.held.keepers = [{ ...stranger, keyId: right[0].keyId }]
    await expect(world.read(reader, id)).rejects.toThrow()
    world.held.keepers = right
    expect(await world.read(reader, id)).toMatchObject({ ok: true })
  })
})
