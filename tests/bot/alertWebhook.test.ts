/** Whoever is on call through a rota service is called, signed as Standard Webhooks says, again until it answers, and told nothing of the matter. */
import { createHmac, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { alertSend } from '../../bot/alertSend.ts'
import { readConfig } from '../../bot/config.ts'
import { newId } from '../../services/ids.ts'
import type { Landlord } from '../../services/landlords/profile.ts'
import { type World, world } from '../support/world.ts'

const SECRET = randomBytes(32)
interface Call {
  headers: IncomingMessage['headers']
  body: string
}

let product: World
let url = ''
let answers: number[] = []
const calls: Call[] = []
const rota = createServer((request, response) => {
  let body = ''
  request.on('data', (part) => {
    body += part
  })
  request.on('end', () => {
    calls.push({ headers: request.headers, body })
    response.writeHead(answers.shift() ?? 204, { location: 'http://127.0.0.1:9/elsewhere' }).end()
  })
})
beforeAll(async () => {
  await new Promise<void>((done) => rota.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(rota.address() as AddressInfo).port}/alert`
  product = await world({ env: { ALERT_WEBHOOK_SECRET: `whsec_${SECRET.toString('base64')}` } })
})
afterAll(async () => {
  await product.stop()
  rota.close()
})

async function alert(): Promise<string> {
  const known = product.product.landlords.bySlug('meadowbrook') as Landlord
  const landlord = { ...known, operations: { ...known.operations, on_call: { sms: null, webhook: url } } }
  const id = `timer:${newId()}`
  const { db, outbox } = product.product
  const sends = alertSend({ landlord, id, at: product.now(), kind: 'restricted' })
  await db.transact((session) => outbox.plan(sends).run(session))
  await product.chores.run()
  return id
}
const signed = ({ headers, body }: Call): boolean =>
  headers['webhook-signature'] ===
  `v1,${createHmac('sha256', SECRET).update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`).digest('base64')}`

test('one signed call, which names the landlord and that something waits, and no matter', async () => {
  const id = await alert()
  expect(calls).toHaveLength(1)
  const [call] = calls
  expect(signed(call!)).toBe(true)
  expect(call?.headers['webhook-id']).toBe(`${id}:webhook`)
  expect(JSON.parse(call!.body)).toEqual({
    type: 'alert.restricted',
    timestamp: product.now().toISOString(),
    data: { landlord: 'meadowbrook' },
  })
  expect(call!.body + JSON.stringify(call!.headers)).not.toMatch(/hate|racis|report|abuse/i)
})

test('a service that is away, moved or at fault is called again under the same id, and never followed elsewhere', async () => {
  const before = calls.length
  answers = [503, 302, 200]
  const id = await alert()
  for (let tries = 0; tries < 2; tries++) {
    product.pass(60_000)
    await product.chores.run()
  }
  const tried = calls.slice(before)
  expect(tried.map(({ headers }) => headers['webhook-id'])).toEqual(Array(3).fill(`${id}:webhook`))
  expect(tried.every(signed)).toBe(true)
  product.pass(60_000)
  await product.chores.run()
  expect(calls).toHaveLength(before + 3)
})

test('the secret is a setting with a shape, and shows in no output', () => {
  expect(readConfig({ ALERT_WEBHOOK_SECRET: 'short' })).toMatchObject({
    ok: false,
    problems: [expect.stringMatching(/^ALERT_WEBHOOK_SECRET: not like/)],
  })
  const read = readConfig({ ALERT_WEBHOOK_SECRET: `whsec_${SECRET.toString('base64')}`, MASTER_KEY: 'a'.repeat(64) })
  expect(read.ok).toBe(true)
  expect(JSON.stringify(read)).not.toContain(SECRET.toString('base64'))
})
