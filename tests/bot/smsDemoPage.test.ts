/** The demonstration phone says what it is, runs nothing but its own script, and only ever plays invented numbers. */
import { readFileSync } from 'node:fs'
import { demoApi } from '../../bot/channels/sms/demoApi.ts'
import { DEMO_NUMBERS, renderSmsDemo, type SmsDemoStrings } from '../../bot/channels/sms/demoPage.ts'
import { readNumber } from '../../bot/channels/sms/number.ts'
import { OURS, startFakeTwilio, startReceiver, TENANT } from '../support/fakeTwilio.ts'

const stringsOf = (language: string): SmsDemoStrings =>
  JSON.parse(readFileSync(new URL(`../../locales/${language}/smsDemo.json`, import.meta.url), 'utf8'))

function page(change: Partial<Parameters<typeof renderSmsDemo>[0]> = {}) {
  return renderSmsDemo({
    strings: stringsOf('en'),
    language: 'en',
    direction: 'ltr',
    nonce: 'abc123',
    numbers: DEMO_NUMBERS,
    landlords: [{ name: 'Lumen Housing', number: OURS }],
    apiPath: '/demo/sms/texts',
    ...change,
  })
}

test('the page says that it is a demonstration and shows numbers as people write them', () => {
  const { html } = page()
  expect(html).toContain('This is a demonstration.')
  expect(html).toContain('>07700 900123</option>')
  expect(html).toContain('<title>Messages</title>')
})

test('the demonstration numbers belong to nobody and can be texted', () => {
  for (const number of DEMO_NUMBERS) {
    expect(number).toMatch(/^\+447700900\d{3}$/)
    expect(readNumber(number).ok).toBe(true)
  }
})

test('the browser is told to run nothing but the script of the page', () => {
  const { html, headers } = page()
  const policy = headers['Content-Security-Policy']!
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'nonce-abc123';")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
  expect(headers['Cache-Control']).toBe('no-store')
  expect(html.match(/<(script|style)\b[^>]*>/g)).toEqual(['<style nonce="abc123">', '<script nonce="abc123">'])
  expect(html).not.toMatch(/\son\w+=|innerHTML|https?:/)
})

test('words from settings cannot become markup', () => {
  const evil = '</script><img src=x onerror="a()">\'&'
  const { html } = page({
    landlords: [{ name: evil, number: evil }],
    strings: { ...stringsOf('en'), title: evil, you: evil },
  })
  expect(html).not.toContain('<img')
  expect(html.match(/<\/script>/g)).toHaveLength(1)
})

test.each([
  ['en', 'ltr'],
  ['cy', 'ltr'],
  ['pl', 'ltr'],
  ['ur', 'rtl'],
] as const)('the page in %s has every word and its direction', (language, direction) => {
  const strings = stringsOf(language)
  expect(Object.keys(strings)).toEqual(Object.keys(stringsOf('en')))
  for (const [key, sentence] of Object.entries(stringsOf('en'))) {
    const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort()
    expect(placeholders(strings[key as keyof SmsDemoStrings])).toEqual(placeholders(sentence))
  }
  expect(page({ strings, language, direction }).html).toContain(`<html lang="${language}" dir="${direction}">`)
})

const landlords = [{ number: OURS }]
const json = 'application/json'

test('a text from the page reaches the product, and its answer with its cost reaches the page', async () => {
  const receiver = await startReceiver({
    answer: () => ({ status: 200, body: '<Response><Message>Zażółć</Message></Response>' }),
  })
  const fake = await startFakeTwilio({ webhookUrl: `${receiver.url}/api/sms/twilio` })
  const api = demoApi({ standIn: fake, landlords })
  const said = await api.say({
    contentType: json,
    rawBody: JSON.stringify({ from: TENANT, to: OURS, body: ' No heat\ud83d ' }),
  })
  expect(said.status).toBe(200)
  const read = api.read(new URLSearchParams({ from: TENANT, to: OURS }))
  expect(JSON.parse(read.body).texts).toMatchObject([
    { direction: 'in', body: 'No heat\ufffd', encoding: 'ucs2', segments: 1 },
    { direction: 'out', body: 'Zażółć', encoding: 'ucs2', units: 6, segments: 1 },
  ])
  expect(read.headers['Cache-Control']).toBe('no-store')
  expect(JSON.parse(api.read(new URLSearchParams({ from: '+447700900456', to: OURS })).body)).toEqual({ texts: [] })
  await fake.close()
  expect(
    (await api.say({ contentType: json, rawBody: JSON.stringify({ from: TENANT, to: OURS, body: 'x' }) })).status,
  ).toBe(502)
  await receiver.close()
})

test.each([
  ['a real number', { from: '+447400123456' }],
  ['a landlord that is not here', { to: '+447400999999' }],
  ['no words', { body: '  ' }],
  ['too many words', { body: 'a'.repeat(1601) }],
  ['an operator instead of words', { body: { $ne: 1 } }],
])('%s is refused', async (_, change) => {
  const api = demoApi({
    standIn: { texts: [], say: () => Promise.reject(new Error('must not be reached')) },
    landlords,
  })
  const rawBody = JSON.stringify({ from: TENANT, to: OURS, body: 'x', ...change })
  expect((await api.say({ contentType: json, rawBody })).status).toBe(400)
})

test("another site's form cannot send a text, and broken JSON is no crash", async () => {
  const api = demoApi({ standIn: { texts: [], say: () => Promise.resolve(200) }, landlords })
  const rawBody = JSON.stringify({ from: TENANT, to: OURS, body: 'x' })
  expect((await api.say({ contentType: 'text/plain', rawBody })).status).toBe(415)
  expect((await api.say({ contentType: undefined, rawBody })).status).toBe(415)
  expect((await api.say({ contentType: json, rawBody: '{' })).status).toBe(400)
  expect(api.read(new URLSearchParams({ from: TENANT })).status).toBe(400)
})
