/** Incidents of abuse of staff: anybody who handles writes one down, managers alone work it, and every word is sealed and audited before it is shown. */
import type { IncidentRecord } from '../../services/incidents/incidentModel.ts'
import type { Role } from '../../services/staff/roles.ts'
import { whileAuditFails } from '../support/failPoint.ts'
import { type Answered, type StaffWorld, staffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
let sam: string
let manager: string
let managerId: string
let ana: string
const FORM = {
  kind: 'threats',
  setting: 'direct_communication',
  on: '2027-03-09',
  happened: 'A canary: he said he would wait outside',
  support: 'Went home early, call tomorrow',
  name: 'Kit Canary',
  address: '4 Canary Lane',
}
const ASSESS = {
  action: 'assess',
  disability: 'asked',
  adjustments: 'none known',
  explanation: 'a wait',
  outcome: 'go_on',
}
const CONTACTED = { action: 'contacted', on: '2027-03-10', how: 'phone', text: 'He was sorry' }
const RESTRICT = () => ({
  action: 'restrict',
  happened: 'You said you would wait outside.',
  term: 'Clause 7 on respect',
  reason: 'It was the third time',
  equality: 'We asked; nothing was named',
  contact: ana,
  review_on: '2027-06-09',
})

beforeAll(async () => {
  world = await staffWorld()
  sam = await world.session(await world.hire({ roles: ['adviser'] }))
  const mo = await world.hire({ roles: ['manager'] })
  managerId = mo._id
  manager = await world.session(mo)
  ana = (await world.hire({ roles: ['adviser'], teams: ['customer-services'], name: 'Ana Reed' }))._id
}, 180_000)
afterAll(() => world.close())

const file = (body: object = {}, as = sam, key?: string): Promise<Answered> =>
  world.post({
    as,
    path: '/api/staff/incidents',
    body: { ...FORM, ...body },
    headers: key ? { 'Idempotency-Key': key } : {},
  })
const filed = async (body: object = {}): Promise<string> => String((await file(body)).body.id)
const read = (id: string, as = manager) => world.ask({ as, path: `/api/staff/incidents/${id}` })
const act = async (id: string, body: object, { as = manager, version }: { as?: string; version?: number } = {}) => {
  const seen = version ?? Number((await read(id)).body.version)
  return await world.post({ as, path: `/api/staff/incidents/${id}/actions`, body: { ...body, version: seen } })
}
const restricted = async (body: object = {}): Promise<string> => {
  const id = await filed(body)
  for (const one of [ASSESS, CONTACTED, RESTRICT()]) expect((await act(id, one)).status).toBe(200)
  return id
}
const recordOf = (id: string) =>
  world.product.incidents.model.findOne({ _id: id, landlord: 'meadowbrook' }).lean<IncidentRecord>()

const ROUTES: [string, 'GET' | 'POST', (id: string) => string, Role[]][] = [
  ['what it can be', 'GET', () => '/form', ['adviser', 'complaints_officer', 'hate_officer', 'manager']],
  ['write down', 'POST', () => '', ['adviser', 'complaints_officer', 'hate_officer', 'manager']],
  ['list', 'GET', () => '', ['manager']],
  ['read', 'GET', (id) => `/${id}`, ['manager']],
  ['act', 'POST', (id) => `/${id}/actions`, ['manager']],
  ['preview', 'POST', (id) => `/${id}/preview`, ['manager']],
  ['letter', 'GET', (id) => `/${id}/letters/none`, ['manager']],
  ['letter printed', 'GET', (id) => `/${id}/letters/none/print`, ['manager']],
  ['letter posted', 'POST', (id) => `/${id}/letters/none/sent`, ['manager']],
]
const BODIES: Record<string, object> = {
  'write down': FORM,
  act: { action: 'note', text: 'x', version: 0 },
  preview: { action: 'warn', happened: 'x', term: 'x' },
}

test.each(['adviser', 'complaints_officer', 'hate_officer', 'manager', 'auditor', 'administrator'] as const)(
  'role × route × landlord: %s',
  async (role) => {
    const as = await world.session(await world.hire({ roles: [role] }))
    const strangers = await world.session(await world.hire({ roles: [role], landlord: 'harbour-view' }))
    const wrong: string[] = []
    for (const [name, method, path, may] of ROUTES) {
      const id = await filed()
      const ask = (cookie: string | null) =>
        world.ask({
          as: cookie,
          method,
          path: `/api/staff/incidents${path(id)}`,
          ...(method === 'POST' ? { body: BODIES[name] ?? {} } : {}),
        })
      const expected = !may.includes(role) ? 403 : name.startsWith('letter') ? 404 : name === 'preview' ? 409 : 200
      const own = await ask(as)
      if (own.status !== expected) wrong.push(`${name}: ${own.status} instead of ${expected}`)
      if (own.status >= 400 && own.text.includes('anary')) wrong.push(`${name} tells ${own.text}`)
      const other = await ask(strangers)
      const theirs = !may.includes(role) ? 403 : path(id).includes(id) ? 404 : name === 'write down' ? 400 : 200
      if (other.status !== theirs) wrong.push(`${name} elsewhere: ${other.status} instead of ${theirs}`)
      if (other.text.includes(id)) wrong.push(`${name} elsewhere tells of it`)
      if ((await ask(null)).status !== 401) wrong.push(`${name} for nobody`)
    }
    expect(wrong).toEqual([])
  },
  60_000,
)

test('what was written down is sealed, in no list and in no log; the list has codes and dates', async () => {
  const id = await filed({ phone: '07700 900444' })
  const stored = JSON.stringify(await world.product.incidents.model.collection.findOne({ _id: id as never }))
  const bytes = Buffer.from(stored)
  expect(bytes.includes('anary')).toBe(false)
  expect(stored).not.toMatch(/900444/)
  const list = await world.ask({ as: manager, path: '/api/staff/incidents' })
  expect(list.text).toContain(id)
  expect(list.text).not.toContain('anary')
  expect((await read(id)).body.words).toMatchObject({ happened: FORM.happened, name: 'Kit Canary' })
  expect(world.logged()).not.toMatch(/anary|900444/)
})

test('the audit has it before a word is shown and before an act; what cannot be written down does not happen', async () => {
  const id = await filed()
  expect((await read(id)).status).toBe(200)
  expect((await act(id, ASSESS)).status).toBe(200)
  const trail = (await world.staff.audit.latest({ landlord: 'meadowbrook', limit: 9 })).map(
    ({ action, detail }) => `${action} ${detail}`,
  )
  expect(trail).toEqual(expect.arrayContaining(['incident.file threats', 'incident.read ', 'incident.assess go_on']))
  await whileAuditFails({
    connection: world.product.db.connection,
    work: async () => {
      const shown = await read(id)
      expect([shown.status, shown.text.includes('anary')]).toEqual([503, false])
      expect((await act(id, CONTACTED, { version: 1 })).status).toBe(503)
      expect((await file()).status).toBe(503)
    },
  })
  expect((await recordOf(id))?.version).toBe(1)
}, 60_000)

test("the tenant's own message is kept with it; only theirs, and only one that its reader may read", async () => {
  const talk = await world.talk({
    said: [
      { author: 'tenant', body: { text: 'I will be waiting outside' } },
      { author: 'bot', body: { text: 'Hello' } },
    ],
  })
  const id = await filed({ conversation: talk._id, position: 1 })
  expect((await read(id)).body).toMatchObject({
    conversation: talk._id,
    words: { quoted: 'I will be waiting outside' },
  })
  expect((await file({ conversation: talk._id, position: 2 })).status).toBe(400)
})

test('nothing told in confidence is its source, and what one may not read is not there', async () => {
  const officer = await world.session(await world.hire({ roles: ['hate_officer'], teams: ['hate-response'] }))
  const talk = await world.talk({ audience: 'hate' })
  const report = await world.openCase({ kind: 'sensitive', audience: 'hate', clocks: [] })
  const elsewhere = await world.talk({ landlord: 'harbour-view' })
  for (const body of [{ conversation: talk._id }, { case: report }]) {
    expect(await file(body, officer)).toMatchObject({
      status: 409,
      body: { error: { detail: { reason: 'restricted' } } },
    })
    expect((await file(body)).status).toBe(404)
  }
  expect((await file({ conversation: elsewhere._id })).status).toBe(404)
  expect(await world.product.incidents.model.countDocuments({ landlord: 'meadowbrook', 'source.case': report })).toBe(0)
})

test.each([
  ['a kind that the policy does not name', { kind: 'rudeness' }],
  ['a setting that it does not name', { setting: 'dreams' }],
  ['a day to come', { on: '2027-03-11' }],
  ['no words', { happened: ' ' }],
  ['no support', { support: undefined }],
])('%s writes nothing down', async (_, body) => {
  expect((await file(body)).status).toBe(400)
})

test('written down twice under one key, it is one', async () => {
  const first = await file({}, sam, 'the-same-key-1')
  expect((await file({}, sam, 'the-same-key-1')).body).toEqual(first.body)
})

test('step by step to a restriction with its letter, previewed first and posted', async () => {
  const id = await filed()
  expect((await act(id, RESTRICT())).body).toMatchObject({ error: { detail: { reason: 'assess_first' } } })
  await act(id, ASSESS)
  expect((await act(id, RESTRICT())).body).toMatchObject({ error: { detail: { reason: 'contact_first' } } })
  await act(id, CONTACTED)
  for (const missing of ['reason', 'equality', 'review_on', 'contact'])
    expect((await act(id, { ...RESTRICT(), [missing]: undefined })).status).toBe(400)
  expect((await act(id, { ...RESTRICT(), contact: 'nobody-here' })).body).toMatchObject({
    error: { detail: { reason: 'contact' } },
  })
  const preview = await world.post({ as: manager, path: `/api/staff/incidents/${id}/preview`, body: RESTRICT() })
  const wanted = ['Kit Canary', 'Clause 7 on respect', 'It was the third time', 'gas safety checks', '9 June 2027']
  expect(wanted.filter((words) => !String(preview.body.text).includes(words))).toEqual([])
  expect(preview.body.text).not.toContain('We asked; nothing was named')
  expect((await read(id)).body.letters).toEqual([])
  expect((await act(id, RESTRICT())).status).toBe(200)
  const { body } = await read(id)
  expect(body).toMatchObject({
    next: 'review',
    restriction: { contact: 'Ana Reed', from: '2027-03-10', reviewOn: '2027-06-09', standing: 'in_force' },
    letters: [{ kind: 'behaviour', state: 'to_send' }],
  })
  const [letter] = body.letters as { id: string }[]
  const path = `/api/staff/incidents/${id}/letters/${letter!.id}`
  expect((await world.ask({ as: manager, path })).body.text).toBe(preview.body.text)
  expect((await world.post({ as: manager, path: `${path}/sent` })).status).toBe(204)
  expect((await read(id)).body).toMatchObject({ letters: [{ state: 'sent' }] })
  expect((await recordOf(id))?.history.map(({ what }) => what)).toEqual([
    ...['filed', 'assess', 'contacted', 'restrict', 'letter_posted'],
  ])
})

test('whoever wrote it down decides nothing about it, and somebody who was quicker is not overwritten', async () => {
  const own = String((await file({}, manager)).body.id)
  expect((await act(own, ASSESS)).body).toMatchObject({ error: { detail: { reason: 'own_incident' } } })
  const id = await filed()
  expect((await act(id, ASSESS, { version: 0 })).status).toBe(200)
  expect((await act(id, ASSESS, { version: 0 })).status).toBe(409)
  expect((await recordOf(id))?.history.filter(({ by }) => by === managerId)).toHaveLength(1)
})

test('a restriction is seen by whoever reads the conversation or the case, while it stands, and by its dates alone', async () => {
  const talk = await world.talk()
  const other = await world.talk()
  const about = await world.openCase({ kind: 'service_request', conversation: talk._id })
  await restricted({ conversation: talk._id })
  const seen = async (path: string) => (await world.ask({ as: sam, path })).body
  const expected = { contact: 'Ana Reed', reviewOn: '2027-06-09', keeps: ['gas_servicing', 'essential_repairs'] }
  expect((await seen(`/api/staff/conversations/${talk._id}`)).packet).toMatchObject({ restriction: expected })
  expect(await seen(`/api/staff/cases/${about}`)).toMatchObject({ restriction: expected })
  expect((await seen(`/api/staff/conversations/${other._id}`)).packet).toMatchObject({ restriction: null })
  const { restrictions } = world.product.incidents
  const of = (today: string) => restrictions.of({ landlord: 'meadowbrook', known: { conversation: talk._id }, today })
  expect(await of('2027-06-09')).toMatchObject({ contact: ana })
  expect(await of('2027-06-10')).toBeNull()
  expect(
    await restrictions.of({ landlord: 'harbour-view', known: { conversation: talk._id }, today: '2027-03-10' }),
  ).toBeNull()
})

test('a text is known by its number, whatever conversation it begins; a number nobody wrote down is unknown', async () => {
  const talk = await world.talk({ channel: 'sms' })
  await restricted({ conversation: talk._id })
  const { restrictions } = world.product.incidents
  const of = (phone: string) => restrictions.of({ landlord: 'meadowbrook', known: { phone }, today: '2027-03-10' })
  expect(await of('+447700900321')).toMatchObject({ contact: ana })
  expect(await of('07700 900321')).toMatchObject({ contact: ana })
  expect(await of('+447700900999')).toBeNull()
})
