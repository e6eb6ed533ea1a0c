/** A report from a real conversation into the sealed store: what is left behind of it, its dates over clock changes, and the call to whoever is on duty. */
import { setTimeout as sleep } from 'node:timers/promises'
import { closeSilentTalks } from '../../bot/silence.ts'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import type { HateReportRecord } from '../../services/hateReports/hateReportModel.ts'
import { settled, textingWorld } from '../support/signText.ts'
import { webTalk } from '../support/webTalk.ts'
import { type World, world } from '../support/world.ts'

const WORD = 'plumbagoxyz'
const ACCOUNT = `my neighbour shouts paki go home at me and calls me ${WORD}`
const ON_CALL = '+447700900111'

let phone: Awaited<ReturnType<typeof textingWorld>>
let product: World
beforeAll(async () => {
  phone = await textingWorld((env) => world({ env }))
  product = phone.world
})
afterAll(() => phone.close())

const reports = (): Promise<HateReportRecord[]> =>
  product.product.reports.model
    .find({ landlord: 'meadowbrook' })
    .sort({ receivedAt: 1, _id: 1 })
    .lean<HateReportRecord[]>()
/** The one that was sent at the moment that the clock shows. */
const newest = async (): Promise<HateReportRecord> => {
  const found = (await reports()).filter(({ receivedAt }) => receivedAt.getTime() === product.now().getTime())
  if (found.length !== 1) throw new Error(`${found.length} reports at this moment`)
  return found[0] as HateReportRecord
}
const conversationOf = (id: string): Promise<ConversationRecord | null> =>
  product.product.conversations.findOne({ _id: id, landlord: 'meadowbrook' }).lean<ConversationRecord>()

const ANONYMOUS = ['no', 'It happened to me', 'Skip', 'No, I want to send it now', 'Stay anonymous', 'Send']

async function report(lines: string[] = [ACCOUNT, ...ANONYMOUS]) {
  const talk = await webTalk({ world: product })
  let said: string[] = []
  for (const line of lines) said = await talk.say(line)
  return { talk, said }
}

test('an anonymous report: no key opens the section it was told in, and the report has no place for who told it', async () => {
  product.at('2027-03-10T10:00:00Z')
  const { talk, said } = await report()
  const record = await newest()
  expect(record).toMatchObject({ anonymous: true, channel: 'web', severity: 'serious', contact: null })
  const conversation = await conversationOf(talk.id)
  const told = conversation?.sections.filter(({ audience }) => audience === 'hate') ?? []
  // One that was told in, one that shows the code.
  expect(told.map(({ wrapped }) => wrapped !== null)).toEqual([false, true])
  expect(JSON.stringify({ ...record, wrapped: null })).not.toContain(talk.id)
  expect(said.join('\n')).toMatch(/Your code is \d{4}.\d{4}.\d{4}.\d{4}/)
  await talk.say('hello')
  const after = await conversationOf(talk.id)
  expect(after?.sections.filter(({ audience }) => audience === 'hate').map(({ wrapped }) => wrapped)).toEqual([
    null,
    null,
  ])
  expect(after?.audience).toBe('general')
})

test('a code leads back to it from another conversation, and only there', async () => {
  product.at('2027-03-10T11:00:00Z')
  const { said } = await report()
  const code = /\d{4}.\d{4}.\d{4}.\d{4}/.exec(said.join('\n'))?.[0] ?? ''
  const { reference } = await newest()
  const back = await webTalk({ world: product })
  const shown = (await back.say(code)).join('\n')
  expect(shown.replaceAll('-', '')).toContain(reference)
  expect(shown).not.toContain(WORD)
  await back.say('Write to the officer')
  expect((await back.say(`It happened again, ${WORD}`)).join('\n')).toContain('The officer has your message')
  const other = await webTalk({ world: product })
  const wrong = code.replace(/\d$/, (last) => String((Number(last) + 1) % 10))
  expect((await other.say(wrong)).join('\n')).toContain('I cannot find anything with this code')
})

test('whoever is on call gets one text that tells no matter, as soon as it was sent, and again while nobody has read it', async () => {
  product.at('2027-03-10T23:30:00Z')
  // What fell due with the reports before.
  await chores()
  const before = phone.received(ON_CALL).length
  await report()
  await chores()
  const texts = phone.received(ON_CALL).slice(before)
  expect(texts).toEqual(['Heard: somebody needs you now. Please look at the restricted list on the staff page.'])
  product.pass(31 * 60_000)
  await chores()
  expect(phone.received(ON_CALL).slice(before)).toHaveLength(2)
  expect(phone.received(ON_CALL).join(' ')).not.toMatch(/hate|racis|report|abuse/i)
})

test.each([
  ['over midnight', '2027-03-10T22:15:00Z', '2027-03-11T04:15:00.000Z'],
  ['over a bank holiday weekend', '2027-03-26T23:00:00Z', '2027-03-27T05:00:00.000Z'],
  ['over the spring clock change', '2027-03-27T23:30:00Z', '2027-03-28T05:30:00.000Z'],
  ['over the autumn clock change', '2027-10-30T23:30:00Z', '2027-10-31T05:30:00.000Z'],
])('serious: six elapsed hours %s', async (_name, at, due) => {
  product.at(at)
  await report()
  const [clock] = (await newest()).clocks
  expect(clock).toMatchObject({ name: 'hate_serious', due: new Date(due) })
})

test('writing that should go has a job of its own within 24 elapsed hours, also when the report was stopped', async () => {
  product.at('2027-03-27T23:30:00Z')
  const known = await reports()
  const { talk } = await report(['they wrote a slur on my door', 'no', 'It happened to me', 'Skip', 'Racist', 'Yes'])
  await talk.say(`front door of 12 ${WORD} Lane`)
  await talk.say('menu')
  await talk.say('Yes')
  expect(await reports()).toHaveLength(known.length)
  const job = await product.product.cases.model
    .findOne({ landlord: 'meadowbrook', type: 'estate' })
    .sort({ receivedAt: -1 })
    .lean()
  expect(job).toMatchObject({ audience: 'general', conversation: null })
  const clock = job?.clocks.find(({ name }: { name: string }) => name === 'graffiti_removal')
  expect(clock).toMatchObject({ due: new Date('2027-03-28T23:30:00Z') })
  const conversation = await conversationOf(talk.id)
  expect(conversation?.sections.find(({ audience }) => audience === 'hate')?.wrapped).toBeNull()
})

test('by text: the number is the way back, nothing names the matter, and the section is gone', async () => {
  product.at('2027-03-11T10:00:00Z')
  const from = '+447700900982'
  const replies: string[] = []
  for (const body of [
    ACCOUNT,
    '1',
    '2',
    '1',
    'skip',
    'last week',
    '1',
    'my religion',
    '3',
    '1',
    '2',
    '2',
    'skip',
    'skip',
    '2',
    '1',
  ])
    replies.push(...(await phone.text({ from, body })))
  expect(replies.at(-1)).toMatch(/^Thank you\. We have your message [0-9A-Z-]{10,14}\.$/)
  expect(replies.join(' ')).not.toMatch(/\b(hate|racist|racism|abuse|slur)\b/i)
  expect(replies.join(' ')).not.toContain(WORD)
  const record = await newest()
  expect(record).toMatchObject({ anonymous: false, channel: 'sms', receipt: null })
  const conversation = await product.product.conversations
    .findOne({ landlord: 'meadowbrook', channel: 'sms', current: true })
    .sort({ lastInboundAt: -1 })
    .lean<ConversationRecord>()
  expect(conversation?.sections.find(({ audience }) => audience === 'hate')?.wrapped).toBeNull()
})

test('ten idle minutes end what was begun, and nothing opens it any more', async () => {
  product.at('2027-03-12T10:00:00Z')
  const { talk } = await report([ACCOUNT, 'no'])
  product.pass(9 * 60_000)
  await sweep()
  expect((await conversationOf(talk.id))?.audience).toBe('hate')
  product.pass(2 * 60_000)
  await sweep()
  const after = await conversationOf(talk.id)
  expect(after?.audience).toBe('general')
  expect(after?.sections.find(({ audience }) => audience === 'hate')?.wrapped).toBeNull()
})

test('in danger it stays where the few see it, until somebody has recorded what was done', async () => {
  const { talk } = await report([ACCOUNT, 'yes', 'no'])
  product.pass(60 * 60_000)
  await sweep()
  const after = await conversationOf(talk.id)
  expect(after).toMatchObject({ audience: 'hate', alert: { kind: 'danger' } })
  expect(after?.sections.find(({ audience }) => audience === 'hate')?.wrapped).not.toBeNull()
})

async function sweep(): Promise<void> {
  await closeSilentTalks({ product: product.product, kick: product.worker.kick })
  await settled(product)
}

async function chores(): Promise<void> {
  await product.chores.run()
  await product.chores.run()
  await settled(product)
  await sleep(20)
}
