/** /openapi.json passes Redocly's recommended rules, every one of them, warnings too. */
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { operationsOf } from '../support/apiDocument.ts'
import { type StaffWorld, staffWorld } from '../support/staffWorld.ts'

type Document = Record<string, Record<string, unknown>>

let world: StaffWorld
let document: Document
beforeAll(async () => {
  world = await staffWorld()
  document = (await world.ask({ path: '/openapi.json' })).body as Document
}, 180_000)
afterAll(() => world.close())

/** The rules as Redocly recommends them; none is switched off or made softer. */
async function complaints(source: unknown): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended'] })
  const found = await lintFromString({ source: JSON.stringify(source), absoluteRef: '/openapi.json', config })
  return found.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer ?? ''}`)
}

test('integrators find nothing to complain of', async () => {
  expect(await complaints(document)).toEqual([])
})

test('the rules are in force: a document without licence, server, security or refusals is complained of', async () => {
  const { license: _license, ...info } = document.info!
  const path = '/api/staff/queue'
  const { get } = document.paths![path] as { get: Record<string, unknown> }
  const { security: _security, ...bare } = { ...get, responses: { 200: { description: 'Done.' } } } as Document
  const poor = { ...document, info, servers: [], paths: { ...document.paths, [path]: { get: bare } } }
  const rules = (await complaints(poor)).map((one) => one.split(':', 1)[0])
  for (const rule of ['info-license', 'no-empty-servers', 'security-defined', 'operation-4xx-response'])
    expect(rules).toContain(rule)
})

/** There is nothing in the address that could be missing, and still it may be as if the place were not there. */
const HIDDEN = ['staff_reportOpen', 'staff_fileIncident']

test('each operation names its refusals one by one: no catch-all stands for what was not thought of', () => {
  for (const { id, method, path, signedIn, responses } of operationsOf(document)) {
    const statuses = [...responses.keys()]
    expect([id, statuses.every(Number.isInteger)]).toEqual([id, true])
    const due = [401, 500, 503, ...(method === 'POST' ? [400, 403, 413, 415] : [])]
    expect([id, due.filter((status) => !statuses.includes(status))]).toEqual([id, []])
    // Whoever may not write a report down is told what a missing one tells.
    expect([id, statuses.includes(404)]).toEqual([id, path.includes('{') || HIDDEN.includes(id)])
    expect([id, signedIn]).toEqual([id, id !== 'staff_signIn'])
  }
})
