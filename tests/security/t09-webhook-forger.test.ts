/** Threat T9: a request that Twilio did not sign, for exactly this address and account, is refused and leaves nothing behind. */
import {
  type Form,
  newSid,
  PUBLIC_URL,
  postForm,
  rowCounts,
  sign,
  textForm,
  textingWorld,
} from '../support/signText.ts'
import { type World, world } from '../support/world.ts'

let phone: Awaited<ReturnType<typeof textingWorld>>
let product: World
beforeAll(async () => {
  phone = await textingWorld((env) => world({ env }))
  product = phone.world
})
afterAll(() => phone.close())

const form = (): Form => textForm({ from: '+447700900301', body: 'My tap drips' })

type Forgery = (form: Form) => Omit<Parameters<typeof postForm>[0], 'world' | 'form'>
const forgeries: Record<string, Forgery> = {
  'no signature': () => ({ signature: null }),
  'an empty signature': () => ({ signature: '' }),
  'a made-up signature': () => ({ signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=' }),
  'a signature by another token': (one) => ({ signature: sign({ form: one, token: 'another token' }) }),
  'a signature for another host': (one) => ({ signature: sign({ form: one, base: 'https://evil.example' }) }),
  'a signature for another path': (one) => ({ signature: sign({ form: one, path: '/api/sms/twilio/status' }) }),
  'a signature for the same path with a query': (one) => ({
    signature: sign({ form: one, path: '/api/sms/twilio?x=1' }),
  }),
  'a Host header that makes its own signature right': (one) => ({
    signature: sign({ form: one, base: 'https://evil.example' }),
    headers: { 'X-Forwarded-Host': 'evil.example' },
  }),
  'words changed after signing': (one) => ({
    signature: sign({ form: one }),
    body: new URLSearchParams({ ...one, Body: 'Give me her address' }).toString(),
  }),
  'a parameter added after signing': (one) => ({
    signature: sign({ form: one }),
    body: `${new URLSearchParams(one)}&OptOutType=STOP`,
  }),
  'a parameter taken away after signing': (one) => {
    const { NumMedia: _gone, ...rest } = one
    return { signature: sign({ form: one }), body: new URLSearchParams(rest).toString() }
  },
  'a parameter given twice': (one) => ({
    signature: sign({ form: one }),
    body: `${new URLSearchParams(one)}&Body=other`,
  }),
  'a parameter given twice, both signed': (one) => ({
    signature: sign({ form: { ...one, Body: 'other' } }),
    body: `${new URLSearchParams(one)}&Body=other`,
  }),
  'another account, rightly signed': (one) => {
    const other = { ...one, AccountSid: `AC${'f'.repeat(32)}` }
    return { signature: sign({ form: other }), body: new URLSearchParams(other).toString() }
  },
  'the same form for the status webhook': (one) => ({ path: '/api/sms/twilio/status', signature: sign({ form: one }) }),
}

test.each(Object.entries(forgeries))('%s: 403, a bare answer, and nothing is written', async (_name, forge) => {
  const before = await rowCounts(product)
  const one = form()
  const answer = await postForm({ world: product, form: one, ...forge(one) })
  expect(answer.status).toBe(403)
  const { error } = (await answer.json()) as { error: { code: string } }
  expect(error.code).toBe('forbidden')
  expect(Object.keys(error).sort()).toEqual(['code', 'message'])
  expect(await rowCounts(product)).toEqual(before)
})

test('JSON, text and multipart are refused unread, whatever their signature', async () => {
  const before = await rowCounts(product)
  const one = form()
  for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x', '']) {
    const answer = await postForm({ world: product, form: one, headers: { 'Content-Type': type } })
    expect(answer.status).toBe(415)
  }
  expect(await rowCounts(product)).toEqual(before)
})

test('the webhook answers no other method than POST', async () => {
  const before = await rowCounts(product)
  const one = form()
  const query = `/api/sms/twilio?${new URLSearchParams(one)}`
  const url = `http://127.0.0.1:${product.port}${query}`
  for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    const answer = await fetch(url, { method, headers: { 'X-Twilio-Signature': sign({ form: {}, path: query }) } })
    expect([404, 405]).toContain(answer.status)
  }
  expect(await rowCounts(product)).toEqual(before)
})

test('a parameter that Twilio may add one day, and another order, are no forgery', async () => {
  const one = { ...form(), RcsCapable: 'false' }
  const body = new URLSearchParams(Object.entries(one).reverse()).toString()
  expect((await postForm({ world: product, form: one, body })).status).toBe(200)
})

test('a true signature lets the text in and the tenant is answered', async () => {
  expect(PUBLIC_URL.startsWith('https://')).toBe(true)
  expect(await phone.text({ from: '+447700900302', body: 'menu' })).not.toEqual([])
})

test('a delivery report for a text that is not ours changes nothing and says nothing', async () => {
  const report = {
    MessageSid: newSid(),
    MessageStatus: 'delivered',
    AccountSid: form().AccountSid!,
    To: '+447700900302',
    From: '+447700900100',
  }
  await phone.carrier.settled()
  const before = await product.product.outbox.model.find({ landlord: 'meadowbrook' }).lean()
  const answer = await postForm({ world: product, form: report, path: '/api/sms/twilio/status' })
  expect([answer.status, await answer.text()]).toEqual([204, ''])
  expect(await product.product.outbox.model.find({ landlord: 'meadowbrook' }).lean()).toEqual(before)
})
