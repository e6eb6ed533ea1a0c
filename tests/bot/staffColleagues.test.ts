/** Staff choose owners and panels from the people of their own landlord who work there now. */
import { ROLES } from '../../services/staff/roles.ts'
import { PASSWORD, type StaffWorld, staffWorld } from '../support/staffWorld.ts'

type Colleague = { id: string; name: string; roles: string[]; teams: string[] }

let world: StaffWorld
beforeAll(async () => {
  world = await staffWorld()
}, 180_000)
afterAll(() => world.close())

const path = '/api/staff/colleagues'
const asked = async (as: string): Promise<Colleague[]> => (await world.ask({ as, path })).body as unknown as Colleague[]

async function named({ name, landlord = 'meadowbrook' }: { name: string; landlord?: string }): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(/\W/g, '.')}@${landlord}.example`
  const base = { password: PASSWORD, temporary: false, teams: ['complaints'], languages: ['en'], at: world.now() }
  const added = await world.staff.accounts.add({
    ...base,
    landlord,
    name,
    shownName: name,
    email,
    roles: ['complaints_officer'],
  })
  if (!added.ok) throw new Error(added.reason)
  return added.account._id
}

test('the list holds everybody who works for the landlord now, by name, with roles and teams and nothing else', async () => {
  const [zoe, amir] = [await named({ name: 'Zoe Quill' }), await named({ name: 'Amir Quill' })]
  const left = await named({ name: 'Lee Quill' })
  await world.staff.signIn.disable({ landlord: 'meadowbrook', id: left, by: 'a test' })
  const as = await world.session(await world.hire({ roles: ['adviser'], teams: ['repairs'] }))
  const found = await asked(as)
  expect(found.filter(({ name }) => name.endsWith('Quill'))).toEqual([
    { id: amir, name: 'Amir Quill', roles: ['complaints_officer'], teams: ['complaints'] },
    { id: zoe, name: 'Zoe Quill', roles: ['complaints_officer'], teams: ['complaints'] },
  ])
  expect(JSON.stringify(found)).not.toMatch(/@|password|argon/)
})

test('nobody of another landlord is in it, for either of two', async () => {
  await named({ name: 'Mia Meadow' })
  await named({ name: 'Hal Harbour', landlord: 'harbour-view' })
  for (const [landlord, own, other] of [
    ['meadowbrook', 'Mia Meadow', 'Hal Harbour'],
    ['harbour-view', 'Hal Harbour', 'Mia Meadow'],
  ] as const) {
    const names = (await asked(await world.session(await world.hire({ landlord, roles: ['manager'] })))).map(
      ({ name }) => name,
    )
    expect(names).toContain(own)
    expect(names).not.toContain(other)
  }
})

test('whoever may read no case may not ask: administrators, and nobody at all', async () => {
  const answers: Record<string, number> = {}
  for (const role of ROLES)
    answers[role] = (await world.ask({ as: await world.session(await world.hire({ roles: [role] })), path })).status
  expect(answers).toEqual({
    adviser: 200,
    complaints_officer: 200,
    hate_officer: 200,
    manager: 200,
    auditor: 200,
    administrator: 403,
  })
  expect((await world.ask({ path })).status).toBe(401)
  const newcomer = await world.hire({ roles: ['manager'], temporary: true })
  expect((await world.ask({ as: await world.session(newcomer), path })).status).toBe(403)
})

test('somebody chosen from it becomes the owner of a complaint', async () => {
  const owner = await named({ name: 'Olu Quill' })
  const as = await world.session(await world.hire({ roles: ['complaints_officer'] }))
  const id = await world.openCase()
  const chosen = (await asked(as)).find(({ name }) => name === 'Olu Quill')
  expect(chosen?.id).toBe(owner)
  const body = { action: 'assign', owner: chosen?.id, version: 0 }
  expect((await world.post({ as, path: `/api/staff/cases/${id}/actions`, body })).status).toBe(200)
  expect((await world.ask({ as, path: `/api/staff/cases/${id}` })).body.owner).toBe('Olu Quill')
})
