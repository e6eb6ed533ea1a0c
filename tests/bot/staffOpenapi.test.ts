/** /openapi.json says what the staff API takes and gives, from the schemas that check it. */
import { ROLES } from '../../services/staff/roles.ts'
import { type StaffWorld, staffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
let document: {
  openapi: string
  paths: Record<
    string,
    Record<
      string,
      { requestBody?: { content: Record<string, { schema: object }> }; responses: Record<string, unknown> }
    >
  >
}

beforeAll(async () => {
  world = await staffWorld()
  document = (await world.ask({ path: '/openapi.json' })).body as never
}, 180_000)
afterAll(() => world.close())

test('every route of the staff API is described, and nothing else', () => {
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  )
  const served = world.api.routes
    .filter(({ path }) => path.startsWith('/api/staff'))
    .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
  expect(document.openapi).toBe('3.1.0')
  expect(described.sort()).toEqual(served.sort())
  for (const promised of [
    'post /api/staff/session',
    'get /api/staff/queue',
    'post /api/staff/conversations/{id}/claim',
    'post /api/staff/conversations/{id}/reply',
    'post /api/staff/conversations/{id}/release',
    'get /api/staff/cases',
    'post /api/staff/cases/{id}/actions',
  ])
    expect(described).toContain(promised)
})

test('the body of a sign-in is described as it is checked: a further field is refused', async () => {
  const schema = document.paths['/api/staff/session']!.post!.requestBody!.content['application/json']!.schema
  expect(schema).toMatchObject({ type: 'object', required: ['email', 'password'], additionalProperties: false })
  expect(
    (await world.post({ path: '/api/staff/session', body: { email: 'a@b.example', password: 'x', admin: true } }))
      .status,
  ).toBe(400)
})

test('roles are named from the one list', () => {
  expect(JSON.stringify(document)).toContain(JSON.stringify(ROLES))
})
