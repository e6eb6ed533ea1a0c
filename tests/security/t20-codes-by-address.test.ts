/** Threat T20: codes are guessed from many conversations of one device; the device is held off, others are not, and nothing that is kept says which device it was. */
import { createSenderMark } from '../../bot/senderMark.ts'
import { settled } from '../support/signText.ts'
import { dumpOf, tracesIn } from '../support/traces.ts'
import { call, type WebTalk, webTalk } from '../support/webTalk.ts'
import { type World, world } from '../support/world.ts'

const GUESSER = '203.0.113.77'
const REPORTER = '198.51.100.23'

let product: World
beforeAll(async () => {
  product = await world({ env: { TRUSTED_PROXIES: '127.0.0.1', LOG_LEVEL: 'debug' } })
})
afterAll(() => product.stop())

/** What is said to a message that came from an address. */
async function say({ talk, text, address }: { talk: WebTalk; text: string; address: string }): Promise<string> {
  const path = `/conversations/${talk.id}/activities`
  const body = { type: 'message', from: { id: 'me' }, text }
  const headers = { 'X-Forwarded-For': address }
  await call({ world: product, path, token: talk.token, body, headers })
  await settled(product)
  const said = await talk.read()
  return said.flatMap(({ from, text: words }) => (from.role === 'bot' ? (words ?? '') : [])).join('\n')
}

async function codeOfReport(): Promise<string> {
  const talk = await webTalk({ world: product })
  const lines = ['they shout paki go home at me', 'no', 'It happened to me', 'Skip', 'No, I want to send it now']
  let said = ''
  for (const text of [...lines, 'Stay anonymous', 'Send']) said = await say({ talk, text, address: REPORTER })
  return /\d{4}.\d{4}.\d{4}.\d{4}/.exec(said)![0]
}

test('ten conversations of one address: twenty codes are looked at and no more, while the reporter comes in from elsewhere', async () => {
  const code = await codeOfReport()
  const answers: string[] = []
  for (let conversation = 0; conversation < 10; conversation++) {
    const talk = await webTalk({ world: product })
    for (let guess = 0; guess < 3; guess++) {
      const text = String(4_000_000_000_000_000 + conversation * 10 + guess)
      answers.push(await say({ talk, text, address: GUESSER }))
    }
  }
  const heldOff = answers.map((said) => !/cannot find anything with this code/.test(said))
  expect(heldOff).toEqual(Array.from({ length: 30 }, (_, index) => index >= 20))
  const right = async (address: string): Promise<string> =>
    await say({ talk: await webTalk({ world: product }), text: code, address })
  expect(await right(GUESSER)).toContain('There were too many tries')
  expect(await right(REPORTER)).toContain('we have it')
}, 120_000)

test('a turn that is run again is the same try', async () => {
  const { receipts } = product.product.reports
  const tries = async (messages: string[]): Promise<string[]> => {
    const found: string[] = []
    for (const message of messages) {
      const one = await receipts.find({ landlord: 'meadowbrook', code: '4'.repeat(16), from: messages[0]!, message })
      found.push(one.ok ? 'found' : one.reason)
    }
    return found
  }
  expect(await tries(Array.from({ length: 7 }, () => 'the same'))).toEqual(Array(7).fill('not_found'))
  expect((await tries(['1', '2', '3', '4', '5', '6', '6'])).slice(4)).toEqual(['not_found', 'too_many', 'too_many'])
})

test('neither address is in the database or the log, and the inbox has let go of every mark', async () => {
  const marks = [GUESSER, REPORTER]
  const { connection } = product.product.db
  expect(tracesIn({ haystack: await dumpOf(connection), marks })).toEqual([])
  expect(tracesIn({ haystack: Buffer.from(product.logged()), marks })).toEqual([])
  const inbox = connection.collection('inbox')
  expect(await inbox.countDocuments({})).toBeGreaterThan(30)
  expect(await inbox.countDocuments({ payload: { $exists: true } })).toBe(0)
})

test('only a message that may hold a code carries a mark, and sealed', async () => {
  const accepted: unknown[] = []
  const { inbox } = product.product
  const { accept } = inbox
  inbox.accept = async (inbound) => {
    accepted.push(inbound.payload)
    return await accept(inbound)
  }
  const talk = await webTalk({ world: product })
  for (const text of ['they shout at me', '4000 0000 0000 0000', '٤٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠'])
    await say({ talk, text, address: GUESSER })
  inbox.accept = accept
  const mark = expect.stringMatching(/^[\w-]{22}$/)
  expect(accepted.slice(-3)).toEqual([
    expect.not.objectContaining({ origin: expect.anything() }),
    expect.objectContaining({ origin: mark }),
    expect.objectContaining({ origin: mark }),
  ])
})

describe('the mark of an address', () => {
  const mark = createSenderMark()

  test('is the same for the same device, and another in another process', () => {
    expect(mark(GUESSER)).toBe(mark(GUESSER))
    expect(mark(GUESSER)).not.toBe(mark(REPORTER))
    expect(createSenderMark()(GUESSER)).not.toBe(mark(GUESSER))
  })

  test('is the same for all addresses that one household may choose among', () => {
    expect(mark('2001:db8:1:2:aaaa::1')).toBe(mark('2001:DB8:1:2::9'))
    expect(mark('2001:db8::1')).toBe(mark('2001:db8:0:0:7::2'))
    expect(mark('2001:db8:1:3::1')).not.toBe(mark('2001:db8:1:2::1'))
  })
})
