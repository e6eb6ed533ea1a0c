/** Threat T31: no secret is printed or logged, whether the start succeeds or fails; production starts with no secret missing, made up or for show. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readConfig } from '../../bot/config.ts'
import { testMongod } from '../support/mongod.ts'
import { world } from '../support/world.ts'

const root = resolve(import.meta.dirname, '../..')
const secret = (): string => randomBytes(18).toString('base64url')
const SECRETS = {
  MASTER_KEY: randomBytes(32).toString('base64'),
  CONFIDENTIAL_KEY: randomBytes(32).toString('base64'),
  TWILIO_AUTH_TOKEN: secret(),
  MICROSOFT_APP_PASSWORD: secret(),
}
const SETTINGS = {
  TWILIO_ACCOUNT_SID: `AC${'a'.repeat(32)}`,
  MICROSOFT_APP_ID: 'ffffffff-1111-2222-3333-444444444444',
  PUBLIC_URL: 'https://talk.homes.example',
}

const made: string[] = []
const newDir = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'heard-t31-'))
  made.push(dir)
  return dir
}
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true })
})

const dataDir = (): string => {
  const dir = newDir()
  // The built pages of other tests, so that the start has nothing to build.
  mkdirSync(join(root, '.heard/pages'), { recursive: true })
  symlinkSync(join(root, '.heard/pages'), join(dir, 'pages'))
  return dir
}

/** Everything a start says, until it says that it runs or ends by itself. */
function startProcess(env: Record<string, string>): Promise<{ said: string; code: number | null }> {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, ['--no-warnings', 'bot/cli.ts', 'start'], {
    cwd: root,
    env: { PATH, HOME, PORT: '0', HOST: '127.0.0.1', ...env },
  })
  let said = ''
  const hear = (chunk: Buffer): void => {
    said += chunk.toString()
    if (said.includes('/api/sms/twilio') || said.includes(env.DATA_DIR ?? '\0'))
      setTimeout(() => child.kill('SIGTERM'), 300)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  return new Promise((done) => child.on('close', (code) => done({ said, code })))
}

/** As given, and as each other way of writing the same bytes. */
const spellings = (value: string): string[] => {
  const bytes = Buffer.from(value, 'base64')
  return [
    value,
    value.slice(0, 12),
    encodeURIComponent(value),
    Buffer.from(value).toString('base64'),
    Buffer.from(value).toString('hex'),
    bytes.toString('hex'),
  ]
}
const leaked = ({ said, secrets }: { said: string; secrets: Record<string, string> }): string[] =>
  Object.entries(secrets).flatMap(([name, value]) =>
    spellings(value).some((form) => said.includes(form)) ? [name] : [],
  )

test('a start with every secret set prints and logs none of them, at the most talkative level', async () => {
  const { said, code } = await startProcess({
    ...SECRETS,
    ...SETTINGS,
    MONGODB_URI: await testMongod(),
    DATA_DIR: dataDir(),
    LOG_LEVEL: 'debug',
  })
  expect(said).toContain('Meadowbrook Homes')
  expect(leaked({ said, secrets: SECRETS })).toEqual([])
  expect(code).toBe(0)
}, 180_000)

test('a start that fails at the database prints neither its address’s password nor any other secret', async () => {
  const password = secret()
  const uri = new URL(await testMongod())
  uri.username = 'heard'
  uri.password = password
  const { said, code } = await startProcess({
    ...SECRETS,
    ...SETTINGS,
    MONGODB_URI: uri.toString(),
    DATA_DIR: dataDir(),
    LOG_LEVEL: 'debug',
  })
  expect(code).toBe(1)
  expect(leaked({ said, secrets: { ...SECRETS, password } })).toEqual([])
  expect(said).not.toContain('heard@')
}, 180_000)

test('a demonstration’s own key is a file for its owner alone, and is not printed', () => {
  const dir = newDir()
  const read = readConfig({ DATA_DIR: dir })
  expect(read.ok).toBe(true)
  for (const file of ['master.key', 'confidential.key']) {
    expect(statSync(join(dir, file)).mode & 0o077).toBe(0)
    const key = readFileSync(join(dir, file), 'utf8').trim()
    expect(JSON.stringify(read)).not.toContain(key)
    expect(JSON.stringify(read)).not.toContain(JSON.stringify([...Buffer.from(key, 'base64')]).slice(1, -1))
  }
})

test('the parsed master key shows nothing of itself when it is printed or turned into JSON', () => {
  const read = readConfig({ MASTER_KEY: SECRETS.MASTER_KEY })
  if (!read.ok) throw new Error('not read')
  for (const shown of [JSON.stringify(read.config.master), String(read.config.master)])
    expect(leaked({ said: shown, secrets: { MASTER_KEY: SECRETS.MASTER_KEY } })).toEqual([])
})

const production = {
  NODE_ENV: 'production',
  MONGODB_URI: 'mongodb://db.example/heard?replicaSet=rs0',
  PUBLIC_URL: 'https://talk.homes.example',
  MASTER_KEY: SECRETS.MASTER_KEY,
  CONFIDENTIAL_KEY: SECRETS.CONFIDENTIAL_KEY,
}
const refusals: Record<string, [Record<string, string>, RegExp]> = {
  'demonstration accounts': [{ ...production, DEMO: 'on' }, /^DEMO:/],
  'a key of its own making': [{ ...production, MASTER_KEY: '' }, /^MASTER_KEY/],
  'a team’s key of its own making': [{ ...production, CONFIDENTIAL_KEY: '' }, /^CONFIDENTIAL_KEY/],
  'one key for both': [{ ...production, CONFIDENTIAL_KEY: SECRETS.MASTER_KEY }, /^CONFIDENTIAL_KEY: the same/],
  'an old key that is not there': [
    { ...production, CONFIDENTIAL_OLD_KEY_FILE: '/nowhere/at/all/old' },
    /^CONFIDENTIAL_OLD_KEY_FILE:/,
  ],
  'half a key': [{ ...production, MASTER_KEY: 'c2hvcnQ=' }, /^MASTER_KEY:/],
  'no public address': [{ ...production, PUBLIC_URL: '' }, /^PUBLIC_URL:/],
  'no database of its own': [{ ...production, MONGODB_URI: '' }, /^MONGODB_URI:/],
  'a Twilio account without its token': [{ ...production, TWILIO_ACCOUNT_SID: 'ACx' }, /^TWILIO_AUTH_TOKEN:/],
  'a Twilio token without its account': [{ ...production, TWILIO_AUTH_TOKEN: secret() }, /^TWILIO_ACCOUNT_SID:/],
  'an app id without its password': [{ ...production, MICROSOFT_APP_ID: 'x' }, /^MICROSOFT_APP_PASSWORD:/],
  'a key file that is not there': [
    { ...production, MASTER_KEY: '', MASTER_KEY_FILE: '/nowhere/at/all/key' },
    /^MASTER_KEY_FILE:/,
  ],
  'a public address in plain text': [{ ...production, PUBLIC_URL: 'http://talk.homes.example' }, /^PUBLIC_URL:/],
}

test.each(Object.entries(refusals))(
  'production refuses %s, by the setting’s name and without its value',
  (_name, [env, named]) => {
    const read = readConfig(env)
    if (read.ok) throw new Error('Production would have started.')
    expect(read.problems.some((problem) => named.test(problem))).toBe(true)
    for (const value of Object.values(env).filter((one) => one.length > 11 && !one.startsWith('/')))
      expect(read.problems.join('\n')).not.toContain(value)
  },
)

test('with everything set production starts to read', () => {
  expect(readConfig(production)).toMatchObject({ ok: true, config: { production: true, demo: false } })
})

test('a bad value is named, never repeated', () => {
  const read = readConfig({
    TWILIO_FROM: `+44${SECRETS.TWILIO_AUTH_TOKEN}`,
    PORT: 'x'.repeat(20),
    MONGODB_URI: '',
    DEMO: SECRETS.TWILIO_AUTH_TOKEN,
  })
  if (read.ok) throw new Error('read')
  expect(read.problems.map((problem) => problem.split(':')[0]).sort()).toEqual(['DEMO', 'PORT', 'TWILIO_FROM'])
  expect(read.problems.join('\n')).not.toContain(SECRETS.TWILIO_AUTH_TOKEN)
})

test('in production there is no pretend phone and no demonstration page', async () => {
  const product = await world({
    env: { NODE_ENV: 'production', PUBLIC_URL: 'https://talk.homes.example', LANDLORDS: 'meadowbrook' },
  }).catch((error: Error) => error)
  if (product instanceof Error) {
    // The demonstration landlord itself may not serve in production.
    expect(product.message).toMatch(/meadowbrook|fictional|demonstration/i)
    return
  }
  try {
    for (const path of ['/demo/sms', '/demo/sms/texts'])
      expect((await fetch(`http://127.0.0.1:${product.port}${path}`)).status).toBe(404)
    expect(product.signIns).toEqual([])
  } finally {
    await product.stop()
  }
})

test('no profile, policy or law file holds anything that looks like a secret', () => {
  const folder = join(root, 'services/landlords')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'))
  expect(files.length).toBeGreaterThan(4)
  for (const name of files) {
    const text = readFileSync(join(folder, name), 'utf8')
    expect([name, /(secret|token|password|auth_?key|api_?key|private_?key)\s*:/i.test(text)]).toEqual([name, false])
    expect([name, /\b(?:AC|SK)[0-9a-f]{32}\b|-----BEGIN|\b[A-Za-z0-9+/]{43}=/.test(text)]).toEqual([name, false])
  }
})
