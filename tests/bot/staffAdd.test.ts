/** `heard staff add` makes an account that can do nothing but choose its own password. */

import { resetFactorCommand } from '../../bot/cli/resetFactor.ts'
import { staffAddCommand } from '../../bot/cli/staff.ts'
import { trainedCommand } from '../../bot/cli/trained.ts'
import { codeAt } from '../support/authenticator.ts'
import { PASSWORD, type StaffWorld, staffWorld } from '../support/staffWorld.ts'

let world: StaffWorld

beforeAll(async () => {
  world = await staffWorld()
}, 180_000)
afterAll(() => world.close())

const add = (
  input: Parameters<typeof staffAddCommand>[0]['input'],
  ask: ((question: string) => Promise<string>) | null = null,
) =>
  staffAddCommand({
    input,
    accounts: world.staff.accounts,
    landlords: world.product.landlords.all(),
    ask,
    at: world.now(),
  })
const whole = {
  landlord: 'meadowbrook',
  email: 'Ana@meadowbrook.example',
  name: 'Ana Costa',
  role: 'adviser, complaints_officer',
  team: 'repairs,complaints',
}

test('the password that is printed works once, and then asks for another', async () => {
  const { ok, out } = await add(whole)
  expect(ok).toBe(true)
  const password = /([a-z2-9]{5}-){3}[a-z2-9]{5}/.exec(out)![0]
  const answer = await world.post({ path: '/api/staff/session', body: { email: 'ana@meadowbrook.example', password } })
  expect(answer).toMatchObject({
    status: 200,
    body: {
      mustChangePassword: true,
      roles: ['adviser', 'complaints_officer'],
      teams: ['repairs', 'complaints'],
      shownName: 'Ana',
    },
  })
  expect(await add(whole)).toMatchObject({ ok: false, out: expect.stringContaining('has an account already') })
})

test.each([
  [{ ...whole, landlord: 'nobody' }, 'meadowbrook'],
  [{ ...whole, landlord: undefined }, '--landlord is missing'],
  [{ ...whole, email: 'not an email' }, 'not an email address'],
  [{ ...whole, role: 'king' }, 'administrator'],
  [{ ...whole, role: undefined }, '--role is missing'],
  [{ ...whole, team: 'nobody' }, 'hate-response'],
  [{ ...whole, trainedUntil: 'soon' }, 'soon is not a date'],
  [{ ...whole, trainedUntil: '2027-02-30' }, '2027-02-30 is not a date'],
])('%p is refused, and what would do is said', async (input, says) => {
  const { ok, out } = await add(input)
  expect(ok).toBe(false)
  expect(out).toContain(says)
})

test('what is missing is asked for when somebody is there', async () => {
  const asked: string[] = []
  const answers: Record<string, string> = {
    'email: ': 'bo@meadowbrook.example',
    'name: ': 'Bo Lind',
    'role: ': 'manager',
  }
  const { ok } = await add({ landlord: 'meadowbrook' }, async (question) => {
    asked.push(question)
    return answers[question] ?? ''
  })
  expect(ok).toBe(true)
  expect(asked).toEqual(['email: ', 'name: ', 'role: '])
})

test('training is put on record, and taken off again, with a mark in the audit before it counts', async () => {
  const uri = world.uri
  const lines: string[] = []
  const line = (text: string): void => void lines.push(text)
  const email = 'training@meadowbrook.example'
  await add({ ...whole, email, role: 'hate_officer', team: 'hate-response', trainedUntil: '2027-06-30' })
  const trained = async (): Promise<Date | null | undefined> =>
    (await world.staff.accounts.byEmail({ landlords: ['meadowbrook'], email }))[0]?.trainedUntil
  // The end of the day in London, an hour before midnight by UTC in summer.
  expect(await trained()).toEqual(new Date('2027-06-30T22:59:59.999Z'))
  const env = { ...world.env, MONGODB_URI: uri, MONGODB_NAME: new URL(uri).pathname.slice(1) }
  expect(await trainedCommand({ email, until: 'none', env, print: line, fail: line })).toBe(0)
  expect(await trained()).toBeNull()
  expect(await trainedCommand({ email, until: '2027-13-01', env, print: line, fail: line })).toBe(1)
  expect(await trainedCommand({ email: 'nobody@x.example', until: 'none', env, print: line, fail: line })).toBe(1)
  expect(lines.join(' ')).toContain('has no training on record')
  const marks = await world.product.db.connection.collection('audit').countDocuments({ action: 'staff.trained' })
  expect(marks).toBe(1)
})

test('the only administrator who lost the phone and the recovery codes gets in again, and it is on record', async () => {
  const { env: own, uri, staff, now } = world
  const email = 'only@meadowbrook.example'
  const account = await world.hire({ roles: ['administrator'], email })
  const { secret } = await staff.factors.begin({ account, issuer: 'Meadowbrook', at: now() })
  const code = codeAt({ secret, at: now() })
  await staff.factors.confirm({ account, code, at: now(), before: async () => {} })
  const signIn = () => staff.signIn.signIn({ landlords: ['meadowbrook'], email, password: PASSWORD })
  const inside = await staff.sessions.begin({ landlord: 'meadowbrook', account: account._id })
  expect(await signIn()).toBeNull()
  const lines: string[] = []
  const line = (text: string): void => void lines.push(text)
  const env = { ...own, MONGODB_URI: uri, MONGODB_NAME: new URL(uri).pathname.slice(1) }
  expect(await resetFactorCommand({ email: 'nobody@x.example', env, print: line, fail: line })).toBe(1)
  expect(await resetFactorCommand({ email, env, print: line, fail: line })).toBe(0)
  expect(lines.join(' ')).toContain('without a code')
  expect(await staff.signIn.who({ secret: inside, landlords: ['meadowbrook'], touch: false })).toBeNull()
  expect((await signIn())?.account.factorSince).toBeNull()
  const mark = await world.product.db.connection.collection('audit').findOne({ action: 'account.reset_factor' })
  expect(mark).toMatchObject({ account: 'operator', target: account._id, detail: 'lost' })
})
