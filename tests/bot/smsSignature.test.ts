/** Nobody but Twilio can put words into a tenant's mouth. */
import fc from 'fast-check'
import twilio from 'twilio'
import { checkTwilioSignature } from '../../bot/channels/sms/signature.ts'

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const authToken = 'the token'
const accountSid = `AC${'a'.repeat(32)}`
const publicUrl = 'https://talk.homes.example'
const path = '/api/sms/twilio'
const form = 'application/x-www-form-urlencoded'
const inbound = {
  AccountSid: accountSid,
  MessageSid: `SM${'1'.repeat(32)}`,
  From: '+447700900123',
  To: '+447400123456',
  Body: 'No heating',
}

type Given = {
  params?: Record<string, string>
  url?: string
  rawBody?: Uint8Array | string
  signature?: string
} & Partial<Omit<Parameters<typeof checkTwilioSignature>[0], 'rawBody' | 'signature'>>

function check({ params = inbound, url = publicUrl + path, rawBody, signature, ...rest }: Given = {}) {
  return checkTwilioSignature({
    authToken,
    accountSid,
    publicUrl,
    path,
    contentType: form,
    rawBody: rawBody ?? new TextEncoder().encode(new URLSearchParams(params).toString()),
    signature: signature ?? twilio.getExpectedTwilioSignature(authToken, url, params),
    ...rest,
  })
}

test('a text that Twilio signed is let in with its words', () => {
  expect(check()).toEqual({ ok: true, params: inbound })
})

test.each([
  ['signs that forms escape', 'a&b=c+d %20 "x" \'y\' 100%'],
  ['emoji, Urdu and accents', '👨‍👩‍👧‍👦 میرے گھر ŵŷ ł’'],
  ['nothing at all', ''],
  ['names that look like code', '__proto__ constructor [$ne]'],
  ['the sign for a broken letter', 'no heat\ufffdng'],
])('%s passes unchanged', (_, Body) => {
  expect(check({ params: { ...inbound, Body } })).toEqual({ ok: true, params: { ...inbound, Body } })
})

test('parameters that Twilio adds without notice are let through, even oddly named ones', () => {
  const params = { ...inbound, 'a[0]': 'x', NewThing: '1' }
  expect(check({ params })).toEqual({ ok: true, params })
})

test('a signature over the address with its query holds, and only with that query', () => {
  const target = `${path}?key=67f&x=%20it's`
  expect(check({ path: target, url: publicUrl + target }).ok).toBe(true)
  expect(check({ path: `${path}?key=68f`, url: publicUrl + target })).toEqual({ ok: false, reason: 'wrong_signature' })
})

test.each(['https://talk.homes.example/', 'https://talk.homes.example//', ' https://talk.homes.example '])(
  'the public address may be written as "%s"',
  (written) => expect(check({ publicUrl: written }).ok).toBe(true),
)

test('a public address with a folder or a port is the one that counts', () => {
  const publicUrl = 'https://homes.example:8443/heard/'
  expect(check({ publicUrl, url: `https://homes.example:8443/heard${path}` }).ok).toBe(true)
  expect(check({ publicUrl, url: `https://homes.example:8443${path}` }).ok).toBe(false)
})

const signed = twilio.getExpectedTwilioSignature(authToken, publicUrl + path, inbound)
test.each<[string, Given, string]>([
  ['no signature', { signature: '' }, 'no_signature'],
  ['a wrong signature', { signature: `${signed.slice(0, -2)}A=` }, 'wrong_signature'],
  ['a signature that is not one', { signature: 'x' }, 'wrong_signature'],
  ['another token', { authToken: 'another' }, 'wrong_signature'],
  ['another host', { publicUrl: 'https://evil.example' }, 'wrong_signature'],
  ['another scheme', { publicUrl: 'http://talk.homes.example' }, 'wrong_signature'],
  ['another route', { path: '/api/sms/twilio/status', url: publicUrl + path }, 'wrong_signature'],
  ['changed words', { params: { ...inbound, Body: 'Heating is fine' }, signature: signed }, 'wrong_signature'],
  ['an added parameter', { params: { ...inbound, OptOutType: 'STOP' }, signature: signed }, 'wrong_signature'],
  ['a missing parameter', { rawBody: `AccountSid=${accountSid}`, signature: signed }, 'wrong_signature'],
  ['an empty form', { params: {}, signature: signed }, 'wrong_signature'],
  ['the account of somebody else', { params: { ...inbound, AccountSid: `AC${'b'.repeat(32)}` } }, 'wrong_account'],
  ['no account', { params: { Body: 'x' } }, 'wrong_account'],
  ['JSON', { contentType: 'application/json' }, 'not_form'],
  ['no content type', { contentType: undefined }, 'not_form'],
  ['multipart', { contentType: 'multipart/form-data; boundary=x' }, 'not_form'],
  ['another charset', { contentType: `${form}; charset=utf-16` }, 'not_form'],
  ['an absolute target', { path: 'https://evil.example/' }, 'bad_path'],
  ['a target with two slashes', { path: '//evil.example/' }, 'bad_path'],
  ['a target with a user part', { path: '@evil.example/' }, 'bad_path'],
  [
    'a duplicated parameter',
    { rawBody: `${new URLSearchParams(inbound)}&Body=x`, signature: signed },
    'duplicate_parameter',
  ],
  [
    'the same parameter twice alike',
    { rawBody: `${new URLSearchParams(inbound)}&Body=No+heating`, signature: signed },
    'duplicate_parameter',
  ],
  ['bytes that are no text', { rawBody: Uint8Array.of(0x42, 0x3d, 0xff, 0xfe) }, 'invalid_utf8'],
  ['an overlong slash', { rawBody: Uint8Array.of(0x42, 0x3d, 0xc0, 0xaf) }, 'invalid_utf8'],
  ['half an emoji', { rawBody: 'Body=\ud83d' }, 'invalid_utf8'],
])('%s is refused', (_, given, reason) => {
  expect(check(given)).toEqual({ ok: false, reason })
})

test.each([`${form}; charset=UTF-8`, `${form};charset=utf-8`, 'Application/X-WWW-Form-Urlencoded'])(
  'a form sent as "%s" is read',
  (contentType) => {
    expect(check({ contentType }).ok).toBe(true)
  },
)

test('escaped bytes that are no text are kept as the sign for a broken letter, never a crash', () => {
  const params = { ...inbound, Body: 'a\ufffdb' }
  const rawBody = new URLSearchParams(inbound).toString().replace('No+heating', 'a%FFb')
  expect(check({ params, rawBody })).toEqual({ ok: true, params })
})

test('whatever a tenant texts, the signed form is let in and a form with one change is not', () => {
  const text = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(text, text, (Body, other) => {
      fc.pre(Body !== other)
      expect(check({ params: { ...inbound, Body } })).toEqual({ ok: true, params: { ...inbound, Body } })
      const signature = twilio.getExpectedTwilioSignature(authToken, publicUrl + path, { ...inbound, Body })
      expect(check({ params: { ...inbound, Body: other }, signature })).toEqual({
        ok: false,
        reason: 'wrong_signature',
      })
    }),
    { seed, numRuns: 200 },
  )
})
