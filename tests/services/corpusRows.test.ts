/** Corrections become rows to learn from only where the landlord allows it, one by one, masked, by a manager, and never out of confidence or a text message. */
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { corpusCommand } from '../../bot/cli/corpusRows.ts'
import { lastNumbers, offerRows } from '../../bot/cli/offerRows.ts'
import { rowCandidates } from '../../bot/cli/rowCandidates.ts'
import { row } from '../../dialogs/understand/corpus/corpus.ts'
import { likeNames, maskPerson, takeOut } from '../../services/corrections/maskPerson.ts'
import type { AccountRecord } from '../../services/staff/accounts.ts'
import { whileAuditFails } from '../support/failPoint.ts'
import { type StaffWorld, staffWorld } from '../support/staffWorld.ts'

const folder = mkdtempSync(join(tmpdir(), 'heard-rows-'))
let files = 0
const newFile = (): string => join(folder, `rows-${++files}.jsonl`)

let world: StaffWorld
let manager: AccountRecord
let as: string
beforeAll(async () => {
  world = await staffWorld({ clock: '2027-01-12T10:00:00Z' })
  manager = await world.hire({ roles: ['manager'], email: 'mo@meadowbrook.example' })
  as = await world.session(manager)
}, 180_000)
afterAll(() => world.close())
beforeEach(async () => {
  const { db } = world.product
  for (const name of ['conversations', 'transcript', 'corrections'])
    await db.connection.collection(name).deleteMany({ landlord: 'meadowbrook' })
})

type Talk = Parameters<StaffWorld['talk']>[0]
const said = (text: string, flags: object[] = [], intent = 'repair') => ({
  author: 'tenant' as const,
  body: { text, language: 'en', heard: { intent, flags, version: 'test' } },
})
const TEXT = 'Third time I ask, Emlyn at 14 Rose Lane LL55 1AB rings 07700 900123 and nobody comes'

async function correctedTalk(
  more: Talk & { text?: string; flags?: object[]; intent?: string } = {},
  meant: object = {},
): Promise<string> {
  const { text = TEXT, flags = [], intent = 'repair', ...rest } = more
  const { _id: id } = await world.talk({ said: [said(text, flags, intent)], ...rest })
  const body = { position: 1, intent: 'repair', language: null, unhappy: true, danger: false, ...meant }
  const answer = await world.post({ as, path: `/api/staff/conversations/${id}/corrections`, body })
  expect(answer.status).toBe(200)
  return id
}

/** Answers in the order of the questions; after the last nobody is there any more. */
async function look({ answers, to = newFile() }: { answers: string[]; to?: string }) {
  const shown: string[] = []
  const left = [...answers]
  const { conversations, transcript, corrections } = world.product
  const counts = await offerRows({
    candidates: rowCandidates({ landlord: 'meadowbrook', conversations, transcript, corrections }),
    approver: manager,
    audit: world.staff.audit,
    file: { to, numbers: (await lastNumbers(to))! },
    ask: async (question) => {
      shown.push(question)
      return left.shift() ?? null
    },
    print: (line) => void shown.push(line),
  })
  const rows = existsSync(to)
    ? readFileSync(to, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => row.parse(JSON.parse(line)))
    : []
  return { counts, rows, shown: shown.join('\n'), to, unasked: left.length }
}
const YES = ['Emlyn, Rose Lane', 'yes', 'nobody came again', 'angry']

test('a row has the masked words, what staff said it means, and a place in the corpus', async () => {
  await correctedTalk()
  const { rows, shown, counts, to } = await look({ answers: YES })
  expect(rows).toEqual([
    {
      id: 'en-h99-0001',
      text: 'Third time I ask, … at 14 … … rings 00000 000000 and nobody comes',
      intent: 'repair',
      flags: ['dissatisfied'],
      situation: 'nobody came again',
      by: 'h99',
      register: 'angry',
      script: 'Latn',
    },
  ])
  expect(counts).toEqual({ taken: 1, left: 0 })
  expect(shown).toContain('These look like names: Emlyn, Rose, Lane')
  for (const hidden of ['LL55', '07700', '900123']) expect(shown).not.toContain(hidden)
  expect(statSync(to).mode & 0o777).toBe(0o600)
})

test('a no is kept as well as a yes: neither is offered again, and the audit has both before a row is written', async () => {
  await correctedTalk({ text: 'The lift stands still again' })
  await correctedTalk({ text: 'Nobody rang me back' })
  const first = await look({ answers: ['', 'no', '', 'yes', 'nobody rang', 'plain'] })
  expect(first).toMatchObject({ counts: { taken: 1, left: 1 }, unasked: 0 })
  const again = await look({ answers: YES, to: first.to })
  expect(again).toMatchObject({ counts: { taken: 0, left: 0 }, unasked: YES.length, shown: '' })
  const noted = (await world.staff.audit.latest({ landlord: 'meadowbrook', limit: 2 })).map(
    ({ account, action, detail }) => ({ account, action, detail }),
  )
  expect(noted).toEqual([
    { account: manager._id, action: 'corpus.approve', detail: 'en-h99-0001' },
    { account: manager._id, action: 'corpus.refuse', detail: '' },
  ])
  // A later correction is a new matter.
  await correctedTalk({ text: 'No call, no letter' })
  expect((await look({ answers: ['', 'yes', 'no call', 'terse'], to: first.to })).rows.map(({ id }) => id)).toEqual([
    'en-h99-0001',
    'en-h99-0002',
  ])
})

test('while the audit cannot be written no row is', async () => {
  await correctedTalk()
  const to = newFile()
  await whileAuditFails({
    connection: world.product.db.connection,
    work: async () => expect(look({ answers: YES, to })).rejects.toThrow(),
  })
  expect(existsSync(to)).toBe(false)
})

test.each<[string, Parameters<typeof correctedTalk>[0]]>([
  ['a text message', { channel: 'sms' }],
  ['a hosted channel', { channel: 'botframework' }],
  ['hate that was heard', { flags: [{ name: 'hate', kind: 'victim', p: 0.3 }] }],
  ['somebody at risk', { flags: [{ name: 'safeguarding', kind: 'child', p: 0.9 }] }],
  ['abuse at home', { intent: 'domestic_abuse' }],
  ['a talk with an alert', { alert: { at: new Date(), kind: 'gas' } as never }],
])('never offered: %s', async (_, talk) => {
  await correctedTalk(talk)
  expect(await look({ answers: YES })).toMatchObject({ rows: [], shown: '' })
})

test('never offered: what staff say is hate, and a talk in which something was told in confidence', async () => {
  await correctedTalk({}, { intent: 'hate' })
  const id = await correctedTalk()
  const { conversations, sections } = world.product
  const { section } = sections.open({ audience: 'hate', at: world.now() })
  await conversations.collection.updateOne(
    { _id: id as never, landlord: 'meadowbrook' },
    { $push: { sections: section as never } },
  )
  expect(await look({ answers: YES })).toMatchObject({ rows: [], shown: '' })
})

test('never offered: what was restricted afterwards, destroyed, or put back as it was', async () => {
  const { conversations, transcript, db } = world.product
  const restricted = await correctedTalk()
  await transcript.model.collection.updateMany({ conversation: restricted }, { $set: { audience: 'hate' } })
  const moved = await correctedTalk()
  await conversations.collection.updateOne({ _id: moved as never }, { $set: { audience: 'safeguarding' } })
  const gone = await correctedTalk()
  await conversations.collection.updateOne({ _id: gone as never }, { $set: { 'sections.0.wrapped': null } })
  const noted = await correctedTalk()
  await db.connection
    .collection('corrections')
    .updateMany({ conversation: noted }, { $set: { audience: 'domestic_abuse' } })
  expect(await look({ answers: YES })).toMatchObject({ rows: [], shown: '' })
})

test('danger that nobody heard is asked by its kind; a guess that nobody confirmed is no sign', async () => {
  await correctedTalk(
    { text: 'the plug buzzes', flags: [{ name: 'urgent', p: 0.3 }] },
    { unhappy: false, danger: true },
  )
  const { rows, shown } = await look({
    answers: ['', 'yes', 'dragon', 'electric', 'x', 'buzzing plug', 'odd', 'plain'],
  })
  expect(rows).toMatchObject([{ flags: ['emergency:electric'], situation: 'buzzing plug', register: 'plain' }])
  expect(shown).toContain('Please write one of these: gas, carbon_monoxide')
})

test.each([[[]], [['Emlyn']], [['', 'yes']], [['', 'yes', 'nobody came', 'stop']]])(
  'whoever stops after %j leaves nothing behind',
  async (answers) => {
    await correctedTalk()
    expect(await look({ answers })).toMatchObject({ counts: { taken: 0, left: 0 }, rows: [] })
  },
)

test('a message of which nothing is left becomes no row, and words that are not in it are named', async () => {
  await correctedTalk({ text: 'Emlyn!' })
  expect(await look({ answers: ['emlyn, zz'] })).toMatchObject({ counts: { taken: 0, left: 1 }, rows: [], unasked: 0 })
  await correctedTalk({ text: 'ah' })
  expect((await look({ answers: ['zz', 'no'] })).shown).toContain('Not found: zz')
})

describe('the command', () => {
  const run = async (asked: { by?: string; to?: string }) => {
    const lines: string[] = []
    const say = (line: string): void => void lines.push(line)
    const code = await corpusCommand({
      by: 'mo@meadowbrook.example',
      to: newFile(),
      landlord: 'meadowbrook',
      ...asked,
      input: Readable.from([]),
      env: {
        MONGODB_URI: world.uri,
        MONGODB_NAME: new URL(world.uri).pathname.slice(1),
        ...world.env,
      },
      print: say,
      fail: say,
      now: world.now(),
    })
    return { code, out: lines.join('\n') }
  }

  test('is off by default', async () => {
    await correctedTalk()
    expect(await run({})).toEqual({
      code: 1,
      out: expect.stringContaining('operations › corpus › from_corrections: true'),
    })
  })
})

test('a file that holds something else is left alone', async () => {
  const file = newFile()
  writeFileSync(file, '{"id":"mine"}\n')
  expect(await lastNumbers(file)).toBeNull()
})

test.each([
  ['write to ana.b@homes.example.org please', 'write to … please'],
  ['see https://x.example/a?b=1 and www.y.example', 'see … and …'],
  ['my case ABC-DEF-2HJK', 'my case …'],
  ['at SW1A 2AA since 12/03/2026', 'at … since 00/00/0000'],
  ['٠٧٧٠٠٩٠٠١٢٣ call', '00000000000 call'],
  ['flat 3, 2 weeks, 3 times', 'flat 3, 2 weeks, 3 times'],
  ['my pin is 4821', 'my pin is ••••'],
])('%s is masked', (text, masked) => {
  expect(maskPerson(text)).toBe(masked)
})

test('words are taken out wherever they stand, and capitals inside a sentence are named', () => {
  expect(takeOut({ text: 'EMLYN said Emlyn (b.) is in', words: 'emlyn' }).text).toBe('… said … (b.) is in')
  expect(takeOut({ text: 'a.b axb', words: 'a.b' })).toEqual({ found: true, text: '… axb' })
  expect(takeOut({ text: 'a', words: '  ' }).found).toBe(false)
  expect(likeNames('Hello. My man Emlyn Griffiths, he said. Then Ana-Maria came')).toEqual([
    'Emlyn',
    'Griffiths',
    'Ana-Maria',
  ])
})
