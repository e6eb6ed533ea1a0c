/** Reports by the staff API: opened with a reason, worked to their end, and nothing leaves the house that nobody allowed. */
import { newId } from '../../services/ids.ts'
import type { AccountRecord } from '../../services/staff/accounts.ts'
import { whileAuditFails } from '../support/failPoint.ts'
import { ANONYMOUS_REPORT, hireOfficer, holdReport, MARK, NAMED_REPORT, reading } from '../support/heldReport.ts'
import { type Answered, type StaffWorld, staffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
let officer: string
let second: string
let own: AccountRecord

beforeAll(async () => {
  world = await staffWorld()
  own = await hireOfficer(world)
  officer = await world.session(own)
  second = await world.session(await hireOfficer(world))
}, 180_000)
afterAll(() => world.close())

interface Seen {
  version: number
  status: string
  severity: string
  possible: string[]
  asked: string[]
  account: Record<string, unknown> | null
  contact: Record<string, unknown> | null
  allegation: Record<string, unknown> | null
  state: { proposals: { id: string; mine: boolean }[]; exports: { id: string; stands: boolean }[]; wishes: object[] }
  choices: { officers: { id: string; name: string }[]; hows: string[]; partners: { id: string; text: string }[] }
  history: { what: string; by: string; detail: string }[]
  reads: object[]
}

const path = (id: string, rest = ''): string => `/api/staff/reports/${id}${rest}`
const read = (id: string, as = officer, parts?: string[]): Promise<Answered> =>
  world.post({ as, path: path(id, '/read'), body: reading(parts) })
const seen = async (id: string, as = officer): Promise<Seen> => {
  const answer = await read(id, as)
  expect([answer.status, answer.text.slice(0, 300)]).toEqual([200, expect.anything()])
  return answer.body as unknown as Seen
}
/** On the version as it is now. */
const act = async (id: string, body: Record<string, unknown>, as = officer): Promise<Answered> => {
  const record = await world.product.reports.model.findOne({ _id: id, landlord: 'meadowbrook' }).lean()
  return await world.post({ as, path: path(id, '/actions'), body: { version: record?.version ?? 0, ...body } })
}
const must = async (id: string, body: Record<string, unknown>, as = officer): Promise<Answered> => {
  const answer = await act(id, body, as)
  expect([body.action, answer.status, answer.text]).toEqual([body.action, 200, expect.anything()])
  return answer
}
const audits = () => world.staff.audit.latest({ landlord: 'meadowbrook', limit: 3 })

describe('the list', () => {
  test('holds codes and dates, the soonest due first, and the closed ones only when asked for', async () => {
    const { id } = await holdReport({ world })
    const serious = await holdReport({ world, report: { ...NAMED_REPORT, hurt: 'yes' } })
    const { body, text, headers } = await world.ask({ as: officer, path: '/api/staff/reports' })
    const reports = body.reports as { id: string; due: { hours: boolean }; severity: string }[]
    expect(text).not.toContain(MARK)
    expect(headers['cache-control']).toBe('no-store')
    expect(reports.findIndex((one) => one.id === serious.id)).toBeLessThan(reports.findIndex((one) => one.id === id))
    expect(reports.find((one) => one.id === serious.id)).toMatchObject({ severity: 'serious', due: { hours: true } })
    expect(Object.keys(reports[0]!).sort()).toEqual(
      // biome-ignore format: one line is read faster
      ['anonymous', 'channel', 'due', 'id', 'language', 'owner', 'receivedAt', 'reference', 'severity', 'status', 'version'],
    )
    const closed = await world.ask({ as: officer, path: '/api/staff/reports?closed=true' })
    expect(closed.body).toEqual({ reports: [] })
    expect((await audits())[0]).toMatchObject({ action: 'report.list', account: own._id, target: '' })
  })

  test('is empty without the training or the team, and another landlord has none of it', async () => {
    await holdReport({ world })
    for (const more of [{ trainedUntil: null }, { trainedUntil: world.now() }, { teams: ['safeguarding'] }]) {
      const as = await world.session(await hireOfficer(world, more))
      expect((await world.ask({ as, path: '/api/staff/reports' })).body).toEqual({ reports: [] })
    }
    const as = await world.session(await hireOfficer(world, { landlord: 'harbour-view' }))
    expect((await world.ask({ as, path: '/api/staff/reports' })).text).not.toMatch(/meadowbrook|reference/)
  })
})

describe('reading', () => {
  test('asks for a reason, opens only the parts that were asked for, and is on record before', async () => {
    const { id } = await holdReport({ world })
    expect((await world.post({ as: officer, path: path(id, '/read'), body: { parts: ['account'] } })).status).toBe(400)
    const answer = await read(id, officer, ['account'])
    const view = answer.body as unknown as Seen
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(view.account).toMatchObject({ words: NAMED_REPORT.words, kinds: ['offensive_words'] })
    expect([view.contact, view.allegation, view.asked]).toEqual([null, null, ['account']])
    expect(answer.text).not.toContain(NAMED_REPORT.safe_contact.number)
    expect(answer.text).not.toContain(NAMED_REPORT.allegation.words)
    expect((await audits())[0]).toMatchObject({ action: 'report.read', target: id, detail: 'casework account' })
    expect((await seen(id)).reads).toMatchObject([{ by: own.name, reason: 'casework', parts: ['account'] }])
  })

  test('tells what is possible now, who may own it, and only ways of reaching them that are safe', async () => {
    const { id } = await holdReport({ world })
    const view = await seen(id)
    expect(view.possible).toEqual(expect.arrayContaining(['first_contact', 'assign', 'raise', 'close', 'message']))
    expect(view.possible).not.toEqual(expect.arrayContaining(['approve']))
    expect(view.possible).not.toContain('lower_severity')
    expect(view.choices.hows).toEqual(['phone', 'message', 'came_to_us'])
    expect(view.choices.officers.map(({ id: who }) => who)).toContain(own._id)
    expect(view.choices.partners).toContainEqual({ id: 'police', text: 'The police' })
  })

  test('one that is not there, with no training, out of the team and locked out: the same answer, byte for byte', async () => {
    const { id } = await holdReport({ world })
    const named = await hireOfficer(world)
    await must(id, { action: 'involve_staff', accounts: [named._id], reason: `It is ${MARK} them` })
    const people = [
      named,
      await hireOfficer(world, { trainedUntil: null }),
      await hireOfficer(world, { trainedUntil: new Date(world.now().getTime() - 1) }),
      await hireOfficer(world, { teams: ['safeguarding'] }),
      await hireOfficer(world, { landlord: 'harbour-view' }),
    ]
    const asks: [string, object | undefined][] = [
      ['/read', reading()],
      ['/actions', { action: 'note', text: MARK, version: 0 }],
      [`/exports/${'x'.repeat(22)}`, {}],
      [`/exports/${'x'.repeat(22)}/print`, {}],
    ]
    const answers = new Set<string>()
    for (const [rest, body] of asks) {
      const missing = await world.post({ as: officer, path: path(newId(), rest), body })
      answers.add(JSON.stringify([missing.status, missing.text]))
      for (const person of people) {
        const { status, text } = await world.post({ as: await world.session(person), path: path(id, rest), body })
        answers.add(JSON.stringify([status, text]))
      }
    }
    expect(answers.size).toBe(1)
    expect([...answers][0]).toContain('404')
  })

  test('is refused for the role whatever the id, and leaves what was typed there nowhere', async () => {
    const { id } = await holdReport({ world })
    const as = await world.session(await world.hire({ roles: ['manager'], teams: ['hate-response'] }))
    const answers = await Promise.all([id, newId(), MARK].map((one) => read(one, as)))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]!.status).toBe(403)
    await read(MARK)
    expect((await audits())[0]).toMatchObject({ action: 'report.denied', target: '' })
  })
})

describe('work', () => {
  test('goes from the first contact to the end, with the person told and their wishes looked at', async () => {
    const { id } = await holdReport({ world })
    await must(id, { action: 'assign', owner: own._id })
    const unsafe = await act(id, { action: 'first_contact', on: world.now().toISOString(), how: 'letter' })
    expect([unsafe.status, unsafe.body.error]).toMatchObject([409, { detail: { reason: 'not_safe' } }])
    await must(id, { action: 'first_contact', on: world.now().toISOString(), how: 'phone', words: MARK })
    await must(id, { action: 'plan', text: `Together ${MARK}`, agreed: true })
    await must(id, { action: 'support', kind: 'victim_support' })
    await must(id, { action: 'action', kind: 'visit', on: '2027-03-10', text: MARK })
    await must(id, { action: 'message', text: MARK })
    expect((await act(id, { action: 'close', outcome: MARK, told: 'phone' })).body.error).toMatchObject({
      detail: { reason: 'open_wishes' },
    })
    for (const wish of NAMED_REPORT.wishes) await must(id, { action: 'wish_reached', wish, reached: 'yes' })
    const closed = await must(id, { action: 'close', outcome: MARK, told: 'phone' })
    expect(closed.body).toMatchObject({ status: 'closed', exports: [] })
    expect((await world.ask({ as: officer, path: '/api/staff/reports' })).text).not.toContain(id)
    expect((await world.ask({ as: officer, path: '/api/staff/reports?closed=true' })).text).toContain(id)
    const { history } = await seen(id)
    expect(history.map(({ what }) => what)).toEqual(expect.arrayContaining(['opened', 'plan', 'support', 'close']))
    expect(history.find(({ what }) => what === 'assign')).toMatchObject({ detail: own.name, by: own.name })
  })

  test('of somebody who was quicker is a conflict, and the same press twice is one act', async () => {
    const { id } = await holdReport({ world })
    const body = { action: 'note', text: MARK, version: 0 }
    const headers = { 'Idempotency-Key': 'one-press-1' }
    const answers = []
    for (let press = 0; press < 2; press++)
      answers.push(await world.post({ as: officer, path: path(id, '/actions'), body, headers }))
    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [200, answers[0]!.text],
      [200, answers[0]!.text],
    ])
    expect((await seen(id)).history.filter(({ what }) => what === 'note')).toHaveLength(1)
    const late = await world.post({ as: second, path: path(id, '/actions'), body })
    expect(late.status).toBe(409)
    const kept = await world.staff.once.model.collection.find({}).toArray()
    expect(JSON.stringify(kept)).not.toContain(MARK)
  })

  test('locks out whom it is about, who may then neither own it nor be offered', async () => {
    const { id } = await holdReport({ world })
    const named = await hireOfficer(world)
    await must(id, { action: 'involve_staff', accounts: [named._id], reason: MARK })
    expect((await seen(id)).choices.officers.map(({ id: who }) => who)).not.toContain(named._id)
    expect((await act(id, { action: 'assign', owner: named._id })).status).toBe(409)
  })
})

describe('what goes to a partner', () => {
  const give = (id: string, partner: string, more: object = {}, as = officer) =>
    act(id, { action: 'partner_export', partner, parts: ['account'], ...more }, as)
  const take = (id: string, one: string, rest = '', as = officer) =>
    world.post({ as, path: path(id, `/exports/${one}${rest}`) })

  test('goes with their own yes, holds the allowed parts and no other, and is on record', async () => {
    const { id } = await holdReport({ world })
    const [one] = (await give(id, 'victim_support')).body.exports as string[]
    const taken = await take(id, one!)
    expect(taken.status).toBe(200)
    expect(taken.body).toMatchObject({
      partner: 'victim_support',
      ground: null,
      consentAt: world.now().toISOString(),
      account: { words: NAMED_REPORT.words },
    })
    for (const hidden of [
      NAMED_REPORT.name,
      NAMED_REPORT.safe_contact.number,
      NAMED_REPORT.allegation.words,
      NAMED_REPORT.led_here[0],
    ])
      expect(taken.text).not.toContain(hidden)
    expect(taken.headers['cache-control']).toBe('no-store')
    expect((await audits())[0]).toMatchObject({
      action: 'report.exported',
      target: id,
      detail: `${one} victim_support consent account`,
    })
    const paper = await take(id, one!, '/print')
    expect(
      Buffer.from(paper.body.pdf as string, 'base64')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  }, 120_000)

  test('with the contact holds how to reach them, and not what was said before', async () => {
    const { id } = await holdReport({ world })
    const allowed = await give(id, 'victim_support', { parts: ['contact', 'allegation'] })
    const taken = await take(id, (allowed.body.exports as string[])[0]!)
    expect(taken.body).toMatchObject({
      contact: { name: NAMED_REPORT.name, safe_contact: { way: 'phone' } },
      allegation: { words: NAMED_REPORT.allegation.words },
    })
    expect(taken.body).not.toHaveProperty('account')
    expect(taken.text).not.toContain(NAMED_REPORT.led_here[0])
  })

  test('is refused without consent, and on a ground of law goes only when a second person agreed', async () => {
    const { id } = await holdReport({ world })
    expect((await give(id, 'police')).body.error).toMatchObject({ detail: { reason: 'no_consent' } })
    const ground = { ground: 'serious_harm' }
    expect((await give(id, 'police', ground)).body.error).toMatchObject({ detail: { reason: 'no_reason' } })
    const asked = await give(id, 'police', { ...ground, reason: `A ${MARK} threat` })
    expect(asked.body).toMatchObject({ exports: [] })
    const [proposal] = (await seen(id)).state.proposals
    expect(proposal).toMatchObject({ mine: true, partner: 'police', ground: 'serious_harm' })
    const alone = await act(id, { action: 'approve', proposal: proposal!.id })
    expect(alone.body.error).toMatchObject({ detail: { reason: 'same_person' } })
    const agreed = await must(id, { action: 'approve', proposal: proposal!.id }, second)
    const [one] = agreed.body.exports as string[]
    expect((await take(id, one!)).body).toMatchObject({ partner: 'police', ground: 'serious_harm', consentAt: null })
  })

  test('stops when the consent is taken back: what was allowed before, and the next', async () => {
    const { id } = await holdReport({ world })
    const [one] = (await give(id, 'victim_support')).body.exports as string[]
    await must(id, { action: 'withdraw_consent', partner: 'victim_support' })
    for (const rest of ['', '/print']) {
      const refused = await take(id, one!, rest)
      expect([refused.status, refused.body.error]).toMatchObject([409, { detail: { reason: 'no_consent' } }])
      expect(refused.text).not.toContain(MARK)
    }
    expect((await give(id, 'victim_support')).body.error).toMatchObject({ detail: { reason: 'no_consent' } })
    expect((await seen(id)).state.exports).toMatchObject([{ stands: false }])
  })

  test('of another report is not found in this one', async () => {
    const [first, other] = [await holdReport({ world }), await holdReport({ world })]
    const [one] = (await give(first.id, 'victim_support')).body.exports as string[]
    expect((await take(other.id, one!)).status).toBe(404)
  })
})

describe('a report that staff write down', () => {
  const body = { report: NAMED_REPORT, language: 'pl', statement: true }
  const write = (more: object = {}, as = officer, headers = {}) =>
    world.post({ as, path: '/api/staff/reports', body: { ...body, ...more }, headers })

  test('is held to the same rules as a tenant’s own, and its code is told once', async () => {
    const headers = { 'Idempotency-Key': 'new-report-1' }
    const made = await write({ report: { ...NAMED_REPORT, words: 'He came at me with a knife' } }, officer, headers)
    expect(made.body).toMatchObject({ severity: 'serious', code: expect.stringMatching(/^(\d{4} ){3}\d{4}$/) })
    const again = await write({}, officer, headers)
    expect(again.body).toEqual({ ...made.body, code: null })
    const { id } = made.body as { id: string }
    const record = await world.product.reports.model.findOne({ _id: id, landlord: 'meadowbrook' }).lean()
    expect(record).toMatchObject({ channel: 'staff', language: 'pl', history: [{ what: 'opened', by: own._id }] })
    const kept = JSON.stringify(await world.staff.once.model.collection.find({}).toArray())
    expect(kept).not.toContain(String(made.body.code))
  })

  test('needs the statement said first, an account, and what a way of contact needs', async () => {
    expect((await write({ statement: false })).status).toBe(400)
    const bare = await write({ report: { ...ANONYMOUS_REPORT, words: undefined } })
    expect(bare.body.error).toMatchObject({ detail: { reason: 'not_a_report', fields: 'words' } })
    const noNumber = await write({ report: { ...NAMED_REPORT, safe_contact: { way: 'phone' } } })
    expect(noNumber.body.error).toMatchObject({ detail: { fields: 'safe_contact.number' } })
    expect((await write({ report: { ...ANONYMOUS_REPORT, name: MARK } })).status).toBe(400)
  })

  test('offers the landlord’s own choices, and nobody without training may write one', async () => {
    const { body: choices, text } = await world.ask({ as: officer, path: '/api/staff/reports/choices' })
    expect(text).toContain('Hate Response')
    expect(choices.partners).toContainEqual({ id: 'schools', text: 'A school' })
    const as = await world.session(await hireOfficer(world, { trainedUntil: null }))
    expect((await write({}, as)).status).toBe(404)
  })
})

test('while the audit cannot be written nothing is shown and nothing is done', async () => {
  const { id } = await holdReport({ world })
  const [one] = (await act(id, { action: 'partner_export', partner: 'victim_support', parts: ['account'] })).body
    .exports as string[]
  const { model } = world.product.reports
  const before = await model.findOne({ _id: id, landlord: 'meadowbrook' }).lean()
  const count = await model.collection.countDocuments()
  await whileAuditFails({
    connection: world.product.db.connection,
    work: async () => {
      const asks = [
        await world.ask({ as: officer, path: '/api/staff/reports' }),
        await read(id),
        await act(id, { action: 'note', text: MARK }),
        await world.post({ as: officer, path: path(id, `/exports/${one}`) }),
        await world.post({ as: officer, path: path(id, `/exports/${one}/print`) }),
        await world.post({
          as: officer,
          path: '/api/staff/reports',
          body: { report: NAMED_REPORT, language: 'en', statement: true },
        }),
        await world.ask({ as: officer, path: '/api/staff/break-glass' }),
        await world.post({ as: officer, path: '/api/staff/break-glass', body: { reference: 'x', reason: MARK } }),
      ]
      for (const { status, text } of asks) expect([status, text.includes(MARK)]).toEqual([503, false])
    },
  })
  expect(await model.findOne({ _id: id, landlord: 'meadowbrook' }).lean()).toEqual(before)
  expect(await model.collection.countDocuments()).toBe(count)
}, 180_000)

describe('out of turn', () => {
  const ask = (as: string, reference: string) =>
    world.post({ as, path: '/api/staff/break-glass', body: { reference, reason: MARK } })
  const grant = (as: string, one: string, rest: string, body: object) =>
    world.post({ as, path: `/api/staff/break-glass/${one}/${rest}`, body })

  test('two people open it for a quarter of an hour, to read and not to work', async () => {
    const { id, reference } = await holdReport({ world })
    const hired = await world.hire({ roles: ['manager'] })
    const manager = await world.session(hired)
    const other = await world.session(await world.hire({ roles: ['manager'] }))
    const { body } = await ask(manager, reference)
    const one = body.id as string
    expect((await grant(manager, one, 'read', reading())).status).toBe(404)
    expect((await grant(manager, one, 'approve', { reason: MARK })).status).toBe(409)
    const waits = await world.ask({ as: other, path: '/api/staff/break-glass' })
    expect(JSON.parse(waits.text)).toContainEqual(
      expect.objectContaining({ id: one, mine: false, agreed: false, reason: MARK }),
    )
    expect(waits.text).not.toMatch(new RegExp(`${reference}|${id}`))
    expect((await audits()).slice(0, 2).map(({ action, target }) => [action, target])).toEqual([
      ['report.break_glass.reason', ''],
      ['report.break_glass.list', ''],
    ])
    expect((await grant(other, one, 'approve', { reason: MARK })).status).toBe(200)
    const opened = await grant(manager, one, 'read', reading(['account']))
    expect(opened.body).toMatchObject({ account: { words: NAMED_REPORT.words }, possible: [] })
    expect((await audits())[0]).toMatchObject({ action: 'report.read', detail: expect.stringContaining(one) })
    expect((await grant(other, one, 'read', reading())).status).toBe(404)
    expect((await read(id, manager)).status).toBe(403)
    world.pass(16 * 60_000)
    // Signed in anew, so that it is the question's own quarter of an hour that has passed.
    expect((await grant(await world.session(hired), one, 'read', reading())).status).toBe(404)
  })

  test('says nothing of whether there is such a report', async () => {
    const manager = await world.session(await world.hire({ roles: ['manager'] }))
    const { body, status } = await ask(manager, '222-222-2222')
    expect(status).toBe(200)
    const second = await world.session(await hireOfficer(world))
    const agreed = await grant(second, body.id as string, 'approve', { reason: MARK })
    expect([agreed.status, Object.keys(agreed.body)]).toEqual([200, ['until']])
    // Side by side with a question about a report that is there: the second person reads the same of both.
    const { reference } = await holdReport({ world })
    const real = await ask(manager, reference)
    const none = await ask(manager, '222-222-2223')
    const third = await world.session(await world.hire({ roles: ['manager'] }))
    const shown = (await world.ask({ as: third, path: '/api/staff/break-glass' })).text
    const line = (id: unknown) =>
      JSON.stringify({ ...JSON.parse(shown).find((one: { id: string }) => one.id === id), id: '' })
    expect(line(real.body.id)).toContain(MARK)
    expect(line(real.body.id)).toBe(line(none.body.id))
    const mine = await world.ask({ as: manager, path: '/api/staff/break-glass' })
    expect(JSON.parse(mine.text)).toContainEqual(expect.objectContaining({ id: body.id, mine: true, agreed: true }))
    const missing = await grant(manager, newId(), 'read', reading())
    const empty = await grant(manager, body.id as string, 'read', reading())
    expect([empty.status, empty.text]).toEqual([missing.status, missing.text])
  })
})
