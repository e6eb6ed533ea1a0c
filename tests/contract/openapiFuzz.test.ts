/** Thousands of requests made from /openapi.json itself, right and wrong, by every role and by nobody: the server never fails, and answers only as described. */
import fc from 'fast-check'
import type { CaseRecord } from '../../services/cases/caseModel.ts'
import { bytes } from '../../services/conversations/inbox.ts'
import type { Operation, Schema } from '../support/apiDocument.ts'
import { holdIncident } from '../support/heldIncident.ts'
import { holdReport } from '../support/heldReport.ts'
import { oneFieldOff } from '../support/oneFieldOff.ts'
import { type Plan, plans } from '../support/requestPlan.ts'
import { fitting } from '../support/schemaFuzz.ts'
import { type StaffFuzz, type Step, staffFuzz, told } from '../support/staffFuzz.ts'
import { LONG } from '../support/stage.ts'
import { holdFile } from '../support/uploads.ts'

const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31)
/** Requests for each operation, about. */
const RUNS = LONG ? 1_000 : 40

let fuzz: StaffFuzz
/** Whose requests are tried; those who may do most are tried most. */
let who: string[]
let reads: Operation[]
let changes: Operation[]

beforeAll(async () => {
  process.stderr.write(`openapiFuzz seed ${SEED} (SEED=${SEED} repeats it)\n`)
  fuzz = await staffFuzz()
  who = [...fuzz.people.keys(), 'nobody', ...Array(3).fill(['manager', 'specialist', 'complaints_officer']).flat()]
  // A printer starts a browser: it has its part in the tests that count their requests.
  const quick = fuzz.operations.filter(({ id }) => !id.endsWith('Print'))
  reads = quick.filter(({ method }) => method === 'GET')
  changes = quick.filter(({ method }) => method !== 'GET')
}, 180_000)
afterAll(async () => {
  await fuzz.world.product.printer.close()
  await fuzz.world.close()
})

const sample = <Value>({ of, index }: { of: fc.Arbitrary<Value>; index: number }): Value =>
  fc.sample(of, { seed: SEED + index, numRuns: 1 })[0]!

const ways = (schema: Schema): Schema[] => (schema.oneOf ?? schema.anyOf ?? [schema]) as Schema[]
const nameOf = (properties: Schema): unknown => (properties.action as Schema).const

/** One of the acts that the record says are possible, with what fits it; in `done` where it was not refused. */
const anAct = async ({
  name,
  as,
  id,
  possible,
  index,
  done,
}: {
  name: string
  as: string
  id: string
  possible: string[]
  index: number
  done: Set<string>
}): Promise<void> => {
  const action = sample({ of: fc.constantFrom(...possible), index })
  const schema = ways(fuzz.operationOf(name).body!).find(({ properties }) => nameOf(properties as Schema) === action)!
  const body = sample({ of: fitting({ schema, seen: fuzz.seen }), index })
  const { status } = await fuzz.meant({ name, as, ids: { id }, body })
  if (status === 200) done.add(action)
}

test('complaints are worked as far as they go, by what each says is possible now', async () => {
  const done = new Set<string>()
  for (let number = 0; number < (LONG ? 40 : 4); number++) {
    const id = await fuzz.world.openCase({ kind: 'complaint' })
    for (let turn = 0; turn < 25; turn++) {
      const index = number * 1_000 + turn
      const as = sample({ of: fc.constantFrom('manager', 'specialist', 'complaints_officer'), index })
      const { status, text } = await fuzz.meant({ name: 'staff_case', as, ids: { id } })
      // Named in a conflict of interest, they see the case no more.
      if (status === 404) continue
      const { complaint } = JSON.parse(text)
      // Chance alone seldom meets a letter under its own case.
      for (const letter of complaint.letters.slice(-1))
        for (const name of ['staff_letter', 'staff_letterSent'])
          await fuzz.meant({ name, as, ids: { id, letter: letter.id } })
      if (complaint.possible.length === 0) break
      await anAct({ name: 'staff_caseAction', as, id, possible: complaint.possible, index, done })
    }
  }
  expect(done.size).toBeGreaterThan(5)
}, 600_000)

test('reports are opened and worked by whoever may, by what each says is possible now', async () => {
  const done = new Set<string>()
  for (let number = 0; number < (LONG ? 20 : 3); number++) {
    const { id } = await holdReport({ world: fuzz.world })
    for (let turn = 0; turn < 15; turn++) {
      const index = number * 1_000 + turn
      const schema = fuzz.operationOf('staff_reportRead').body!
      const body = sample({ of: fitting({ schema, seen: fuzz.seen }), index })
      const { status, text } = await fuzz.meant({ name: 'staff_reportRead', as: 'specialist', ids: { id }, body })
      // Named as one of those it is about, they see it no more.
      if (status === 404) break
      const { possible } = JSON.parse(text)
      if (possible.length === 0) break
      await anAct({ name: 'staff_reportAction', as: 'specialist', id, possible, index, done })
    }
  }
  expect(done.size).toBeGreaterThan(4)
}, 600_000)

/** Chance alone seldom meets what is somebody's own. */
test('what is one’s own is worked as it is meant: a talk, a view, an incident', async () => {
  const { world, people } = fuzz
  const must = async (of: Parameters<StaffFuzz['meant']>[0]): Promise<Record<string, unknown>> => {
    const { status, text } = await fuzz.meant(of)
    expect([of.name, status, text]).toEqual([of.name, status < 300 ? status : 200, expect.anything()])
    return text === '' ? {} : JSON.parse(text)
  }
  const as = 'manager'
  const talk = await world.talk({ said: [{ author: 'tenant', body: { text: 'the roof leaks' } }] })
  const ids = { id: talk._id }
  await must({ name: 'staff_claim', as, ids })
  await must({ name: 'staff_startCase', as, ids, body: { kind: 'service_request', type: 'repair', what: 'The roof' } })
  await must({ name: 'staff_assign', as, ids, body: { to: people.get('specialist')!.account._id } })

  const view = { name: 'Repairs', filters: {}, order: 'due', columns: [] }
  const { id: own } = await must({ name: 'staff_saveCaseView', as, ids: {}, body: view })
  const ofView = { id: String(own) }
  await must({ name: 'staff_changeCaseView', as, ids: ofView, body: { name: 'All repairs', version: 0 } })
  await must({ name: 'staff_removeCaseView', as, ids: ofView })

  const on = world.now().toISOString().slice(0, 10)
  const incident = { kind: 'threats', setting: 'visits', on, happened: 'Shouted', support: 'A day off' }
  const { id: filed } = await must({ name: 'staff_fileIncident', as, ids: {}, body: incident })
  const ofIncident = { id: String(filed) }
  const note = { action: 'note', text: 'Rang Dan', version: 0 }
  await must({ name: 'staff_incident', as, ids: ofIncident })
  await must({ name: 'staff_incidentAction', as, ids: ofIncident, body: note })
}, 60_000)

/** Chance alone never meets a photo under what it came with. */
test('a photo is opened under its own conversation and its own case', async () => {
  const { world } = fuzz
  const { cases, db } = world.product
  const photo = await holdFile({ product: world.product, name: 'roof.jpg' })
  const talk = await world.talk({
    said: [{ author: 'tenant', body: { text: '', files: [{ ...photo, thumb: null }] } }],
  })
  const id = await world.openCase({ kind: 'service_request' })
  const record = await cases.model.findOne({ landlord: 'meadowbrook', _id: id }).lean<CaseRecord>()
  const wrapped = Buffer.from(bytes(record!.wrapped)).toString('base64')
  const handle = { id, landlord: 'meadowbrook', kind: record!.kind, reference: record!.reference, wrapped, clocks: [] }
  await db.transact((session) => cases.addFiles({ handle, files: [photo], at: world.now() }).run(session))
  const held = { staff_conversationFile: talk._id, staff_caseFile: id }
  for (const [name, of] of Object.entries(held)) {
    const ids = { id: of, file: photo.id }
    expect((await fuzz.meant({ name, as: 'manager', ids, query: '?position=1' })).status).toBe(200)
  }
})

test('a letter is opened under its own incident', async () => {
  const { product, hire, now } = fuzz.world
  const { _id: contact } = await hire({ roles: ['adviser'] })
  const { id, letter } = await holdIncident({ product, contact, at: now() })
  for (const name of ['staff_incident', 'staff_incidentLetter'])
    expect((await fuzz.meant({ name, as: 'manager', ids: { id, letter } })).status).toBe(200)
})

test('what the document describes may be sent by everybody, and nobody without a session is let in', async () => {
  const { operations, people, seen, trySend } = fuzz
  for (const operation of [...operations].sort((one, other) => one.method.localeCompare(other.method)))
    for (const [which, as] of [...people.keys(), 'nobody'].entries()) {
      const right = plans({ operation, seen, which }).filter(({ wrong }) => wrong === null)
      for (const plan of fc.sample(right, { seed: SEED + which, numRuns: 2 })) {
        const { status } = await trySend({ operation, as, plan })
        // An id that is no address at all leads nowhere, for everybody.
        if (as === 'nobody' && operation.signedIn && status !== 404)
          expect([operation.id, status]).toEqual([operation.id, 401])
      }
    }
}, 300_000)

test('each field takes or refuses, as described, what has undone fields elsewhere', async () => {
  for (const operation of fuzz.operations)
    for (const as of operation.method === 'GET' ? ['specialist', 'auditor'] : ['specialist'])
      for (const plan of oneFieldOff({ operation, seen: fuzz.seen, seed: SEED }))
        await fuzz.trySend({ operation, as, plan })
}, 300_000)

const step = (one: Step): Step => Object.assign(one, { [fc.toStringMethod]: () => told(one) })

/** Some requests of one person, mostly about one record. */
const stories = (of: Operation[]): fc.Arbitrary<{ as: string; steps: Step[] }> =>
  fc.nat().chain((which) => {
    const plan = (operation: Operation): fc.Arbitrary<Plan> => plans({ operation, seen: fuzz.seen, which })
    const steps = fc
      .constantFrom(...of)
      .chain((operation) => plan(operation).map((one) => step({ operation, plan: one })))
    return fc.record({ as: fc.constantFrom(...who), steps: fc.array(steps, { minLength: 2, maxLength: 6 }) })
  })

const tryAll = ({ of, runs }: { of: Operation[]; runs: number }): Promise<void> =>
  fc.assert(
    fc.asyncProperty(stories(of), async ({ as, steps }) => {
      for (const one of steps) await fuzz.trySend({ ...one, as })
    }),
    { seed: SEED, numRuns: Math.ceil((runs * of.length) / 4) },
  )

test('whatever is sent to read, the answer is one that is described', async () => {
  await tryAll({ of: reads, runs: RUNS })
}, 600_000)

test('whatever is sent to change something, the answer is one that is described', async () => {
  await tryAll({ of: changes, runs: RUNS * 0.6 })
}, 600_000)

test('what was read before is still readable after all of it, and nobody’s prototype is changed', async () => {
  await tryAll({ of: reads, runs: RUNS / 4 })
  expect(({} as Record<string, unknown>).extra).toBeUndefined()
  expect(fuzz.world.logged()).not.toContain('request failed')
}, 600_000)

test('it was a real trial: everything was read, and most changes were made', () => {
  const did = ({ id }: Operation): boolean => [...(fuzz.answered.get(id) ?? [])].some((status) => status < 300)
  expect(reads.filter((one) => !did(one)).map(({ id }) => id)).toEqual([])
  expect(changes.filter((one) => !did(one)).length).toBeLessThan(changes.length / 2)
})
