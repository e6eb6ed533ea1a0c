/** T13 to T15: signing in by the landlord's own provider lets in who is meant, once, and nobody by anything that was bent on the way. */
import type { JWTPayload } from 'jose'
import { readConfig } from '../../bot/config.ts'
import { codeAt } from '../support/authenticator.ts'
import { type ProviderStandIn, startProvider } from '../support/providerStandIn.ts'
import { type Answered, PASSWORD, type StaffWorld, staffWorld } from '../support/staffWorld.ts'

let world: StaffWorld
let provider: ProviderStandIn
let number = 0

beforeAll(async () => {
  provider = await startProvider()
  world = await staffWorld({ settings: { ...provider.settings, OIDC_SECOND_FACTOR_ACR: 'urn:strong' } })
}, 180_000)
afterAll(async () => {
  await world?.close()
  await provider?.close()
})

const cookies = (answer: Answered): string[] => [answer.headers['set-cookie'] ?? []].flat()
const named = (answer: Answered, name: string): string =>
  cookies(answer)
    .find((one) => one.startsWith(`${name}=`))
    ?.split(';')[0] ?? ''
const session = (answer: Answered): string => named(answer, '__Host-heard')
const newEmail = (): string => `oidc${++number}@meadowbrook.example`
const whoAmI = (as: string): Promise<Answered> => world.ask({ as, path: '/api/staff/session' })

interface Begun {
  cookie: string
  state: string
  nonce: string
  asked: URLSearchParams
}
async function begin({ path = '/api/staff/oidc/start', landlord = 'meadowbrook', as = null as string | null } = {}) {
  const answer = await world.ask({ as, path: `${path}?landlord=${landlord}` })
  expect(answer.status).toBe(303)
  const asked = new URL(String(answer.headers.location)).searchParams
  const cookie = named(answer, '__Host-heard-oidc')
  return { cookie, asked, state: asked.get('state')!, nonce: asked.get('nonce')!, answer }
}
const back = ({ cookie, ...query }: { cookie: string | null } & Record<string, string | null>): Promise<Answered> =>
  world.ask({
    as: cookie,
    path: `/api/staff/oidc/return?${new URLSearchParams({ iss: provider.issuer, ...(query as Record<string, string>) })}`,
  })
async function come({
  claims,
  begun,
  forged = false,
}: {
  claims: JWTPayload
  begun?: Begun
  forged?: boolean
}): Promise<Answered> {
  const { cookie, state, nonce } = begun ?? (await begin())
  return await back({ cookie, state, code: provider.code({ nonce, claims, forged }) })
}
const vouchedFor = (email: string, more: JWTPayload = {}): JWTPayload => ({
  sub: `sub of ${email}`,
  email,
  email_verified: true,
  ...more,
})
const refused = (answer: Answered, told = 'refused'): void => {
  expect([answer.status, new URL(String(answer.headers.location), world.origin).searchParams.get('told')]).toEqual([
    303,
    told,
  ])
  expect(session(answer)).toBe('')
}
const audited = async (account: string): Promise<string[]> =>
  (await world.staff.audit.latest({ landlord: 'meadowbrook', limit: 30 }))
    .filter((link) => link.account === account)
    .map(({ action, detail }) => `${action} ${detail}`.trim())

test('the way there asks for a code with PKCE, a state and a nonce, and keeps them sealed in a cookie of its own', async () => {
  const { asked, answer } = await begin()
  expect(Object.fromEntries(asked)).toMatchObject({
    response_type: 'code',
    client_id: 'heard',
    code_challenge_method: 'S256',
    redirect_uri: `${world.origin}/api/staff/oidc/return`,
  })
  const [cookie] = cookies(answer)
  expect(cookie).toMatch(/; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=600$/)
  for (const value of [asked.get('state'), asked.get('nonce')]) {
    expect(String(value).length).toBeGreaterThan(40)
    expect(Buffer.from(cookie!.split(/[=;]/)[1]!, 'base64url').toString('latin1')).not.toContain(value)
  }
})

test('an open account is found by its verified e-mail, and from then on by who one is there', async () => {
  const email = newEmail()
  const account = await world.hire({ roles: ['adviser'], email })
  const first = await come({ claims: vouchedFor(email.toUpperCase(), { sub: email }) })
  expect([first.status, first.headers.location]).toEqual([303, '/staff?landlord=meadowbrook'])
  expect(cookies(first).find((one) => one.startsWith('__Host-heard='))).toMatch(/HttpOnly; SameSite=Strict$/)
  expect(cookies(first)).toContainEqual(expect.stringMatching(/^__Host-heard-oidc=;.*Max-Age=0/))
  expect((await whoAmI(session(first))).body).toMatchObject({ id: account._id, signedInBy: 'oidc', provesBy: 'oidc' })
  const renamed = await come({ claims: { sub: email, email: 'other@meadowbrook.example', email_verified: false } })
  expect((await whoAmI(session(renamed))).body).toMatchObject({ id: account._id })
  expect(session(renamed)).not.toBe(session(first))
  expect(await audited(account._id)).toEqual(['session.begin oidc', 'session.begin oidc', 'account.linked oidc'])
})

test('whoever has no open account here is refused alike, none is made, and the audit has no e-mail', async () => {
  const [open, shut, elsewhere] = [newEmail(), newEmail(), newEmail()]
  await world.hire({ roles: ['adviser'], email: open })
  const gone = await world.hire({ roles: ['adviser'], email: shut })
  await world.staff.accounts.setDisabled({ landlord: 'meadowbrook', id: gone._id, disabled: true })
  await world.hire({ roles: ['adviser'], email: elsewhere, landlord: 'brynafon' })
  const before = await world.staff.accounts.model.countDocuments({ landlord: 'meadowbrook' })
  const answers = [
    await come({ claims: vouchedFor('nobody@meadowbrook.example') }),
    await come({ claims: vouchedFor(shut) }),
    await come({ claims: vouchedFor(open, { email_verified: false }) }),
    await come({ claims: vouchedFor(open, { email_verified: 'true' }) }),
    await come({ claims: { sub: 'without' } }),
    // The same e-mail at another landlord.
    await come({ claims: vouchedFor(elsewhere) }),
  ]
  for (const answer of answers) refused(answer)
  expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1)
  expect(await world.staff.accounts.model.countDocuments({ landlord: 'meadowbrook' })).toBe(before)
  expect(await audited(gone._id)).toEqual(['session.refused oidc disabled'])
  expect((await audited('nobody')).sort()).toEqual([
    ...Array(2).fill('session.refused oidc unknown'),
    ...Array(3).fill('session.refused oidc unverified'),
  ])
  expect(world.logged()).not.toMatch(/meadowbrook\.example/)
})

test('an address given to somebody new at the provider does not open what its last owner had', async () => {
  const email = newEmail()
  const account = await world.hire({ roles: ['adviser'], email })
  const first = await come({ claims: vouchedFor(email) })
  refused(await come({ claims: vouchedFor(email, { sub: 'the next one' }) }))
  await world.staff.signIn.disable({ landlord: 'meadowbrook', id: account._id, by: account._id })
  expect((await whoAmI(session(first))).status).toBe(401)
  refused(await come({ claims: vouchedFor(email) }))
})

const now = (): number => Math.floor(Date.now() / 1000)
const BENT: [string, (email: string) => Promise<Answered>][] = [
  [
    'no attempt at all, as in a login that somebody else began',
    async (email) => come({ claims: vouchedFor(email), begun: { ...(await begin()), cookie: '' } }),
  ],
  [
    "another attempt's state",
    async (email) => come({ claims: vouchedFor(email), begun: { ...(await begin()), state: (await begin()).state } }),
  ],
  [
    'a cookie that was changed',
    async (email) => {
      const begun = await begin()
      return come({ claims: vouchedFor(email), begun: { ...begun, cookie: `${begun.cookie.slice(0, -4)}AAAA` } })
    },
  ],
  ['another nonce', async (email) => come({ claims: vouchedFor(email, { nonce: 'another' }) })],
  ['for another client', async (email) => come({ claims: vouchedFor(email, { aud: 'somebody' }) })],
  ['of another issuer', async (email) => come({ claims: vouchedFor(email, { iss: 'https://evil.example' }) })],
  ['too old', async (email) => come({ claims: vouchedFor(email, { iat: now() - 900, exp: now() - 600 }) })],
  ['signed by somebody else', async (email) => come({ claims: vouchedFor(email), forged: true })],
  [
    'an answer mixed up with another provider',
    async (email) => {
      const { cookie, state, nonce } = await begin()
      const code = provider.code({ nonce, claims: vouchedFor(email) })
      return back({ cookie, state, code, iss: 'https://evil.example' })
    },
  ],
  [
    'refused there',
    async () => {
      const { cookie, state } = await begin()
      return back({ cookie, state, error: 'access_denied' })
    },
  ],
]
test.each(BENT)('refused: %s', async (_name, bent) => {
  const email = newEmail()
  const account = await world.hire({ roles: ['adviser'], email })
  refused(await bent(email))
  expect(await audited(account._id)).toEqual([])
  // The same without the bend lets in.
  expect(session(await come({ claims: vouchedFor(email) }))).not.toBe('')
})

test('what came back once is good for nothing again, with its code or with a new one, one by one or at once', async () => {
  const email = newEmail()
  await world.hire({ roles: ['adviser'], email })
  const begun = await begin()
  const { cookie, state, nonce } = begun
  const code = provider.code({ nonce, claims: vouchedFor(email) })
  const both = await Promise.all([back({ cookie, state, code }), back({ cookie, state, code })])
  expect(both.filter((answer) => session(answer) !== '')).toHaveLength(1)
  refused(await back({ cookie, state, code }))
  refused(await come({ claims: vouchedFor(email), begun }))
  // A code that was used, with an attempt that was not.
  const next = await begin()
  refused(await back({ cookie: next.cookie, state: next.state, code }))
})

test('nobody is sent on to where a request names, or sent off by a link on another site', async () => {
  const evil = encodeURIComponent('https://evil.example')
  const more = `&return_to=${evil}&redirect_uri=${evil}&next=${evil}`
  const away = await world.ask({ path: `/api/staff/oidc/start?landlord=meadowbrook${more}` })
  expect(new URL(String(away.headers.location)).origin).toBe(provider.issuer)
  expect(String(away.headers.location)).not.toContain('evil')
  const home = await world.ask({ path: `/api/staff/oidc/return?told=${evil}&landlord=${evil}` })
  expect(home.headers.location).toBe('/staff?told=refused')
  expect((await world.ask({ path: `/api/staff/oidc/start?landlord=${evil}` })).status).toBe(404)
  const sent = await world.ask({
    path: '/api/staff/oidc/start?landlord=meadowbrook',
    headers: { 'Sec-Fetch-Site': 'cross-site' },
  })
  expect([sent.headers.location, cookies(sent)]).toEqual(['/staff?landlord=meadowbrook', []])
  const out = await world.ask({ path: '/api/staff/oidc/leave?landlord=meadowbrook' })
  expect(String(out.headers.location)).toMatch(new RegExp(`^${provider.issuer}/end\\?`))
})

test.each([
  ['by how it was shown', { amr: ['pwd', 'otp'] }, true],
  ['by its class', { acr: 'urn:strong' }, true],
  ['a password alone', { amr: ['pwd'], acr: 'urn:weak' }, false],
])('a second factor at the provider counts as one: %s', async (_name, claims, counts) => {
  const { config } = world.product
  config.secondFactor = 'all'
  try {
    const email = newEmail()
    await world.hire({ roles: ['adviser'], email })
    const as = session(await come({ claims: vouchedFor(email, claims) }))
    expect((await whoAmI(as)).body).toMatchObject({ mustSetUpFactor: !counts })
    expect((await world.ask({ as, path: '/api/staff/queue' })).status).toBe(counts ? 200 : 403)
  } finally {
    config.secondFactor = 'optional'
  }
})

test('whoever set up codes here shows one where the provider asked for none, before anything else', async () => {
  const email = newEmail()
  await world.hire({ roles: ['adviser'], email })
  const as = session(await come({ claims: vouchedFor(email) }))
  const { secret } = (await world.post({ as, path: '/api/staff/factor/begin' })).body as { secret: string }
  const code = (): string => codeAt({ secret, at: world.now() })
  expect((await world.post({ as, path: '/api/staff/factor', body: { code: code() } })).status).toBe(200)
  world.pass(60_000)
  const next = session(await come({ claims: vouchedFor(email) }))
  expect((await whoAmI(next)).body).toMatchObject({ mustShowCode: true })
  const shut = { status: 403, body: { error: { detail: { reason: 'code' } } } }
  expect(await world.ask({ as: next, path: '/api/staff/queue' })).toMatchObject(shut)
  for (const [path, body] of [
    ['factor/begin', {}],
    ['factor', { code: '123456' }],
    ['factor/remove', {}],
    ['password', { current: PASSWORD, next: 'another four words' }],
  ] as const)
    expect([path, await world.post({ as: next, path: `/api/staff/${path}`, body })]).toMatchObject([path, shut])
  expect((await world.ask({ as: next, path: '/api/staff/oidc/again' })).status).toBe(403)
  const shown = await world.post({ as: next, path: '/api/staff/session/proof', body: { code: code() } })
  expect((await world.ask({ as: session(shown), path: '/api/staff/queue' })).status).toBe(200)
  // With a second factor there, none is asked for here.
  const strong = session(await come({ claims: vouchedFor(email, { amr: ['mfa'] }) }))
  expect((await whoAmI(strong)).body).toMatchObject({ mustShowCode: false })
})

test('a proof is a new sign-in there by the same person, and neither an old one nor a password', async () => {
  const [email, other] = [newEmail(), newEmail()]
  for (const one of [email, other]) await world.hire({ roles: ['adviser'], email: one })
  const as = session(await come({ claims: vouchedFor(email) }))
  session(await come({ claims: vouchedFor(other) }))
  world.pass(11 * 60_000)
  const sensitive = (who: string): Promise<Answered> => world.post({ as: who, path: '/api/staff/factor/begin' })
  expect((await sensitive(as)).status).toBe(403)
  expect((await world.post({ as, path: '/api/staff/session/proof', body: { password: PASSWORD } })).status).toBe(403)
  const again = (): ReturnType<typeof begin> => begin({ path: '/api/staff/oidc/again', as })
  expect(Object.fromEntries((await again()).asked)).toMatchObject({ prompt: 'login', max_age: '0' })
  refused(await come({ begun: await again(), claims: vouchedFor(email, { auth_time: now() - 120 }) }), 'proof-refused')
  refused(await come({ begun: await again(), claims: vouchedFor(email, { auth_time: undefined }) }), 'proof-refused')
  refused(await come({ begun: await again(), claims: vouchedFor(other) }), 'proof-refused')
  expect((await sensitive(as)).status).toBe(403)
  const proved = session(await come({ begun: await again(), claims: vouchedFor(email) }))
  expect((await sensitive(proved)).status).toBe(200)
  expect((await whoAmI(as)).status).toBe(401)
})

test('signed in there long ago is no proof of now', async () => {
  const email = newEmail()
  await world.hire({ roles: ['adviser'], email })
  for (const auth_time of [now() - 3600, undefined]) {
    const as = session(await come({ claims: vouchedFor(email, { auth_time }) }))
    expect((await world.post({ as, path: '/api/staff/factor/begin' })).status).toBe(403)
  }
})

test('a password that somebody else made is good for nothing once its owner came by the provider', async () => {
  const email = newEmail()
  await world.hire({ roles: ['adviser'], email, temporary: true })
  const as = session(await come({ claims: vouchedFor(email) }))
  expect((await whoAmI(as)).body).toMatchObject({ mustChangePassword: false })
  const body = { email, password: PASSWORD }
  expect((await world.post({ path: '/api/staff/session', body })).status).toBe(401)
})

test('tries are counted by address, and right ones are not', async () => {
  const tight = await staffWorld({ settings: provider.settings, signIns: { points: 1, seconds: 900 } })
  try {
    const told: unknown[] = []
    for (let round = 0; round < 12; round++)
      told.push((await tight.ask({ path: '/api/staff/oidc/return?code=x&state=y' })).headers.location)
    expect(told).toEqual([...Array(10).fill('/staff?told=refused'), ...Array(2).fill('/staff?told=wait')])
  } finally {
    await tight.close()
  }
})

test('a provider that is away stops nothing but itself', async () => {
  const gone = await startProvider()
  await gone.close()
  const lonely = await staffWorld({ settings: gone.settings })
  try {
    const answer = await lonely.ask({ path: '/api/staff/oidc/start?landlord=meadowbrook' })
    expect([answer.status, answer.headers.location]).toEqual([303, '/staff?landlord=meadowbrook&told=away'])
    const { email } = await lonely.hire({ roles: ['adviser'] })
    const body = { email, password: PASSWORD }
    expect((await lonely.post({ path: '/api/staff/session', body })).status).toBe(200)
  } finally {
    await lonely.close()
  }
})

test('the settings take https only, but for this machine while trying, and never half of them', () => {
  const problems = (env: Record<string, string>): string[] => {
    const read = readConfig({ DATA_DIR: world.dataDir, OIDC_CLIENT_ID: 'heard', ...env })
    return read.ok ? [] : read.problems.filter((one) => one.startsWith('OIDC'))
  }
  expect(problems({ OIDC_ISSUER: 'https://id.example.org' })).toEqual([])
  expect(problems({ OIDC_ISSUER: 'http://localhost:9' })).toEqual([])
  expect(problems({ OIDC_ISSUER: 'http://localhost:9', NODE_ENV: 'production' })).toHaveLength(1)
  expect(problems({ OIDC_ISSUER: 'http://id.example.org' })).toHaveLength(1)
  expect(problems({ OIDC_ISSUER: 'https://id.example.org', OIDC_CLIENT_ID: '' })).toHaveLength(1)
  expect(problems({})).toHaveLength(1)
  const elsewhere = { OIDC_ISSUER: 'https://id.example.org', OIDC_REDIRECT_URL: 'https://heard.example.org/other' }
  expect(problems(elsewhere)).toHaveLength(1)
})
