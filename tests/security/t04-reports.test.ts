/** T4: a report is there for the few of its team and for nobody else, by whatever route and in whatever list; each cell of the matrix is asserted. */
import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { KeptFile } from '../../services/attachments/keptFile.ts'
import { CASE_KINDS } from '../../services/cases/caseModel.ts'
import { showReference } from '../../services/cases/reference.ts'
import { newId } from '../../services/ids.ts'
import { ANONYMOUS_REPORT, hireOfficer, holdReport, MARK, NAMED_REPORT, reading } from '../support/heldReport.ts'
import { type StaffWorld, staffWorld } from '../support/staffWorld.ts'
import { holdFile } from '../support/uploads.ts'

type Hire = Parameters<StaffWorld['hire']>[0]

/** Written out by hand and not from the code that is tested. */
const OFFICERS: Record<string, Partial<Hire>> = {
  officer: {},
  'locked out': {},
  untrained: { trainedUntil: null },
  'training over': { trainedUntil: new Date('2027-03-10T09:59:59Z') },
  'other team': { teams: ['safeguarding'] },
  'other landlord': { landlord: 'harbour-view' },
}
const OTHERS: Record<string, Hire> = {
  adviser: { roles: ['adviser'], teams: ['hate-response'] },
  'complaints officer': { roles: ['complaints_officer'], teams: ['hate-response'] },
  manager: { roles: ['manager'], teams: ['hate-response'] },
  auditor: { roles: ['auditor'], teams: ['hate-response'] },
  administrator: { roles: ['administrator'], teams: ['hate-response'] },
}
const WHO = [...Object.keys(OFFICERS), ...Object.keys(OTHERS), 'nobody']
const HANDLE = Object.keys(OFFICERS)
const GLASS = [...HANDLE, 'manager']

const KINDS = {
  named: NAMED_REPORT,
  anonymous: ANONYMOUS_REPORT,
  serious: { ...NAMED_REPORT, hurt: 'yes' },
  'about staff': { ...NAMED_REPORT, about_staff: 'yes' },
  missing: null,
} as const
type Kind = keyof typeof KINDS
/** Only the officer, and whoever is locked out where it is not about them. */
const sees = (who: string, kind: Kind): boolean =>
  kind !== 'missing' && (who === 'officer' || (who === 'locked out' && kind !== 'about staff'))

const one = (id: string, rest: string): string => `/api/staff/reports/${id}/${rest}`
const ROUTES: Record<string, { may: string[]; body?: object; path: (id: string) => string; ok: number; bare?: true }> =
  {
    list: { may: HANDLE, path: () => '/api/staff/reports', ok: 200, bare: true },
    'closed list': { may: HANDLE, path: () => '/api/staff/reports?closed=true', ok: 200, bare: true },
    choices: { may: HANDLE, path: () => '/api/staff/reports/choices', ok: 200, bare: true },
    read: { may: HANDLE, path: (id) => one(id, 'read'), body: reading(), ok: 200 },
    note: { may: HANDLE, path: (id) => one(id, 'actions'), body: { action: 'note', text: MARK, version: 0 }, ok: 200 },
    file: {
      may: HANDLE,
      path: (id) => one(id, 'files'),
      get body() {
        return { file: photo.id, reason: reading().reason }
      },
      ok: 200,
    },
    // Nothing was allowed to leave.
    export: { may: HANDLE, path: (id) => one(id, `exports/${'x'.repeat(22)}`), body: {}, ok: 404 },
    print: { may: HANDLE, path: (id) => one(id, `exports/${'x'.repeat(22)}/print`), body: {}, ok: 404 },
    questions: { may: GLASS, path: () => '/api/staff/break-glass', ok: 200, bare: true },
    // The id of a report is no question of anybody's.
    agree: { may: GLASS, path: (id) => `/api/staff/break-glass/${id}/approve`, body: { reason: MARK }, ok: 404 },
    'read out of turn': { may: GLASS, path: (id) => `/api/staff/break-glass/${id}/read`, body: reading(), ok: 404 },
  }

let world: StaffWorld
let photo: KeptFile
let lockedOut: string
const cookies = new Map<string, string>()

beforeAll(async () => {
  world = await staffWorld()
  photo = await holdFile({ product: world.product, name: `${MARK}.jpg` })
  for (const [who, more] of Object.entries(OFFICERS)) {
    const account = await hireOfficer(world, more)
    if (who === 'locked out') lockedOut = account._id
    cookies.set(who, await world.session(account))
  }
  for (const [who, hire] of Object.entries(OTHERS)) cookies.set(who, await world.session(await world.hire(hire)))
}, 180_000)
afterAll(() => world.close())

const ask = ({ who, path, body }: { who: string; path: string; body?: object | undefined }) => {
  const as = cookies.get(who) ?? null
  return body ? world.post({ as, path, body }) : world.ask({ as, path })
}

async function make(kind: Kind): Promise<{ id: string; reference: string }> {
  const report = KINDS[kind]
  if (report === null) return { id: newId(), reference: '222-222-2222' }
  const made = await holdReport({ world, report, files: [photo] })
  if (kind === 'about staff') {
    const { model } = world.product.reports
    const action = { action: 'involve_staff', accounts: [lockedOut], reason: MARK, version: 0 }
    expect((await ask({ who: 'officer', path: one(made.id, 'actions'), body: action })).status).toBe(200)
    // As it came, for every cell the same.
    await model.collection.updateOne({ _id: made.id as never }, { $set: { version: 0 } })
  }
  return made
}

const cells = WHO.flatMap((who) =>
  Object.keys(ROUTES).flatMap((route) => (Object.keys(KINDS) as Kind[]).map((kind) => ({ who, route, kind }))),
)

test('the matrix has every cell', () => {
  expect(cells).toHaveLength(12 * 11 * 5)
})

test.each(WHO)(
  'role × route × kind of report: %s',
  async (who) => {
    const wrong: string[] = []
    const bodies = new Set<string>()
    for (const { route, kind } of cells.filter((cell) => cell.who === who)) {
      const { path, body, may, ok, bare } = ROUTES[route]!
      const { id, reference } = await make(kind)
      const { status, text } = await ask({ who, path: path(id), body })
      const allowed = may.includes(who)
      const expected = who === 'nobody' ? 401 : !allowed ? 403 : bare ? ok : sees(who, kind) ? ok : 404
      const where = `${route}, ${kind}`
      if (status !== expected) wrong.push(`${where}: ${status} instead of ${expected}`)
      if (status === 404) bodies.add(text)
      const shown = route === 'read' && expected === 200
      if (!shown && text.includes(MARK)) wrong.push(`${where}: tells what was said`)
      const listed = route === 'list' && sees(who, kind)
      if (!shown && listed !== [id, reference, showReference(reference)].some((mark) => text.includes(mark)))
        wrong.push(`${where}: ${listed ? 'is not listed' : 'tells that it is there'}`)
    }
    expect(wrong).toEqual([])
    expect(bodies.size).toBeLessThanOrEqual(1)
  },
  300_000,
)

test.each(WHO)(
  'every other route of the staff API, and every list and search, holds nothing of a report: %s',
  async (who) => {
    const { id, reference } = await holdReport({ world, report: { ...NAMED_REPORT, hurt: 'yes' } })
    await ask({ who: 'officer', path: one(id, 'read'), body: reading() })
    const others = world.api.described.filter(
      ({ path, name }) => !/reports|break-glass|session|password|events/.test(path) && name !== 'staff.signOut',
    )
    expect(others.length).toBeGreaterThan(12)
    const filled = others.map(({ method, path }) => ({
      path: path.replaceAll(/:\w+/g, id),
      body: method === 'POST' ? {} : undefined,
    }))
    const searches = [
      ...CASE_KINDS.map((kind) => `/api/staff/cases?kind=${kind}&limit=200`),
      `/api/staff/cases?reference=${showReference(reference)}`,
      `/api/staff/cases?reference=${reference}`,
    ].map((path) => ({ path, body: undefined }))
    const wrong: string[] = []
    for (const { path, body } of [...filled, ...searches]) {
      const { text } = await ask({ who, path, body })
      // The audit is the auditor's, and says which record was opened: by its id, and with no word of it.
      const marks = path === '/api/staff/audit' ? [MARK, reference] : [MARK, id, reference, showReference(reference)]
      if (marks.some((mark) => text.includes(mark))) wrong.push(path)
    }
    expect(wrong).toEqual([])
  },
  120_000,
)

test('the stream of changes says nothing when a report comes or is worked on, to its officer neither', async () => {
  const heard = new Map<string, string>()
  const streams = ['officer', 'manager', 'adviser', 'auditor'].map((who) =>
    get(
      { host: '127.0.0.1', port: world.port, path: '/api/staff/events', headers: { Cookie: cookies.get(who)! } },
      (response) => {
        response.setEncoding('utf8')
        response.on('data', (text: string) => heard.set(who, (heard.get(who) ?? '') + text))
        response.on('error', () => {})
      },
    ).on('error', () => {}),
  )
  for (const end = performance.now() + 60_000; heard.size < streams.length && performance.now() < end; ) await sleep(20)
  expect(heard.size).toBe(streams.length)
  const { id } = await holdReport({ world })
  const body = { action: 'note', text: MARK, version: 0 }
  expect((await ask({ who: 'officer', path: one(id, 'actions'), body })).status).toBe(200)
  let after = ''
  for (const end = performance.now() + 60_000; performance.now() < end; ) {
    after = await world.openCase()
    await sleep(300)
    if ([...heard.values()].filter((text) => text.includes(after)).length === streams.length) break
  }
  for (const stream of streams) stream.destroy()
  for (const text of heard.values()) {
    expect(text).toContain(after)
    expect(text).not.toContain(id)
    expect(text).not.toContain(MARK)
  }
}, 120_000)

test('nothing of a report is stored but where reports, their clocks and the audit are, and no word of it anywhere in clear', async () => {
  const { id, reference } = await holdReport({ world })
  await ask({ who: 'officer', path: one(id, 'read'), body: reading() })
  const { db } = world.product.db.connection
  const found: string[] = []
  for (const { name } of await db!.listCollections().toArray()) {
    const text = JSON.stringify(await db!.collection(name).find({}).toArray())
    if (text.includes(MARK)) found.push(`${name}: words`)
    if (text.includes(id) || text.includes(reference)) found.push(name)
  }
  expect(found.sort()).toEqual(['audit', 'hate_reports', 'timers'])
  expect(world.logged()).not.toMatch(new RegExp(`${MARK}|${reference}`))
})
