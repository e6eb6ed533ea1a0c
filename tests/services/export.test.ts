/** What is held about one person, and nothing about another; restricted records only with a reason; nothing opened before it is written down. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ExportAsked, exportCommand } from '../../bot/cli/export.ts'
import { smsThread } from '../../bot/http/twilio.ts'
import type { KeptFile } from '../../services/attachments/keptFile.ts'
import { savedName } from '../../services/attachments/savedName.ts'
import type { CaseHandle, NewCase } from '../../services/cases/cases.ts'
import { clocksFor } from '../../services/cases/clocks.ts'
import { showReference } from '../../services/cases/reference.ts'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import type { TranscriptRecord } from '../../services/conversations/transcript.ts'
import { newId } from '../../services/ids.ts'
import { createAudit } from '../../services/staff/audit.ts'
import { textingWorld } from '../support/signText.ts'
import { teamKeyOf } from '../support/teamKey.ts'
import { holdFile } from '../support/uploads.ts'
import { world } from '../support/world.ts'

const ANA = '+447700900321'
const BO = '+447700900322'
const KEY = randomBytes(32).toString('base64')
const folder = mkdtempSync(join(tmpdir(), 'heard-export-'))
/** Words of Ana, words of Ana that only one team may see, and words of others. */
const OWN = ['anaword', 'anatap', 'anaanswer', 'ananote', 'anatalknote', 'ana@canary.example']
const SECRET = ['anasecret']
const OTHERS = ['boword', 'botalknote', 'bosecret', 'bo@canary.example', BO]

let phone: Awaited<ReturnType<typeof textingWorld>>
let reference = ''
let webReference = ''
let oldReference = ''
let photo: KeptFile

interface Files {
  code: number
  out: string
  json: string
  page: string
  to: string
}

async function run(asked: Partial<ExportAsked>): Promise<Files> {
  const to = asked.to ?? join(folder, newId())
  const { uri } = phone.world
  const lines: string[] = []
  const say = (line: string): void => void lines.push(line)
  const code = await exportCommand({
    landlord: 'meadowbrook',
    by: 'Cleo Hart',
    ...asked,
    to,
    env: {
      MONGODB_URI: uri,
      MONGODB_NAME: new URL(uri).pathname.slice(1),
      DATA_DIR: folder,
      MASTER_KEY: KEY,
      CONFIDENTIAL_KEY: teamKeyOf(KEY),
    },
    print: say,
    fail: say,
    now: phone.world.now(),
  })
  const read = (name: string): string => (existsSync(join(to, name)) ? readFileSync(join(to, name), 'utf8') : '')
  return { code, out: lines.join('\n'), json: read('held.json'), page: read('held.html'), to }
}

const found = ({ words, text }: { words: string[]; text: string }): string[] =>
  words.filter((word) => text.includes(word))

async function openCase(more: Partial<NewCase>): Promise<{ id: string; reference: string; handle: CaseHandle }> {
  const { product } = phone.world
  const landlord = product.landlords.bySlug('meadowbrook')!
  const at = phone.world.now()
  const { handle, write } = product.cases.open({
    landlord: 'meadowbrook',
    audience: 'general',
    kind: 'complaint',
    type: 'complaint',
    profile: 'meadowbrook@1',
    team: 'complaints',
    channel: 'webchat',
    conversation: null,
    language: 'en',
    formRun: newId(),
    receivedAt: at,
    awareAt: null,
    hazard: null,
    urgent: false,
    clocks: clocksFor({ kind: 'complaint', landlord, law: product.law, at }),
    answers: {},
    intake: 'finished',
    reviewOn: null,
    pin: () => null,
    ...more,
  })
  await product.db.transact((session) => write.run(session))
  return { id: handle.id, reference: handle.reference, handle }
}

const audit = () =>
  createAudit({
    connection: phone.world.product.db.connection.useDb(phone.world.product.db.connection.name, { useCache: false }),
    master: phone.world.product.master,
    clock: () => phone.world.now(),
    log: phone.world.product.log,
  })

/** What staff wrote beside the newest talk of a number. */
async function noteBeside({ number, text }: { number: string; text: string }): Promise<void> {
  const { product } = phone.world
  const thread = smsThread({ product, landlord: 'meadowbrook', number })
  const talk = await product.conversations.findOne({ landlord: 'meadowbrook', thread, current: true }).lean()
  await product.db.transact((session) =>
    product.notes.write({ session, conversation: talk as never, by: 'x', text, at: phone.world.now() }),
  )
}

/** Cases that the dialogs themselves opened in Ana's second talk. */
const talkCases = async (): Promise<number> => {
  const { product } = phone.world
  const thread = smsThread({ product, landlord: 'meadowbrook', number: ANA })
  const talk = await product.conversations.findOne({ landlord: 'meadowbrook', thread, current: true }).lean()
  return await product.cases.model.countDocuments({ landlord: 'meadowbrook', conversation: talk!._id })
}

beforeAll(async () => {
  phone = await textingWorld((env) => world({ env, key: KEY }))
  const { product } = phone.world
  // A talk that is so old that the number may have been another person's.
  await phone.text({ from: ANA, body: 'My kitchen door sticks, oldword' })
  const [old] = await product.conversations.find({ landlord: 'meadowbrook' }).lean()
  oldReference = (await openCase({ conversation: old!._id, contact: { phone: ANA }, answers: { happened: 'oldword' } }))
    .reference
  phone.world.pass(40 * 86_400_000)
  await phone.text({ from: ANA, body: 'My tap drips, anatap' })
  await phone.text({ from: ANA, body: 'anaword <script>alert(1)</script>' })
  await phone.text({ from: BO, body: 'My bath is broken, boword' })
  await noteBeside({ number: ANA, text: 'anatalknote' })
  await noteBeside({ number: BO, text: 'botalknote' })
  const own = await openCase({
    answers: { happened: 'anaanswer', email: 'ana@canary.example', phone: ANA },
    contact: { phone: '07700 900321', email: 'ana@canary.example' },
  })
  reference = own.reference
  photo = await holdFile({ product, name: 'anaphoto.jpg' })
  const at = phone.world.now()
  await product.db.transact((session) =>
    product.cases.addFiles({ handle: own.handle, files: [photo], at }).run(session),
  )
  const secret = await openCase({
    audience: 'hate',
    kind: 'sensitive',
    type: 'hate',
    answers: { words: 'anasecret' },
    contact: { phone: ANA },
  })
  const record = (await product.cases.model.findOne({ landlord: 'meadowbrook', _id: own.id }).lean())!
  await product.cases.model.updateOne(
    { landlord: 'meadowbrook', _id: own.id },
    {
      $push: {
        links: { case: secret.id, why: 'about' },
        history: {
          $each: [
            {
              at: phone.world.now(),
              by: 'x',
              what: 'noted',
              detail: '',
              note: product.cases.sealNote({ record, words: { text: 'ananote' } }),
            },
            { at: phone.world.now(), by: 'bot', what: 'linked', detail: 'about', note: null },
          ],
        },
      },
    },
  )
  await openCase({
    answers: { happened: 'boword', email: 'bo@canary.example' },
    contact: { phone: BO, email: 'bo@canary.example' },
  })
  await openCase({
    audience: 'hate',
    kind: 'sensitive',
    type: 'hate',
    answers: { words: 'bosecret' },
    contact: { phone: BO },
  })
  webReference = (await openCase({ answers: { happened: 'only here' } })).reference
}, 180_000)
afterAll(() => phone.close())

test('the page and the data hold every word of the person and no word of another', async () => {
  const { code, json, page, out } = await run({ phone: '07700 900321' })
  expect({ code, out }).toMatchObject({ code: 0 })
  for (const text of [json, page]) {
    expect(found({ words: OWN, text })).toEqual(OWN)
    expect(found({ words: [...OTHERS, ...SECRET], text })).toEqual([])
  }
  const held = JSON.parse(json)
  // The case that was opened here, and what the talk about the tap opened.
  expect(held.cases).toHaveLength(1 + (await talkCases()))
  const own = held.cases.find((one: { reference: string }) => one.reference === showReference(reference))
  expect(own).toMatchObject({ links: [], answers: { happened: 'anaanswer' } })
  expect(own.clocks.length).toBeGreaterThan(0)
  expect(own.history.map(({ what }: { what: string }) => what)).toEqual(['opened', 'answered', 'noted'])
  expect(held.conversations).toHaveLength(1)
  expect(held.conversations[0].address).toBe(ANA)
  expect(held.conversations[0].texts.length).toBeGreaterThan(1)
  expect(out).toContain('unless --restricted')
})

/** The newest talk of a number, and its first message that was understood. */
async function understoodLine(number: string) {
  const { product } = phone.world
  const thread = smsThread({ product, landlord: 'meadowbrook', number })
  const conversation = (await product.conversations
    .findOne({ landlord: 'meadowbrook', thread, current: true })
    .lean<ConversationRecord>())!
  const rows = await product.transcript.model
    .find({ landlord: 'meadowbrook', conversation: conversation._id, author: 'tenant' })
    .sort({ position: 1 })
    .lean<TranscriptRecord[]>()
  return { conversation, row: rows[0]! }
}

test('what was understood, corrected and translated stands beside the words it is of', async () => {
  const { product } = phone.world
  const { conversation, row } = await understoodLine(ANA)
  const meant = { intent: 'repair', language: 'en', unhappy: false, danger: false }
  const beside = { conversation, row, by: 'x', at: phone.world.now() }
  await product.db.transact(async (session) => {
    const value = { was: meant, now: { ...meant, intent: 'estate', unhappy: true } }
    await product.corrections.write({ ...beside, session, id: newId(), value })
    const translation = { text: 'anatranslation', to: 'cy', from: 'en', service: 'own' }
    await product.lineTranslations.write({ ...beside, session, id: newId(), value: translation })
  })
  const { json, page } = await run({ phone: ANA })
  const [line] = JSON.parse(json).conversations[0].said.filter(({ author }: { author: string }) => author === 'tenant')
  expect(line).toMatchObject({
    understood: { intent: 'repair' },
    corrections: [
      { what: 'intent', from: 'repair', to: 'estate' },
      { what: 'unhappy', from: 'no', to: 'yes' },
    ],
    translations: [{ text: 'anatranslation', from: 'en', to: 'cy', service: 'own' }],
  })
  for (const text of [
    'The assistant understood: Repair',
    'what it is about, from Repair to Estate',
    'unhappy, from no to yes',
    'into Welsh:',
    'anatranslation',
  ])
    expect(page).toContain(text)
})

test('an incident is for the person it is about: by the number, without what is a colleague’s own', async () => {
  const { incidents, db } = phone.world.product
  const file = (number: string, happened: string) =>
    db.transact((session) =>
      incidents.file({
        session,
        landlord: 'meadowbrook',
        form: {
          ...{ kind: 'threats', setting: 'visits', on: '2027-03-01', happened },
          ...{ witnesses: 'witnessword', harm: 'harmword', support: 'supportword' },
        },
        quoted: null,
        language: 'en',
        known: { conversation: null, number: incidents.seal.numberMark(number) },
        by: 'x',
        at: phone.world.now(),
      }),
    )
  const cyril = '+447700900329'
  const { _id: id } = await file(cyril, 'cyrilincident')
  await file(BO, 'boincident')
  const { json, page, out } = await run({ phone: cyril })
  for (const text of [json, page]) {
    expect(text).toContain('cyrilincident')
    expect(found({ words: ['boincident', 'witnessword', 'harmword', 'supportword'], text })).toEqual([])
  }
  expect(page).toContain('Threats')
  expect(page).not.toMatch(/undefined|\[object|page_/)
  expect(out).toContain('1 incidents')
  const trail = await audit().latest({ landlord: 'meadowbrook', limit: 1 })
  expect(trail).toMatchObject([{ action: 'incident.export', target: id }])
  expect(JSON.parse((await run({ reference: webReference })).json).incidents).toEqual([])
})

test('the page is one file that fetches and runs nothing, and says what language it is in', async () => {
  const { page } = await run({ phone: ANA })
  expect(page).toMatch(/^<!doctype html>\n<html lang="en-GB">/)
  expect(page).not.toMatch(/<script|<link|<img|https?:\/\//)
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(page).toContain(showReference(reference))
  expect(page).not.toMatch(/undefined|\[object|page_/)
  expect(page.match(/<h1>/g)).toHaveLength(1)
})

test('files are for their owner only', async () => {
  const { to } = await run({ phone: ANA })
  expect(statSync(to).mode & 0o777).toBe(0o700)
  expect(readdirSync(to).sort()).toEqual([savedName(photo), 'held.html', 'held.json'])
  for (const name of readdirSync(to)) expect(statSync(join(to, name)).mode & 0o777).toBe(0o600)
})

test('restricted records come with a reason, and the audit trail has it before and on each record', async () => {
  const { json, page, out } = await run({ phone: ANA, restricted: 'asked by her own solicitor' })
  for (const text of [json, page]) {
    expect(found({ words: [...OWN, ...SECRET], text })).toEqual([...OWN, ...SECRET])
    expect(found({ words: OTHERS, text })).toEqual([])
  }
  expect(out).toContain('Keep the files')
  const trail = (await audit().latest({ landlord: 'meadowbrook', limit: 4 + (await talkCases()) })).reverse()
  expect(trail.map(({ action }) => action)).toEqual([
    'access.export',
    'conversation.export',
    ...Array.from({ length: 2 + (await talkCases()) }, () => 'case.export'),
  ])
  for (const { account, detail } of trail) {
    expect(account).toBe('operator:Cleo Hart')
    expect(detail).toContain('asked by her own solicitor')
  }
  expect(JSON.stringify(trail)).not.toContain(ANA.slice(3))
  expect(await audit().verify({ landlord: 'meadowbrook' })).toMatchObject({ ok: true })
})

test('a talk that turned to hate is restricted from there on, also for an export', async () => {
  const from = '+447700900323'
  await phone.text({ from, body: 'My neighbour shouts racist words at us, hateword' })
  await phone.text({ from, body: 'hateagain' })
  const words = ['hateword', 'hateagain']
  const without = await run({ phone: from })
  expect(found({ words, text: without.json + without.page })).toEqual([])
  const asked = { phone: from, restricted: 'she asked for it by name' }
  // Not sent yet: it is not the landlord's to hand over.
  const untold = await run(asked)
  expect(found({ words, text: untold.json + untold.page })).toEqual([])
  const { product } = phone.world
  const thread = smsThread({ product, landlord: 'meadowbrook', number: from })
  const set = (fields: object) => product.conversations.updateOne({ landlord: 'meadowbrook', thread }, { $set: fields })
  await set({ alert: { kind: 'danger', at: phone.world.now() } })
  expect(found({ words, text: (await run(asked)).json })).toEqual(words)
  // The talk itself open to all again: its restricted stretch stays with its team.
  await set({ audience: 'general' })
  const reopened = await run({ phone: from })
  expect(JSON.parse(reopened.json).conversations).toHaveLength(1)
  expect(found({ words, text: reopened.json + reopened.page })).toEqual([])
})

test('talks before a long silence are left out, for the number may have had another owner, until --earlier', async () => {
  const without = await run({ phone: ANA })
  expect(without.json).not.toContain('oldword')
  expect(without.out).toContain('--earlier')
  expect((await run({ phone: ANA, earlier: true })).json).toContain('oldword')
})

test('by its reference one case and its talk are found, by e-mail the cases that name it', async () => {
  const byReference = JSON.parse((await run({ reference: showReference(reference).toLowerCase() })).json)
  expect(byReference.cases.map((one: { reference: string }) => one.reference)).toEqual([showReference(reference)])
  const byTalk = JSON.parse((await run({ reference: oldReference })).json)
  expect(byTalk.conversations).toHaveLength(1)
  expect(JSON.stringify(byTalk)).not.toContain('anaword')
  const byEmail = JSON.parse((await run({ email: ' Ana@Canary.example' })).json)
  expect(byEmail.cases.map((one: { reference: string }) => one.reference)).toEqual([showReference(reference)])
})

test('nothing is found in another landlord', async () => {
  const { code, json, out } = await run({ reference: webReference, landlord: 'harbour-view' })
  expect({ code, json }).toEqual({ code: 1, json: '' })
  expect(out).toContain('Nothing to hand over')
})

test('where the audit trail cannot be written nothing is opened', async () => {
  const { db } = phone.world.product
  await db.connection.db!.command({ collMod: 'audit', validator: { never: { $exists: true } } })
  const { code, json, page, to } = await run({ phone: ANA })
  await db.connection.db!.command({ collMod: 'audit', validator: {} })
  expect({ code, json, page, made: existsSync(to) }).toEqual({ code: 1, json: '', page: '', made: false })
})

test('no word of a tenant and no number reaches the terminal or the log', async () => {
  const runs = [
    await run({ phone: ANA }),
    await run({ phone: ANA, restricted: 'why' }),
    await run({ email: 'ana@canary.example' }),
    await run({ phone: '+447700900399' }),
  ]
  const text = runs.map(({ out }) => out).join('\n') + phone.world.logged()
  expect(found({ words: [...OWN, ...SECRET, ...OTHERS, ANA, '7700900399', '900321'], text })).toEqual([])
})

test.each([
  [{}, 'one way'],
  [{ phone: ANA, email: 'ana@canary.example' }, 'one way'],
  [{ reference: 'ABC-DEF-GHJJ' }, '--reference'],
  [{ phone: 'twelve' }, '--phone'],
  [{ email: 'nowhere' }, '--email'],
  [{ phone: ANA, by: ' ' }, '--by'],
  [{ phone: ANA, restricted: '' }, '--restricted'],
  [{ phone: ANA, landlord: 'nobody' }, 'meadowbrook'],
])('%p is refused, and what would do is said', async (asked, says) => {
  const { code, out, json } = await run(asked)
  expect({ code, json }).toEqual({ code: 1, json: '' })
  expect(out).toContain(says)
})

test('a folder with something in it is left as it is', async () => {
  const to = join(folder, 'used')
  mkdirSync(to)
  writeFileSync(join(to, 'mine.txt'), 'mine')
  expect(await run({ phone: ANA, to })).toMatchObject({ code: 1, out: expect.stringContaining('empty folder') })
  expect(readdirSync(to)).toEqual(['mine.txt'])
})

test('a photo that was sent lies beside the page, by a name that says nothing, and its key is nowhere', async () => {
  const { code, json, page, to } = await run({ phone: ANA })
  expect(code).toBe(0)
  const saved = savedName(photo)
  const bytes = readFileSync(join(to, saved))
  expect(bytes.equals(await phone.world.product.attachments.open({ landlord: 'meadowbrook', file: photo }))).toBe(true)
  expect(statSync(join(to, saved)).mode & 0o777).toBe(0o600)
  expect(page).toContain(`<a href="${saved}">`)
  expect(json).toContain('anaphoto.jpg')
  for (const text of [json, page]) expect(text).not.toContain(photo.key)
})
