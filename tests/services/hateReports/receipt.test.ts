/** Coming back without a name: the right code opens one report, any other opens nothing and costs the same. */
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { maskSecrets } from '../../../services/conversations/maskSecrets.ts'
import { argon2Hasher, type Hasher } from '../../../services/hateReports/receipt.ts'
import { cheap, type ReportWorld, reportWorld } from './reportWorld.ts'

let world: ReportWorld
const checks: string[] = []
const counting: Hasher = {
  hash: cheap.hash,
  verify: (args) => {
    checks.push(args.stored)
    return cheap.verify(args)
  },
}

beforeAll(async () => {
  world = await reportWorld({ hasher: counting })
}, 180_000)
const closing: (() => Promise<void>)[] = []
afterAll(async () => {
  await Promise.all([world.close(), ...closing.map((close) => close())])
})

const find = (code: string, landlord = 'meadowbrook') =>
  world.reports.receipts.find({ landlord, code, from: '203.0.113.7' })

test('sixteen digits in groups of four, which the chat does not take for a payment card', async () => {
  for (let n = 0; n < 100; n++) {
    const { code } = await world.reports.receipts.make('meadowbrook')
    expect(code).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/)
    expect(maskSecrets(`my code is ${code}`)).toContain(code)
  }
})

test('the code opens its report however it is typed, and at no other landlord', async () => {
  const { id, receipt } = await world.open()
  const bare = receipt!.replaceAll(' ', '')
  const urdu = [...bare].map((digit) => String.fromCodePoint(0x06f0 + Number(digit))).join('')
  for (const typed of [receipt!, bare, bare.replace(/(....)/g, '$1-'), ` ${receipt}\n`, urdu])
    expect(await find(typed)).toEqual({ ok: true, report: { id, landlord: 'meadowbrook' } })
  expect(await find(receipt!, 'harbour-view')).toEqual({ ok: false, reason: 'not_found' })
})

test('what is stored is a keyed mark and a slow hash', async () => {
  const { id, receipt } = await world.open()
  const stored = (await world.stored(id)).receipt as { index: string; hash: string }
  expect(stored.index).toMatch(/^[\w-]{43}$/)
  expect(stored.hash).toMatch(/^\$argon2id\$/)
  expect(await argon2Hasher().hash('1')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(JSON.stringify(stored)).not.toContain(receipt!.replaceAll(' ', ''))
})

test('no such code, a wrong one and no code at all give the same answer after the same work', async () => {
  const { receipt } = await world.open()
  const wrong = `${receipt!.slice(0, -1)}${(Number(receipt!.at(-1)) + 1) % 10}`
  const database = world.db.connection.db!
  await database.command({ profile: 2 })
  const costs = []
  const answers: unknown[] = []
  for (const typed of [receipt!, wrong, '0000 0000 0000 0000', '', 'let me in', `${receipt}1`, 'x'.repeat(10_000)]) {
    const before = { asked: await asked(), checked: checks.length }
    const answer = await find(typed)
    costs.push({ asked: (await asked()) - before.asked, checked: checks.length - before.checked })
    answers.push(typed === receipt ? answer.ok : JSON.stringify(answer))
  }
  await database.command({ profile: 0 })
  expect(answers).toEqual([true, ...answers.slice(1).map(() => '{"ok":false,"reason":"not_found"}')])
  expect(costs).toEqual(costs.map(() => ({ asked: 1, checked: 1 })))
})

/** Look-ups of reports that the database itself has seen. */
const asked = async (): Promise<number> => {
  const seen = world.db.connection.db!.collection('system.profile')
  return await seen.countDocuments({ ns: /\.hate_reports$/ })
}

test('a right mark with another’s hash opens nothing', async () => {
  const [one, other] = [await world.open(), await world.open()]
  const stolen = (await world.stored(other.id)).receipt as { hash: string }
  await world.db.connection
    .collection('hate_reports')
    .updateOne({ _id: one.id as never }, { $set: { 'receipt.hash': stolen.hash } })
  expect(await find(one.receipt!)).toEqual({ ok: false, reason: 'not_found' })
})

test('ten thousand guesses find nothing', async () => {
  const { receipt } = await world.open()
  const right = BigInt(receipt!.replaceAll(' ', ''))
  let found = 0
  for (let from = 1; from <= 10_000; from += 50) {
    const guesses = Array.from({ length: 50 }, (_, n) => String(right + BigInt(from + n)).padStart(16, '0'))
    const answers = await Promise.all(guesses.map((code) => find(code)))
    found += answers.filter(({ ok }) => ok).length
  }
  expect(found).toBe(0)
  expect((await find(receipt!)).ok).toBe(true)
})

test('a limit on tries is asked before any work is done, and stops guesses from one address and from all together', async () => {
  const each = new RateLimiterMemory({ points: 10, duration: 3_600 })
  const all = new RateLimiterMemory({ points: 100, duration: 3_600 })
  const limited = await reportWorld({
    hasher: counting,
    allow: ({ landlord, from }) =>
      Promise.all([each.consume(`${landlord} ${from}`), all.consume(landlord)]).then(
        () => true,
        () => false,
      ),
  })
  closing.push(limited.close)
  const before = checks.length
  let worked = 0
  for (let n = 0; n < 10_000; n++) {
    const answer = await limited.reports.receipts.find({
      landlord: 'meadowbrook',
      code: String(n).padStart(16, '0'),
      from: `203.0.113.${n % 200}`,
    })
    if (answer.ok || answer.reason === 'not_found') worked += 1
  }
  expect(worked).toBe(100)
  expect(checks.length - before).toBe(100)
})

test('who comes back sees the messages, the consents and the date, and not their own account', async () => {
  const { id, receipt } = await world.open({
    report: { anonymous: true, danger: 'no', as: 'victim', words: 'quincunx', consents: { police: 'yes' } },
  })
  const reader = await world.hire()
  await world.act({ reader, id, act: { action: 'message', text: 'Are you safe?' } })
  await world.act({ id, act: { action: 'message', text: 'Yes, thank you.' } })
  await world.act({ id, act: { action: 'withdraw_consent', partner: 'police' } })
  const found = await find(receipt!)
  const view = found.ok ? await world.reports.view(found.report) : null
  expect(view).toMatchObject({
    status: 'working',
    answerBy: null,
    messages: [
      { from: 'team', text: 'Are you safe?' },
      { from: 'reporter', text: 'Yes, thank you.' },
    ],
  })
  expect(view!.consents).toContainEqual({ partner: 'police', given: false })
  expect(JSON.stringify(view)).not.toContain('quincunx')
})
