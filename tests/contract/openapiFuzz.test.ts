/** Thousands of requests made from /openapi.json itself, right and wrong, by every role and by nobody: the server never fails, and answers only as described. */
import fc from 'fast-check'
import type { CaseRecord } from '../../services/cases/caseModel.ts'
import { bytes } from '../../services/conversations/inbox.ts'
import type { Operation, Schema } from '../support/apiDocument.ts'
import { holdIncident } from '../support/heldIncident.ts'
import { oneFieldOff } from '../support/oneFieldOff.ts'
import { type Plan, plans } from '../support/requestPlan.ts'
import { fitting } from '../support/schemaFuzz.ts'
import { type StaffFuzz, type Step, staffFuzz, told } from '../support/staffFuzz.ts'
import { LONG } from '../support/stage.ts'
import { holdFile } from '../support/uploads.ts'

const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31)
/** Requests for each operation, about. */
const RUNS = LONG ? 1_000 : 30

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

test('complaints are worked as far as they go, by what each says is possible now', async () => {
  const { trySend, operations, seen, world } = fuzz
  const [read, act, letter] = ['staff_case', 'staff_caseAction', 'staff_letter'].map(
    (id) => operations.find((one) => one.id === id)!,
  )
  const done = new Set<string>()
  for (let number = 0; number < (LONG ? 40 : 4); number++) {
    const id = await world.openCase({ kind: 'complaint' })
    const plan = { ids: { id }, headers: { 'Sec-Fetch-Site': 'same-origin' }, body: null, wrong: null, fresh: true }
    for (let turn = 0; turn < 25; turn++) {
      const index = number * 1_000 + turn
      const as = sample({ of: fc.constantFrom('manager', 'specialist', 'complaints_officer'), index })
      const look = { ...plan, path: read!.path.replace('{id}', id) }
      const { status: shown, text } = await trySend({ operation: read!, as, plan: look })
      // Named in a conflict of interest, they see the case no more.
      if (shown === 404) continue
      const { complaint } = JSON.parse(text)
      // Chance alone seldom meets a letter under its own case.
      for (const one of complaint.letters.slice(-1)) {
        const path = letter!.path.replace('{id}', id).replace('{letter}', one.id)
        await trySend({ operation: letter!, as, plan: { ...plan, ids: { id, letter: one.id }, path } })
      }
      if (complaint.possible.length === 0) break
      const action = sample({ of: fc.constantFrom(...(complaint.possible as string[])), index })
      const schema = ways(act!.body!).find(({ properties }) => nameOf(properties as Schema) === action)!
      const body = Buffer.from(JSON.stringify(sample({ of: fitting({ schema, seen }), index })))
      const headers = { ...plan.headers, 'Content-Type': 'application/json' }
      const { status } = await trySend({
        operation: act!,
        as,
        plan: { ...plan, path: act!.path.replace('{id}', id), headers, body },
      })
      if (status === 200) done.add(action)
    }
  }
  expect(done.size).toBeGreaterThan(5)
}, 600_000)

/** Chance alone never meets a photo under what it came with. */
test('a photo is opened under its own conversation and its own case', async () => {
  const { trySend, operations, world } = fuzz
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
  const asked = { staff_conversationFile: talk._id, staff_caseFile: id }
  for (const [name, of] of Object.entries(asked)) {
    const operation = operations.find((one) => one.id === name)!
    const path = `${operation.path.replace('{id}', of).replace('{file}', photo.id)}?position=1`
    const ids = { id: of, file: photo.id }
    const plan = { ids, path, headers: { 'Sec-Fetch-Site': 'same-origin' }, body: null, wrong: null, fresh: true }
    expect((await trySend({ operation, as: 'manager', plan })).status).toBe(200)
  }
})

test('a letter is opened under its own incident', async () => {
  const { trySend, operations, world } = fuzz
  const { product, hire, now } = world
  const { _id: contact } = await hire({ roles: ['adviser'] })
  const { id, letter } = await holdIncident({ product, contact, at: now() })
  for (const name of ['staff_incident', 'staff_incidentLetter']) {
    const operation = operations.find((one) => one.id === name)!
    const path = operation.path.replace('{id}', id).replace('{letter}', letter)
    const plan = { path, headers: { 'Sec-Fetch-Site': 'same-origin' }, body: null, wrong: null, fresh: true }
    expect((await trySend({ operation, as: 'manager', plan: { ...plan, ids: { id, letter } } })).status).toBe(200)
  }
})

const ways = (schema: Schema): Schema[] => (schema.oneOf ?? schema.anyOf ?? [schema]) as Schema[]
const nameOf = (properties: Schema): unknown => (properties.action as Schema).const

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
