/** Who opens a report and who does not: role, team, training, lock, reason, audit, and two people where it must be. */
import { trusted } from '../../../services/db.ts'
import type { Reader } from '../../../services/hateReports/readers.ts'
import { newId } from '../../../services/ids.ts'
import { meadowbrook, NAMED, type ReportWorld, reportWorld } from './reportWorld.ts'

let world: ReportWorld
let away = false
const NOTHING = { ok: false, reason: 'not_found' }

beforeAll(async () => {
  world = await reportWorld({ brokenAudit: () => away })
}, 180_000)
afterAll(() => world.close())

const minutes = (count: number): Date => new Date(world.at.getTime() + count * 60_000)
const entries = async (action: RegExp) =>
  (await world.audit.latest({ landlord: 'meadowbrook', limit: 500 })).filter((entry) => action.test(entry.action))

describe('reading', () => {
  test('an officer of the team reads with a reason, which is on record before anything is shown', async () => {
    const { id } = await world.open({ report: NAMED })
    const reader = await world.hire()
    expect(await world.read(reader, id)).toMatchObject({ ok: true, report: { content: { account: { as: 'victim' } } } })
    const [entry] = await entries(/^report\.read$/)
    expect(entry).toMatchObject({ account: reader.id, target: id, detail: 'casework account contact allegation' })
    const { reads } = (await world.stored(id)) as { reads: { by: string; reason: string }[] }
    expect(reads).toMatchObject([{ by: reader.id, reason: 'casework' }])
    expect(await world.audit.verify({ landlord: 'meadowbrook' })).toMatchObject({ ok: true })
  })

  test('only the parts that were asked for are opened', async () => {
    const { id } = await world.open({ report: NAMED })
    const read = await world.reports.read({
      reader: await world.hire(),
      landlord: meadowbrook,
      id,
      ask: { parts: ['account'], reason: { code: 'casework', words: 'It is mine' } },
      at: world.at,
    })
    expect(read.ok && Object.keys(read.report.content)).toEqual(['account'])
    expect(JSON.stringify(read)).not.toContain('07700 900321')
  })

  test('with the audit away nothing is shown, to nobody, and nothing is done', async () => {
    const { id } = await world.open({ report: NAMED })
    const [reader, stranger] = [await world.hire(), await world.hire({ roles: ['adviser'] })]
    const before = await world.stored(id)
    away = true
    try {
      await expect(world.read(reader, id)).rejects.toThrow('audit_away')
      await expect(world.read(stranger, id)).rejects.toThrow('audit_away')
      await expect(world.read(reader, newId())).rejects.toThrow('audit_away')
      await expect(world.act({ reader, id, act: { action: 'note', text: 'x' } })).rejects.toThrow('audit_away')
    } finally {
      away = false
    }
    expect(await world.stored(id)).toEqual(before)
  })

  const nobody: [string, Partial<Reader>][] = [
    ['an adviser', { roles: ['adviser'] }],
    ['a manager', { roles: ['manager', 'complaints_officer'] }],
    ['an auditor', { roles: ['auditor'] }],
    ['an administrator', { roles: ['administrator'] }],
    ['a hate officer of another team', { teams: ['estates'] }],
    ['a hate officer whose training has run out', { trainedUntil: new Date('2027-03-10T10:00:00Z') }],
    ['a hate officer with no training on record', { trainedUntil: null }],
    ['a hate officer of another landlord', { landlord: 'harbour-view', teams: ['care', 'hate-response'] }],
  ]
  test.each(nobody)('%s gets exactly what a report that does not exist gives', async (_, who) => {
    const { id } = await world.open({ report: NAMED })
    const reader = await world.hire(who)
    const [there, missing] = [await world.read(reader, id), await world.read(reader, newId())]
    expect(there).toEqual(NOTHING)
    expect(JSON.stringify(there)).toBe(JSON.stringify(missing))
    expect(await world.act({ reader, id, act: { action: 'note', text: 'x' } })).toEqual(NOTHING)
    expect(await world.reports.queue({ reader, landlord: meadowbrook, at: world.at })).toEqual([])
    expect((await world.stored(id)).version).toBe(0)
  })

  test('the list has codes and dates only, the soonest due first', async () => {
    const reader = await world.hire()
    const [standard, serious] = [await world.open({ report: NAMED }), await world.open()]
    const lines = await world.reports.queue({ reader, landlord: meadowbrook, at: world.at })
    const order = lines.map(({ _id }) => _id)
    expect(order.indexOf(serious.id)).toBeLessThan(order.indexOf(standard.id))
    expect(Object.keys(lines[0]!)).not.toEqual(expect.arrayContaining(['account']))
    for (const field of ['account', 'contact', 'allegation', 'state', 'wrapped', 'receipt', 'lockedOut'])
      expect(lines[0]).not.toHaveProperty(field)
  })
})

describe('somebody it is about', () => {
  test('finds nothing from then on, by list, by id, by act or by break-glass, and nor does their team', async () => {
    const { id, reference } = await world.open({ report: { ...NAMED, about_staff: 'yes' } })
    const officer = await world.hire()
    const alleged = await world.hire({ roles: ['hate_officer', 'manager'] })
    const colleague = await world.hire({ roles: ['hate_officer'], teams: ['hate-response', 'estates'] })
    for (const reader of [alleged, colleague]) expect((await world.read(reader, id)).ok).toBe(true)
    const act = {
      action: 'involve_staff',
      accounts: [alleged.id],
      teams: ['estates'],
      nobody: false,
      reason: 'Named by the person.',
    } as const
    expect(await world.act({ reader: officer, id, act: act as never })).toMatchObject({ ok: true })
    for (const reader of [alleged, colleague]) {
      expect(await world.read(reader, id)).toEqual(NOTHING)
      expect(await world.act({ reader, id, act: { action: 'note', text: 'x' } })).toEqual(NOTHING)
      const lines = await world.reports.queue({ reader, landlord: meadowbrook, at: world.at })
      expect(lines.map(({ _id }) => _id)).not.toContain(id)
      const asked = await world.reports.breakGlass.ask({ reader, reference, reason: 'I want to see', at: world.at })
      if (asked.ok)
        await world.reports.breakGlass.approve({ reader: officer, grant: asked.grant, reason: 'Yes', at: world.at })
      expect(await world.read(reader, id)).toEqual(NOTHING)
    }
    expect((await world.read(officer, id)).ok).toBe(true)
  })

  test('is named nowhere in clear', async () => {
    const { id } = await world.open()
    const officer = await world.hire()
    const act = {
      action: 'involve_staff',
      accounts: ['alleged-person'],
      teams: [],
      nobody: false,
      reason: 'x',
    } as const
    await world.act({ reader: officer, id, act: act as never })
    expect(await world.dump()).not.toContain('alleged-person')
  })
})

describe('working', () => {
  test('two officers who saw the same version do not both write', async () => {
    const { id } = await world.open()
    const reader = await world.hire()
    const write = (version: number) =>
      world.db.transact((session) =>
        world.reports.act({
          session,
          by: { reader },
          id,
          act: { action: 'note', text: 'x' },
          version,
          at: world.at,
          key: newId(),
        }),
      )
    expect(await write(0)).toMatchObject({ ok: true, version: 1 })
    expect(await write(0)).toEqual({ ok: false, reason: 'conflict' })
    // Reading is no change.
    await world.read(reader, id)
    expect(await write(1)).toMatchObject({ ok: true, version: 2 })
  })

  test('a report is given only to an officer who may open it', async () => {
    const { id } = await world.open()
    const [reader, other] = [await world.hire(), await world.hire()]
    const lapsed = await world.hire({ trainedUntil: new Date('2027-01-01T00:00:00Z') })
    expect(await world.act({ reader, id, act: { action: 'assign', owner: lapsed.id } })).toEqual({
      ok: false,
      reason: 'not_eligible',
    })
    expect(await world.act({ reader, id, act: { action: 'assign', owner: other.id } })).toMatchObject({ ok: true })
    expect(await world.stored(id)).toMatchObject({ owner: other.id, status: 'working' })
  })

  test('what falls due is decided on what stands, and tells nobody of a report that somebody has read since', async () => {
    const { id } = await world.open()
    const timers = await world.timers.model.find({ landlord: 'meadowbrook', case: id }).sort({ dueAt: 1 }).lean()
    const fire = (timer: (typeof timers)[number]) =>
      world.db.transact((session) =>
        world.reports.fire({
          session,
          landlord: 'meadowbrook',
          id,
          kind: timer.kind as never,
          about: timer.about!,
          at: timer.dueAt,
        }),
      )
    expect(await fire(timers[0]!)).toMatchObject({ ok: true, alerts: [{ to: 'on_call', what: 'serious' }] })
    expect(await fire(timers[1]!)).toMatchObject({ ok: true, alerts: [{ to: 'on_call', what: 'unread' }] })
    await world.read(await world.hire(), id, minutes(40))
    expect(await fire(timers[2]!)).toEqual({ ok: false, reason: 'not_now' })
  })
})

describe('break-glass', () => {
  const glass = () => world.reports.breakGlass
  const open = async () => await world.open({ report: NAMED })

  test('takes two different people, holds for a quarter of an hour, and every step is in the audit', async () => {
    const { id, reference } = await open()
    const [asker, second] = [
      await world.hire({ roles: ['manager'], teams: [] }),
      await world.hire({ roles: ['manager'] }),
    ]
    const asked = await glass().ask({ reader: asker, reference, reason: 'quincunxask', at: world.at })
    if (!asked.ok) throw new Error('not asked')
    expect(await world.read(asker, id)).toEqual(NOTHING)
    expect(await glass().approve({ reader: asker, grant: asked.grant, reason: 'me', at: world.at })).toEqual({
      ok: false,
      reason: 'same_person',
    })
    expect(await world.read(asker, id)).toEqual(NOTHING)
    expect(
      await glass().approve({ reader: second, grant: asked.grant, reason: 'quincunxyes', at: minutes(1) }),
    ).toEqual({ ok: true, until: minutes(16) })
    expect(await world.read(second, id)).toEqual(NOTHING)
    expect((await world.read(asker, id, minutes(15))).ok).toBe(true)
    expect(await world.read(asker, id, minutes(16))).toEqual(NOTHING)
    const steps = (await entries(/break_glass/)).filter(({ target }) => target === id)
    expect(steps.map(({ action, account }) => [action, account])).toEqual([
      ['report.break_glass.approved', second.id],
      ['report.break_glass.asked', asker.id],
    ])
    const [read] = (await entries(/^report\.read$/)).filter(({ account }) => account === asker.id)
    expect(read!.detail).toContain(`grant ${asked.grant}`)
    expect(await world.dump()).not.toContain('quincunx')
  })

  test('says nothing of whether there is such a report', async () => {
    const asker = await world.hire({ roles: ['manager'] })
    const second = await world.hire({ roles: ['manager'] })
    const asked = await glass().ask({ reader: asker, reference: '2222222222', reason: 'x', at: world.at })
    expect(asked).toEqual({ ok: true, grant: expect.stringMatching(/^[0-9a-z]{26}$/) })
    if (!asked.ok) throw new Error('not asked')
    expect(await glass().approve({ reader: second, grant: asked.grant, reason: 'x', at: world.at })).toEqual({
      ok: true,
      until: minutes(15),
    })
    expect(await world.read(asker, newId())).toEqual(NOTHING)
  })

  test('shows its reason to whoever may agree, after the audit, and the same with a report and without', async () => {
    const { reference } = await open()
    const asker = await world.hire({ roles: ['manager'] })
    const second = await world.hire({ roles: ['manager'] })
    const asked = await Promise.all(
      [reference, '2222222222'].map((one) =>
        glass().ask({ reader: asker, reference: one, reason: 'quincunxwhy', at: world.at }),
      ),
    )
    const grants = asked.map((one) => (one.ok ? one.grant : ''))
    const seen = async (reader: Reader) =>
      (await glass().pending({ reader, at: world.at })).filter(({ _id }) => grants.includes(_id))
    const [real, none] = await seen(second)
    expect(real).toMatchObject({ askedBy: asker.id, agreed: false, reason: 'quincunxwhy' })
    expect({ ...none, _id: '' }).toEqual({ ...real, _id: '' })
    const looks = (await entries(/break_glass\.reason$/)).filter(({ account }) => account === second.id)
    expect(looks.map(({ detail, target }) => [detail, target]).sort()).toEqual(grants.map((id) => [id, '']).sort())
    away = true
    try {
      await expect(seen(second)).rejects.toThrow('audit_away')
    } finally {
      away = false
    }
    // At rest they have the same fields, sealed to the same length.
    for (const grant of grants) await glass().approve({ reader: second, grant, reason: 'x', at: world.at })
    const rows = (
      await glass()
        .model.find({ landlord: 'meadowbrook', _id: trusted({ $in: grants }) })
        .lean()
    ).map(({ asked: why, approved, wrapped, keeper }) => [why, approved, wrapped, keeper].map((value) => value?.length))
    expect(rows[0]).toEqual([expect.any(Number), expect.any(Number), expect.any(Number), expect.any(Number)])
    expect(rows[1]).toEqual(rows[0])
    expect(await world.dump()).not.toContain('quincunx')
    // Nobody agrees who may not, and an adviser sees no question at all.
    expect(await seen(await world.hire({ roles: ['adviser'] }))).toEqual([])
  })

  test('shows no reason to whoever it is about: to them nobody has asked', async () => {
    const { id, reference } = await open()
    const officer = await world.hire()
    const [asker, alleged] = [await world.hire({ roles: ['manager'] }), await world.hire({ roles: ['manager'] })]
    const act = { action: 'involve_staff', accounts: [alleged.id], teams: [], nobody: false, reason: 'x' } as const
    await world.act({ reader: officer, id, act: act as never })
    const asked = await glass().ask({ reader: asker, reference, reason: 'She names the manager', at: world.at })
    if (!asked.ok) throw new Error('not asked')
    const seen = async (reader: Reader) =>
      (await glass().pending({ reader, at: world.at })).filter(({ _id }) => _id === asked.grant).length
    expect([await seen(asker), await seen(officer), await seen(alleged)]).toEqual([1, 1, 0])
  })

  test('goes on with another key of the team', async () => {
    const { reference } = await open()
    const [asker, second] = [await world.hire({ roles: ['manager'] }), await world.hire({ roles: ['manager'] })]
    const asked = await glass().ask({ reader: asker, reference, reason: 'quincunxwhy', at: world.at })
    if (!asked.ok) throw new Error('not asked')
    const [from] = world.held.keepers
    const to = world.newKeeper()
    world.held.keepers = [to, from]
    expect((await world.reports.rotate({ landlord: 'meadowbrook', from, to })).failed).toEqual([])
    world.held.keepers = [to]
    const [question] = (await glass().pending({ reader: second, at: world.at })).filter(
      ({ _id }) => _id === asked.grant,
    )
    expect(question).toMatchObject({ reason: 'quincunxwhy' })
  })

  test('is not for an adviser, on either side, and a question waits an hour at most', async () => {
    const { reference } = await open()
    const adviser = await world.hire({ roles: ['adviser'] })
    const [asker, second] = [await world.hire({ roles: ['manager'] }), await world.hire({ roles: ['manager'] })]
    expect(await glass().ask({ reader: adviser, reference, reason: 'x', at: world.at })).toEqual(NOTHING)
    const asked = await glass().ask({ reader: asker, reference, reason: 'x', at: world.at })
    if (!asked.ok) throw new Error('not asked')
    const approve = (reader: Reader, at: Date) => glass().approve({ reader, grant: asked.grant, reason: 'x', at })
    expect(await approve(adviser, world.at)).toEqual(NOTHING)
    expect(await approve(second, minutes(60))).toEqual(NOTHING)
    expect(await approve(second, minutes(59))).toMatchObject({ ok: true })
    expect(await approve(second, minutes(59))).toEqual(NOTHING)
  })

  test('agreed to by somebody who is locked out opens nothing', async () => {
    const { id, reference } = await open()
    const officer = await world.hire()
    const [asker, alleged] = [await world.hire({ roles: ['manager'] }), await world.hire({ roles: ['manager'] })]
    const act = { action: 'involve_staff', accounts: [alleged.id], teams: [], nobody: false, reason: 'x' } as const
    await world.act({ reader: officer, id, act: act as never })
    const asked = await glass().ask({ reader: asker, reference, reason: 'x', at: world.at })
    if (!asked.ok) throw new Error('not asked')
    expect(await glass().approve({ reader: alleged, grant: asked.grant, reason: 'x', at: world.at })).toMatchObject({
      ok: true,
    })
    expect(await world.read(asker, id)).toEqual(NOTHING)
  })

  test('with the audit away nothing is granted', async () => {
    const { reference } = await open()
    const asker = await world.hire({ roles: ['manager'] })
    const count = () => glass().model.countDocuments({ landlord: 'meadowbrook' })
    const before = await count()
    away = true
    try {
      await expect(glass().ask({ reader: asker, reference, reason: 'x', at: world.at })).rejects.toThrow('audit_away')
    } finally {
      away = false
    }
    expect(await count()).toBe(before)
  })
})
