/** Accounts, passwords, sessions, roles and the demonstration's accounts, without any HTTP. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureDemoAccounts } from '../../services/staff/demoAccounts.ts'
import { generatePassword, passwordProblem } from '../../services/staff/passwords.ts'
import { scopeFor } from '../../services/staff/roles.ts'
import { PASSWORD, type StaffWorld, staffWorld } from '../support/staffWorld.ts'

let world: StaffWorld

beforeAll(async () => {
  world = await staffWorld()
}, 180_000)
afterAll(() => world.close())

describe('a password', () => {
  test.each([
    ['elevenchars', 'too_short'],
    ['ślimakślima', 'too_short'],
    ['x'.repeat(201), 'too_long'],
    ['Password1234', 'common'],
    ['pass word 1234', 'common'],
    ['aaaaaaaaaaaaaa', 'common'],
    ['abcabcabcabcabc', 'common'],
    ['sam@meadowbrook.example', 'common'],
  ])('%s is refused', (password, reason) => {
    expect(passwordProblem({ password, about: ['sam@meadowbrook.example'] })).toBe(reason)
  })

  test.each(['four calm words here', 'ąęółśćńżźabc', 'nodigitsnocapitals', generatePassword()])(
    '%s is taken, without rules on what is in it',
    (password) => {
      expect(passwordProblem({ password, about: [] })).toBeNull()
    },
  )

  test('is hashed with argon2id at 19 MiB and two passes, and never stored in plain text', async () => {
    const account = await world.hire({ roles: ['adviser'] })
    const stored = await world.staff.accounts.model.collection.findOne({ _id: account._id as never })
    expect(stored?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(JSON.stringify(stored)).not.toContain(PASSWORD)
  })
})

describe('an account', () => {
  test('has an email of its own within its landlord, in whatever letters it is written', async () => {
    await world.hire({ roles: ['adviser'], email: 'One@meadowbrook.example' })
    await expect(world.hire({ roles: ['adviser'], email: ' one@MEADOWBROOK.example' })).rejects.toThrow('email_taken')
    await expect(
      world.hire({ roles: ['adviser'], email: 'one@meadowbrook.example', landlord: 'harbour-view' }),
    ).resolves.toBeTruthy()
  })

  test('signs in with its password only, and not at all once it is shut', async () => {
    const account = await world.hire({ roles: ['adviser'], email: 'two@meadowbrook.example' })
    const tries = (password: string) =>
      world.staff.signIn.signIn({
        landlords: ['harbour-view', 'meadowbrook'],
        email: 'two@meadowbrook.example',
        password,
      })
    expect((await tries(PASSWORD))?.account._id).toBe(account._id)
    expect(await tries(`${PASSWORD}.`)).toBeNull()
    await world.staff.signIn.disable({ landlord: 'meadowbrook', id: account._id, by: 'a test' })
    expect(await tries(PASSWORD)).toBeNull()
  })
})

describe('a scope', () => {
  const landlord = () => world.product.landlords.bySlug('meadowbrook')!
  const audiences = (
    roles: Parameters<typeof scopeFor>[0]['member']['roles'],
    teams: string[] = [],
    of = 'meadowbrook',
  ) => [...scopeFor({ member: { id: 'x', landlord: of, roles, teams }, landlord: landlord() }).audiences]

  test('gives restricted audiences to hate officers of the team that handles the matter, and to nobody else', () => {
    expect(audiences(['hate_officer'], ['hate-response'])).toEqual(['general', 'hate'])
    expect(audiences(['hate_officer'], ['safeguarding'])).toEqual(['general', 'abuse', 'safeguarding'])
    expect(audiences(['hate_officer'])).toEqual(['general'])
    expect(audiences(['manager'], ['hate-response', 'safeguarding'])).toEqual(['general'])
    expect(audiences(['adviser', 'complaints_officer', 'auditor'], ['hate-response'])).toEqual(['general'])
  })

  test('is empty for administrators and at another landlord', () => {
    expect(audiences(['administrator'])).toEqual([])
    expect(audiences(['hate_officer', 'manager'], ['hate-response'], 'harbour-view')).toEqual([])
  })
})

describe('demonstration accounts', () => {
  test('are one per role and invented landlord, keep their passwords from start to start, and can be read by the owner only', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'heard-demo-'))
    const make = () =>
      ensureDemoAccounts({
        accounts: world.staff.accounts,
        landlords: world.product.landlords.all(),
        dataDir,
        production: false,
        at: world.now(),
      })
    const first = await make()
    expect(first.map(({ landlord, role }) => `${landlord} ${role}`)).toHaveLength(12)
    expect(await make()).toEqual(first)
    expect(statSync(join(dataDir, 'demo-accounts.json')).mode & 0o777).toBe(0o600)
    for (const { landlord, email, password } of first.slice(0, 7))
      expect(await world.staff.signIn.signIn({ landlords: [landlord], email, password })).not.toBeNull()

    rmSync(join(dataDir, 'demo-accounts.json'))
    const [anew] = await make()
    expect(anew!.password).not.toBe(first[0]!.password)
    expect(
      await world.staff.signIn.signIn({ landlords: [anew!.landlord], email: anew!.email, password: anew!.password }),
    ).not.toBeNull()
    expect(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8')).toContain(anew!.password)
  }, 180_000)

  test('are refused in production', async () => {
    const args = {
      accounts: world.staff.accounts,
      landlords: world.product.landlords.all(),
      dataDir: world.dataDir,
      production: true,
      at: world.now(),
    }
    await expect(ensureDemoAccounts(args)).rejects.toThrow('production')
  })
})
