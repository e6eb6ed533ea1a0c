/** Threat T23: an address that somebody sends in, of a picture or of anything else, is never asked for anything; not by text, not on the web. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { newSid, postForm, settled, sign, textForm, textingWorld } from '../support/signText.ts'
import { upload } from '../support/uploads.ts'
import { webTalk } from '../support/webTalk.ts'
import { type World, world } from '../support/world.ts'

let phone: Awaited<ReturnType<typeof textingWorld>>
let product: World
let elsewhere: Server
let address: string
let asked = 0
beforeAll(async () => {
  phone = await textingWorld((env) => world({ env }))
  product = phone.world
  elsewhere = createServer((_request, response) => response.end('x'))
  // Counts whoever so much as connects.
  elsewhere.on('connection', () => {
    asked += 1
  })
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
}, 120_000)
afterAll(async () => {
  await phone.close()
  elsewhere.closeAllConnections()
  await new Promise((resolve) => elsewhere.close(resolve))
})

/** Link-local, loopback, a chain that leads on, and addresses that are none. */
const addresses = (): string[] => [
  `${address}/media/1`,
  `http://localhost:${new URL(address).port}/media`,
  'http://169.254.169.254/latest/meta-data/',
  'http://[::1]:80/',
  'file:///etc/passwd',
  'gopher://127.0.0.1:6379/_FLUSHALL',
  'not an address',
]

test('a picture message is taken as its words: the address of the picture is not asked, and the text says that words are enough', async () => {
  for (const MediaUrl0 of addresses()) {
    const form = { ...textForm({ from: '+447700900777', body: 'my tap drips', sid: newSid() }), NumMedia: '1' }
    const whole = { ...form, MediaUrl0, MediaContentType0: 'image/jpeg' }
    expect((await postForm({ world: product, form: whole, signature: sign({ form: whole }) })).status).toBe(200)
  }
  await settled(product)
  await sleep(300)
  expect(asked).toBe(0)
  const rows = await product.product.attachments.model.countDocuments({ landlord: 'meadowbrook' })
  expect(rows).toBe(0)
  expect(phone.received('+447700900777').some((body) => /cannot take photos/.test(body))).toBe(true)
})

test('on the web an address in place of a picture is not asked either, in a message or beside a file', async () => {
  const talk = await webTalk({ world: product })
  const attachments = addresses().map((contentUrl) => ({
    contentType: 'image/jpeg',
    contentUrl,
    thumbnailUrl: contentUrl,
  }))
  expect((await talk.post({ type: 'message', text: 'look', attachments })).status).toBe(200)
  await upload({ world: product, talk, text: addresses().join(' '), files: [] })
  await sleep(300)
  expect(asked).toBe(0)
  // What is shown back holds none of them.
  expect(JSON.stringify((await talk.read('')).map((one) => ({ ...one, text: '' })))).not.toContain('169.254')
})
