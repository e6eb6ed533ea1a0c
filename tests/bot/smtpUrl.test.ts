/** The mail server's address: three ways of writing it, and what the start refuses without repeating it. */
import { readConfig } from '../../bot/config.ts'

const key = { MASTER_KEY: 'a'.repeat(64) }
const production = {
  ...key,
  CONFIDENTIAL_KEY: 'b'.repeat(64),
  NODE_ENV: 'production',
  MONGODB_URI: 'mongodb://db.example/heard?replicaSet=rs0',
  PUBLIC_URL: 'https://talk.homes.example',
}
const smtpOf = (url: string | undefined, env: Record<string, string> = key) => {
  const read = readConfig({ ...env, ...(url === undefined ? {} : { SMTP_URL: url }) })
  return read.ok ? read.config.smtp : read.problems
}

test('without a mail server there is none', () => {
  expect(smtpOf(undefined)).toBeNull()
})

test.each([
  ['smtps://mail.example', { tls: 'start', host: 'mail.example', port: 465, user: null, password: '' }],
  ['smtp+starttls://mail.example', { tls: 'upgrade', host: 'mail.example', port: 587, user: null, password: '' }],
  ['smtp://[::1]:2525', { tls: 'none', host: '::1', port: 2525, user: null, password: '' }],
  [
    'smtps://letters%40homes.example:p%40ss%3Aw%2F%C3%A9@mail.example:2465/',
    { tls: 'start', host: 'mail.example', port: 2465, user: 'letters@homes.example', password: 'p@ss:w/é' },
  ],
])('%s is understood', (url, settings) => {
  expect(smtpOf(url)).toEqual(settings)
})

test.each([
  'mail.example',
  'https://mail.example',
  'smtps://',
  'smtps://letters:secret-word@mail.example/?tls.rejectUnauthorized=false',
  'smtps://letters:secret-word@mail.example/#logger',
  'smtps://letters:secret-word@mail.example/path',
  'smtps://letters:secret-word%zz@mail.example',
  'smtps://letters:secret-word@mail.example:99999',
  'smtps://letters:secret/word@mail.example',
])('%s stops the start, which names the setting and not its value', (url) => {
  const problems = smtpOf(url)
  expect(problems).toEqual([expect.stringMatching(/^SMTP_URL: not like smtps:/)])
  expect(String(problems)).not.toContain('secret')
})

test.each(['smtp://letters:secret-word@mail.example', 'smtp://localhost.example', 'smtp://128.0.0.1'])(
  'production refuses %s, which speaks in the clear',
  (url) => {
    const problems = smtpOf(url, production)
    expect(problems).toEqual([expect.stringMatching(/^SMTP_URL: .*smtps:.*starttls/)])
    expect(String(problems)).not.toContain('secret')
  },
)

test.each([
  'smtp://localhost',
  'smtp://127.0.0.1:25',
  'smtp://[::1]',
  'smtps://mail.example',
  'smtp+starttls://m.example',
])('production takes %s', (url) => {
  expect(smtpOf(url, production)).toMatchObject({ host: expect.any(String) })
})
