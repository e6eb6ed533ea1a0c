/** T4: each role reaches exactly what is its own, in every route and audience; what cannot be audited is not shown. */
import type { Audience } from '../../services/db.ts'
import { AUDIENCES } from '../../services/db.ts'
import type { Role } from '../../services/staff/roles.ts'
import { whileAuditFails } from '../support/failPoint.ts'
import { type StaffWorld, staffWorld } from '../support/staffWorld.ts'

type Who =
  | 'adviser'
  | 'complaints officer'
  | 'hate officer'
  | 'safeguarding officer'
  | 'manager'
  | 'auditor'
  | 'administrator'
  | 'nobody'

const PEOPLE: Record<Exclude<Who, 'nobody'>, { roles: Role[]; teams: string[] }> = {
  adviser: { roles: ['adviser'], teams: [] },
  'complaints officer': { roles: ['complaints_officer'], teams: ['complaints'] },
  'hate officer': { roles: ['hate_officer'], teams: ['hate-response'] },
  'safeguarding officer': { roles: ['hate_officer'], teams: ['safeguarding'] },
  // Teams alone open nothing: the role is asked first.
  manager: { roles: ['manager'], teams: ['hate-response', 'safeguarding'] },
  auditor: { roles: ['auditor'], teams: [] },
  administrator: { roles: ['administrator'], teams: [] },
}
const WHO = [...Object.keys(PEOPLE), 'nobody'] as Who[]

/** Written out by hand and not from the code that is tested. */
const SEES: Record<Who, Audience[]> = {
  adviser: ['general'],
  'complaints officer': ['general'],
  'hate officer': ['general', 'hate'],
  'safeguarding officer': ['general', 'abuse', 'safeguarding'],
  manager: ['general'],
  auditor: ['general'],
  administrator: [],
  nobody: [],
}
const STAFF_WHO_HANDLE: Who[] = ['adviser', 'complaints officer', 'hate officer', 'safeguarding officer', 'manager']
const READERS: Who[] = [...STAFF_WHO_HANDLE, 'auditor']
const ACKNOWLEDGE: Who[] = ['complaints officer', 'manager']

interface Routed {
  name: string
  method: 'GET' | 'POST'
  of: 'conversation' | 'case'
  path: (id: string) => string
  body?: Record<string, unknown>
  may: Who[]
  /** The status for somebody who may and sees it. */
  ok: number
}

const ROUTES: Routed[] = [
  {
    name: 'read conversation',
    method: 'GET',
    of: 'conversation',
    path: (id) => `/api/staff/conversations/${id}`,
    may: READERS,
    ok: 200,
  },
  {
    name: 'claim',
    method: 'POST',
    of: 'conversation',
    path: (id) => `/api/staff/conversations/${id}/claim`,
    may: STAFF_WHO_HANDLE,
    ok: 200,
  },
  {
    name: 'whom to hand it to',
    method: 'GET',
    of: 'conversation',
    path: (id) => `/api/staff/conversations/${id}/colleagues`,
    may: STAFF_WHO_HANDLE,
    ok: 200,
  },
  {
    name: 'hand to nobody',
    method: 'POST',
    of: 'conversation',
    path: (id) => `/api/staff/conversations/${id}/assign`,
    body: { to: 'nobody' },
    may: STAFF_WHO_HANDLE,
    ok: 409,
  },
  {
    name: 'reply unheld',
    method: 'POST',
    of: 'conversation',
    path: (id) => `/api/staff/conversations/${id}/reply`,
    body: { text: 'Hello' },
    may: STAFF_WHO_HANDLE,
    ok: 409,
  },
  {
    name: 'send files unheld',
    method: 'POST',
    of: 'conversation',
    path: (id) => `/api/staff/conversations/${id}/files`,
    may: STAFF_WHO_HANDLE,
    ok: 409,
  },
  {
    name: 'release unheld',
    method: 'POST',
    of: 'conversation',
    path: (id) => `/api/staff/conversations/${id}/release`,
    body: { outcome: 'resolved' },
    may: STAFF_WHO_HANDLE,
    ok: 409,
  },
  {
    name: 'alert',
    method: 'POST',
    of: 'conversation',
    path: (id) => `/api/staff/conversations/${id}/alert`,
    body: { action: 'no_danger' },
    may: STAFF_WHO_HANDLE,
    ok: 204,
  },
  {
    name: 'look who is there',
    method: 'GET',
    of: 'conversation',
    path: (id) => `/api/staff/conversations/${id}/live`,
    may: READERS,
    ok: 200,
  },
  {
    name: 'be there',
    method: 'POST',
    of: 'conversation',
    path: (id) => `/api/staff/conversations/${id}/live`,
    body: { doing: 'here' },
    may: READERS,
    ok: 200,
  },
  {
    name: 'write there',
    method: 'POST',
    of: 'conversation',
    path: (id) => `/api/staff/conversations/${id}/live`,
    body: { doing: 'writing' },
    may: STAFF_WHO_HANDLE,
    ok: 200,
  },
  {
    name: 'start a case unheld',
    method: 'POST',
    of: 'conversation',
    path: (id) => `/api/staff/conversations/${id}/cases`,
    body: { kind: 'service_request', type: 'repair', what: 'x' },
    may: STAFF_WHO_HANDLE,
    ok: 409,
  },
  {
    name: 'ready replies',
    method: 'GET',
    of: 'conversation',
    path: (id) => `/api/staff/conversations/${id}/replies`,
    may: STAFF_WHO_HANDLE,
    ok: 200,
  },
  {
    name: 'looked at again',
    method: 'POST',
    of: 'conversation',
    path: (id) => `/api/staff/conversations/${id}/looked`,
    may: STAFF_WHO_HANDLE,
    ok: 204,
  },
  {
    name: 'note beside a talk',
    method: 'POST',
    of: 'conversation',
    path: (id) => `/api/staff/conversations/${id}/notes`,
    body: { text: 'x' },
    may: STAFF_WHO_HANDLE,
    ok: 200,
  },
  {
    // Off here: who may is asked first, and 409 tells it.
    name: 'translate lines',
    method: 'POST',
    of: 'conversation',
    path: (id) => `/api/staff/conversations/${id}/translations`,
    body: { positions: [1], to: 'en' },
    may: STAFF_WHO_HANDLE,
    ok: 409,
  },
  {
    name: 'translate a reply unheld',
    method: 'POST',
    of: 'conversation',
    path: (id) => `/api/staff/conversations/${id}/reply/translation`,
    body: { text: 'Hello', from: 'en' },
    may: STAFF_WHO_HANDLE,
    ok: 409,
  },
  {
    name: 'send a translated reply unheld',
    method: 'POST',
    of: 'conversation',
    path: (id) => `/api/staff/conversations/${id}/reply/translated`,
    body: { text: 'Hello', from: 'en', translation: 'x', to: 'pl', proof: 'x' },
    may: STAFF_WHO_HANDLE,
    ok: 409,
  },
  {
    name: 'correct what was understood',
    method: 'POST',
    of: 'conversation',
    path: (id) => `/api/staff/conversations/${id}/corrections`,
    body: { position: 1, intent: 'repair', language: null, unhappy: true, danger: false },
    may: STAFF_WHO_HANDLE,
    ok: 200,
  },
  { name: 'read case', method: 'GET', of: 'case', path: (id) => `/api/staff/cases/${id}`, may: READERS, ok: 200 },
  {
    name: 'note',
    method: 'POST',
    of: 'case',
    path: (id) => `/api/staff/cases/${id}/actions`,
    body: { action: 'note', text: 'x', version: 0 },
    may: STAFF_WHO_HANDLE,
    ok: 200,
  },
  {
    name: 'acknowledge',
    method: 'POST',
    of: 'case',
    path: (id) => `/api/staff/cases/${id}/actions`,
    body: { action: 'acknowledge', understanding: 'x', outcomes: 'y', version: 0 },
    may: ACKNOWLEDGE,
    ok: 200,
  },
  {
    name: 'approve',
    method: 'POST',
    of: 'case',
    path: (id) => `/api/staff/cases/${id}/actions`,
    body: { action: 'approve', proposal: 'none', version: 0 },
    may: ['manager'],
    // Nothing was proposed.
    ok: 409,
  },
  {
    name: 'read a letter',
    method: 'GET',
    of: 'case',
    path: (id) => `/api/staff/cases/${id}/letters/none`,
    may: READERS,
    ok: 404,
  },
  {
    name: 'letter has left',
    method: 'POST',
    of: 'case',
    path: (id) => `/api/staff/cases/${id}/letters/none/sent`,
    may: ACKNOWLEDGE,
    ok: 404,
  },
]

const HEARD = {
  author: 'tenant' as const,
  body: { text: 'Hello', heard: { intent: 'smalltalk', flags: [] } },
}

let world: StaffWorld
const cookies = new Map<Who, string>()

beforeAll(async () => {
  world = await staffWorld()
  for (const [who, person] of Object.entries(PEOPLE))
    cookies.set(who as Who, await world.session(await world.hire(person)))
}, 180_000)
afterAll(() => world.close())

const make = ({
  of,
  audience,
  landlord,
}: {
  of: Routed['of']
  audience: Audience
  landlord: string
}): Promise<string> =>
  of === 'case'
    ? world.openCase({ landlord, audience, kind: 'complaint' })
    : world.talk({ landlord, audience, said: [HEARD] }).then(({ _id }) => _id)

const cells = WHO.flatMap((who) =>
  ROUTES.flatMap((route) =>
    AUDIENCES.flatMap((audience) =>
      (['meadowbrook', 'harbour-view'] as const).map((landlord) => ({ who, route, audience, landlord })),
    ),
  ),
)

test(`the matrix has every cell`, () => {
  expect(cells).toHaveLength(WHO.length * ROUTES.length * AUDIENCES.length * 2)
})

test.each(WHO)(
  'role × route × audience × landlord: %s',
  async (who) => {
    const wrong: string[] = []
    for (const { route, audience, landlord } of cells.filter((cell) => cell.who === who)) {
      const id = await make({ of: route.of, audience, landlord })
      const answer = await world.ask({
        as: cookies.get(who) ?? null,
        method: route.method,
        path: route.path(id),
        ...(route.method === 'POST' ? { body: route.body ?? {} } : {}),
      })
      const expected =
        who === 'nobody'
          ? 401
          : !route.may.includes(who)
            ? 403
            : landlord !== 'meadowbrook' || !SEES[who].includes(audience)
              ? 404
              : route.ok
      if (answer.status !== expected)
        wrong.push(`${route.name} ${audience} ${landlord}: ${answer.status} instead of ${expected}`)
      if (expected >= 400 && expected !== 409 && /roof|complaint|hate/.test(answer.text))
        wrong.push(`${route.name} ${audience} ${landlord}: tells ${answer.text}`)
    }
    expect(wrong).toEqual([])
  },
  120_000,
)

test.each(WHO)(
  "lists hold what is one's own and nothing else: %s",
  async (who) => {
    const made = await Promise.all(
      (['meadowbrook', 'harbour-view'] as const).flatMap((landlord) =>
        AUDIENCES.map(async (audience) => ({
          landlord,
          audience,
          case: await make({ of: 'case', audience, landlord }),
          talk: await make({ of: 'conversation', audience, landlord }),
        })),
      ),
    )
    const [cases, queue] = await Promise.all(
      ['/api/staff/cases?limit=200', '/api/staff/queue'].map((path) =>
        world.ask({ as: cookies.get(who) ?? null, path }),
      ),
    )
    const refused = who === 'nobody' ? 401 : 403
    expect(cases!.status).toBe(READERS.includes(who) ? 200 : refused)
    expect(queue!.status).toBe(STAFF_WHO_HANDLE.includes(who) ? 200 : refused)
    for (const one of made) {
      const own = one.landlord === 'meadowbrook' && SEES[who].includes(one.audience)
      // The list of cases is cut at two hundred: a case is looked for only where it is not to be.
      if (!own) expect(cases!.text).not.toContain(one.case)
      expect(queue!.text.includes(one.talk)).toBe(own && STAFF_WHO_HANDLE.includes(who))
    }
  },
  60_000,
)

test.each(WHO)("the audit is the auditor's alone: %s", async (who) => {
  for (const path of ['/api/staff/audit', '/api/staff/audit/verify'])
    expect((await world.ask({ as: cookies.get(who) ?? null, path })).status).toBe(
      who === 'nobody' ? 401 : who === 'auditor' ? 200 : 403,
    )
})

test.each(WHO)(
  'views of cases are for whoever reads cases, and shared by managers alone: %s',
  async (who) => {
    const as = cookies.get(who) ?? null
    const path = '/api/staff/case-views'
    const refused = who === 'nobody' ? 401 : 403
    const may = READERS.includes(who)
    const view = { name: `Of ${who}`, filters: {}, order: 'due', columns: [] }
    const shared = { ...view, name: `From ${who}`, team: 'complaints' }
    const own = await world.post({ as, path, body: view })
    const answers = [
      await world.ask({ as, path }),
      own,
      await world.post({ as, path: '/api/staff/first-case-view', body: { view: 'mine' } }),
      await world.post({ as, path, body: shared }),
    ]
    const ok = may ? [200, 200, 204] : [refused, refused, refused]
    expect(answers.map(({ status }) => status)).toEqual([...ok, who === 'manager' ? 200 : refused])
    const [one] = await world.staff.caseViews.views.find({ landlord: 'meadowbrook', name: 'Of adviser' }).lean()
    const others = `${path}/${one!._id}`
    const expected = !may ? refused : who === 'adviser' ? 204 : 404
    expect((await world.post({ as, path: others, body: { version: 0, order: 'changed' } })).status).toBe(expected)
    if (who !== 'adviser') expect((await world.ask({ as, method: 'DELETE', path: others })).status).toBe(expected)
  },
  60_000,
)

test('a list of restricted cases tells no more than that they are there', async () => {
  const id = await make({ of: 'case', audience: 'hate', landlord: 'meadowbrook' })
  const { body } = await world.ask({
    as: cookies.get('hate officer')!,
    path: '/api/staff/cases?limit=200&kind=complaint',
  })
  const found = (body.cases as { id: string; audience: string; type: string | null }[]).filter(
    ({ audience }) => audience === 'hate',
  )
  expect(found.length).toBeGreaterThan(0)
  expect(found.every(({ type }) => type === null)).toBe(true)
  expect(JSON.stringify(found)).not.toContain('roof')
  expect(id).toBeTruthy()
})

test('a restricted record is written into the audit before it is shown; when that cannot be done nothing is shown', async () => {
  const officer = cookies.get('hate officer')!
  const { _id: talk } = await world.talk({
    audience: 'hate',
    said: [{ author: 'tenant', body: { text: 'a canary in a sealed section' } }],
  })
  const opened = await world.openCase({
    audience: 'hate',
    kind: 'sensitive',
    answers: { what: 'a canary in a sealed case' },
  })
  const paths = [`/api/staff/conversations/${talk}`, `/api/staff/cases/${opened}`]
  for (const path of paths) expect((await world.ask({ as: officer, path })).text).toContain('canary')
  const seen = (await world.staff.audit.latest({ landlord: 'meadowbrook', limit: 2 })).map(
    ({ action, target }) => `${action} ${target}`,
  )
  expect(seen).toEqual([`case.read ${opened}`, `conversation.read ${talk}`])

  await whileAuditFails({
    connection: world.product.db.connection,
    work: async () => {
      for (const path of paths) {
        const answer = await world.ask({ as: officer, path })
        expect(answer.status).toBe(503)
        expect(answer.text).not.toContain('canary')
      }
      const act = await world.post({ as: officer, path: `/api/staff/conversations/${talk}/claim` })
      expect(act.status).toBe(503)
      expect(
        (await world.product.conversations.findOne({ _id: talk, landlord: 'meadowbrook' }).lean())?.holder,
      ).toBeNull()
    },
  })
  expect((await world.ask({ as: officer, path: paths[0]! })).status).toBe(200)
}, 180_000)

test('no word of a tenant and no sensitive intent is in the log', () => {
  expect(world.logged()).not.toMatch(/canary|hate|abuse/)
})
