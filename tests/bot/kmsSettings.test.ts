/** The cloud key service as a setting: what is refused, by name and without its value; that it stands first; and that printing shows no secret. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { readConfig } from '../../bot/config.ts'

const KEY = 'arn:aws:kms:eu-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'
const OTHER = KEY.replace('1234abcd', '9876fedc')
const SECRET = randomBytes(30).toString('base64')
const SESSION = randomBytes(30).toString('base64url')
const file = join(mkdtempSync(join(tmpdir(), 'heard-kms-')), 'old.key')
writeFileSync(file, randomBytes(32).toString('base64'))

const settings = {
  NODE_ENV: 'production',
  MONGODB_URI: 'mongodb://db.example/heard?replicaSet=rs0',
  PUBLIC_URL: 'https://talk.homes.example',
  MASTER_KEY: randomBytes(32).toString('base64'),
  CONFIDENTIAL_KMS_KEY: KEY,
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: SECRET,
  AWS_SESSION_TOKEN: SESSION,
}
const configOf = (env: Record<string, string>) => {
  const read = readConfig(env)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return read.config
}
const TEAM = { landlord: 'meadowbrook', team: 'hate-response' }
const keepersOf = (env: Record<string, string>) => configOf(env).keepers.map((keeper) => keeper(TEAM))

const refusals: Record<string, [Record<string, string>, RegExp]> = {
  'an alias': [
    { CONFIDENTIAL_KMS_KEY: 'arn:aws:kms:eu-west-2:111122223333:alias/heard' },
    /^CONFIDENTIAL_KMS_KEY: .*alias/,
  ],
  'a bare id': [{ CONFIDENTIAL_KMS_KEY: '1234abcd-12ab-34cd-56ef-1234567890ab' }, /^CONFIDENTIAL_KMS_KEY:/],
  'an alias as the old key': [{ CONFIDENTIAL_OLD_KMS_KEY: 'alias/heard' }, /^CONFIDENTIAL_OLD_KMS_KEY: .*alias/],
  'the same key twice': [{ CONFIDENTIAL_OLD_KMS_KEY: KEY }, /^CONFIDENTIAL_OLD_KMS_KEY: the same/],
  'a key of our own beside it': [
    { CONFIDENTIAL_KEY: randomBytes(32).toString('base64') },
    /^CONFIDENTIAL_KEY: set beside/,
  ],
  'a key file beside it': [{ CONFIDENTIAL_KEY_FILE: file }, /^CONFIDENTIAL_KEY_FILE: set beside/],
  'an endpoint in the clear': [{ CONFIDENTIAL_KMS_ENDPOINT: 'http://kms.example.org' }, /^CONFIDENTIAL_KMS_ENDPOINT:/],
  'this machine in production': [{ CONFIDENTIAL_KMS_ENDPOINT: 'http://127.0.0.1:4566' }, /^CONFIDENTIAL_KMS_ENDPOINT:/],
  'an endpoint with a path': [
    { CONFIDENTIAL_KMS_ENDPOINT: 'https://kms.example.org/kms' },
    /^CONFIDENTIAL_KMS_ENDPOINT:/,
  ],
  'no address at all': [{ CONFIDENTIAL_KMS_ENDPOINT: 'kms' }, /^CONFIDENTIAL_KMS_ENDPOINT:/],
  'another kind of cloud without its address': [
    { CONFIDENTIAL_KMS_KEY: KEY.replace('arn:aws:', 'arn:aws-cn:') },
    /^CONFIDENTIAL_KMS_ENDPOINT: missing/,
  ],
  'no credentials': [{ AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }, /^AWS_SECRET_ACCESS_KEY: missing/],
  'half of them': [{ AWS_ACCESS_KEY_ID: '' }, /^AWS_ACCESS_KEY_ID: missing/],
  'credentials from somewhere in the clear': [
    {
      AWS_ACCESS_KEY_ID: '',
      AWS_SECRET_ACCESS_KEY: '',
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://credentials.example.org/role',
    },
    /^AWS_CONTAINER_CREDENTIALS_FULL_URI:/,
  ],
  'a relative address that leads elsewhere': [
    { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '@example.org/role' },
    /^AWS_CONTAINER_CREDENTIALS_RELATIVE_URI:/,
  ],
}

test.each(Object.entries(refusals))(
  '%s is refused, by the setting’s name and without its value',
  (_name, [env, named]) => {
    const read = readConfig({ ...settings, ...env })
    if (read.ok) throw new Error('It would have started.')
    expect(read.problems).toEqual([expect.stringMatching(named)])
    for (const value of [SECRET, SESSION, ...Object.values(env).filter((one) => one.length > 3)])
      expect(read.problems.join('\n')).not.toContain(value)
  },
)

test('production starts with it and asks for no key of the team’s own', () => {
  const [first, ...older] = keepersOf(settings)
  expect(first).toMatchObject({ name: 'kms', keyId: expect.stringContaining(KEY) })
  expect(older).toEqual([])
  const dir = mkdtempSync(join(tmpdir(), 'heard-kms-'))
  const { NODE_ENV: _, ...demonstration } = settings
  configOf({ ...demonstration, DATA_DIR: dir })
  expect(existsSync(join(dir, 'confidential.key'))).toBe(false)
})

test('the key in use stands first, whichever it is, and those before it open what they once wrapped', () => {
  const { CONFIDENTIAL_KMS_KEY: _, ...own } = settings
  const names = (env: Record<string, string>): string[] => keepersOf(env).map(({ name }) => name)
  expect(names({ ...settings, CONFIDENTIAL_OLD_KEY_FILE: file })).toEqual(['kms', 'local'])
  expect(names({ ...own, CONFIDENTIAL_KEY_FILE: file, CONFIDENTIAL_OLD_KMS_KEY: KEY })).toEqual(['local', 'kms'])
  const renewed = keepersOf({ ...settings, CONFIDENTIAL_KMS_KEY: OTHER, CONFIDENTIAL_OLD_KMS_KEY: KEY })
  expect(renewed.map(({ keyId }) => keyId.split(':key/')[1]?.slice(0, 8))).toEqual(['9876fedc', '1234abcd'])
})

test('a team’s key is named apart from every other team’s, in marks that tell no matter', () => {
  const [keeper] = configOf(settings).keepers
  const ids = [TEAM, { ...TEAM, team: 'safeguarding' }, { ...TEAM, landlord: 'harbour-view' }].map(
    (of) => keeper(of).keyId,
  )
  expect(new Set(ids).size).toBe(3)
  expect(ids.join(' ')).not.toMatch(/hate|safeguard/)
})

test('a container’s own credentials stand in for those of the settings', () => {
  const { AWS_ACCESS_KEY_ID: _1, AWS_SECRET_ACCESS_KEY: _2, AWS_SESSION_TOKEN: _3, ...bare } = settings
  for (const env of [
    { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/credentials/1' },
    { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.23/v1/credentials' },
  ])
    expect(keepersOf({ ...bare, ...env })[0]).toMatchObject({ name: 'kms' })
})

test('printing the configuration shows no secret of it', () => {
  const config = configOf(settings)
  const printed = `${JSON.stringify(config)} ${inspect(config, { depth: 9 })} ${inspect(config.keepers[0](TEAM), { depth: 9 })}`
  for (const value of [SECRET, SESSION, settings.AWS_ACCESS_KEY_ID]) expect(printed).not.toContain(value)
})
