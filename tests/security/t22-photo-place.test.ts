/** Threat T22: a photograph tells where and when it was taken, and by whom; the copy that is kept tells nothing, and the untouched one is kept on a yes alone. */
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { AttachmentRecord } from '../../services/attachments/attachments.ts'
import { displayCopy } from '../../services/attachments/displayCopy.ts'
import { bytes } from '../../services/conversations/inbox.ts'
import { trusted } from '../../services/db.ts'
import { settled } from '../support/signText.ts'
import { photograph, textBytes, upload } from '../support/uploads.ts'
import { call, webTalk } from '../support/webTalk.ts'
import { type World, world } from '../support/world.ts'

const MARK = 'zanzibarrow-lane'
const digest = (of: Uint8Array): string => createHash('sha256').update(of).digest('hex')

let product: World
beforeAll(async () => {
  product = await world()
}, 120_000)
afterAll(() => product.stop())

const rows = (): Promise<AttachmentRecord[]> =>
  product.product.attachments.model.find({ landlord: 'meadowbrook' }).lean<AttachmentRecord[]>()

/** A report up to where photos are asked for. */
async function untilPhotos({
  keep,
}: {
  keep: 'Add them, without when and where' | 'Add them, and keep the originals'
}) {
  const talk = await webTalk({ world: product })
  let said = await talk.say('they shout racist words at me every day on the stairs')
  for (let turn = 0; turn < 30; turn++) {
    const asked = said.at(-1) ?? ''
    const buttons = await talk.buttons()
    if (/paper clip/.test(asked)) return talk
    const answer = /The original can count/.test(asked)
      ? keep
      : /danger now|Is there offensive writing/.test(asked)
        ? 'No'
        : (['Yes, ask me', 'It happened to me', 'Yes', 'Skip'].find((one) => buttons.includes(one)) ??
          (/anything that shows it/.test(asked) ? 'Yes' : 'Skip'))
    said = await talk.say(answer)
  }
  throw new Error(`Photos were not asked for; last: ${said.at(-1)}`)
}

test('the copy has no place, time, name, preview or colour profile, and looks the same way up', async () => {
  const original = await photograph({ mark: MARK })
  const before = await sharp(original).metadata()
  expect([before.exif?.includes(MARK), before.xmp?.includes(MARK)]).toEqual([true, true])
  const copied = await displayCopy(Buffer.from(original))
  if (!copied.ok) throw new Error(copied.reason)
  for (const copy of [copied.picture, Buffer.from(copied.thumb, 'base64')]) {
    const { exif, xmp, iptc, icc, orientation, comments } = await sharp(copy).metadata()
    expect([exif, xmp, iptc, icc, orientation, comments]).toEqual(Array(6).fill(undefined))
    for (const trace of [MARK, 'GPS', 'Exif', 'Photoshop', 'http://']) expect(copy.includes(trace)).toBe(false)
  }
})

test('a picture that was held sideways is turned before what says so is taken out', async () => {
  const sideways = await sharp({ create: { width: 80, height: 40, channels: 3, background: '#000' } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer()
  const copied = await displayCopy(sideways)
  expect(copied.ok && (await sharp(copied.picture).metadata())).toMatchObject({ width: 40, height: 80 })
})

test('without a yes no original is ever stored; a document, which cannot be drawn anew, is refused', async () => {
  const talk = await untilPhotos({ keep: 'Add them, without when and where' })
  const original = await photograph({ mark: MARK })
  const before = (await rows()).length
  await upload({
    world: product,
    talk,
    files: [
      { name: 'a.jpg', bytes: original },
      { name: 'b.pdf', bytes: textBytes('%PDF-1.7\n%%EOF') },
    ],
  })
  expect((await talk.read()).some(({ text }) => /cannot keep a document here/.test(text ?? ''))).toBe(true)
  expect((await rows()).length - before).toBe(1)
})

test('with a yes the untouched bytes lie sealed beside the copy, and the report opens them for its officers', async () => {
  const talk = await untilPhotos({ keep: 'Add them, and keep the originals' })
  const original = await photograph({ mark: MARK })
  const known = new Set((await rows()).map(({ _id }) => _id))
  await upload({ world: product, talk, text: 'this is our door', files: [{ name: 'door.jpg', bytes: original }] })
  const added = (await rows()).filter(({ _id }) => !known.has(_id))
  expect(added).toHaveLength(2)
  for (const row of added) expect(Buffer.from(bytes(row.bytes)).includes(MARK)).toBe(false)

  let said = (await talk.read('')).map(({ text }) => text ?? '')
  for (let turn = 0; turn < 40 && !/choose "i have a code"/i.test(said.join(' ')); turn++) {
    const buttons = await talk.buttons()
    const pick = ['Stay anonymous', 'That is all', 'Send', 'Nobody', 'Skip', 'Yes'].find((one) => buttons.includes(one))
    said = await talk.say(pick ?? 'Skip')
  }
  const report = await product.product.reports.model
    .findOne({ landlord: 'meadowbrook' })
    .sort({ receivedAt: -1 })
    .lean()
  expect(report?.anonymous).toBe(true)
  const kept = await product.product.attachments.model
    .find({ landlord: 'meadowbrook', _id: trusted({ $in: added.map(({ _id }) => _id) }) })
    .lean<AttachmentRecord[]>()
  // Nothing leads from the picture to the talk in which it was sent.
  expect(kept.map(({ conversation, section, audience, state }) => [conversation, section, audience, state])).toEqual(
    added.map(() => [null, null, 'hate', 'kept']),
  )

  const landlord = product.product.landlords.bySlug('meadowbrook')!
  const reader = {
    id: 'officer-1',
    landlord: 'meadowbrook',
    roles: ['hate_officer' as const],
    teams: [landlord.operations.hate.restricted_team],
    trainedUntil: new Date('2030-01-01'),
  }
  const who = { reader, landlord, id: report!._id, at: product.now() }
  const reason = { code: 'casework' as const, words: 'to see what was sent' }
  const read = await product.product.reports.read({ ...who, ask: { parts: ['account'], reason } })
  const account = read.ok ? read.report.content.account : undefined
  expect(account?.words).toContain('this is our door')
  const [file] = account!.files
  const opened = async (which: boolean) => {
    const got = await product.product.reports.file({ ...who, file: file!.id, original: which, ask: reason })
    return got.ok ? got.bytes : null
  }
  expect(digest((await opened(true))!)).toBe(digest(original))
  expect((await opened(false))!.includes(MARK)).toBe(false)
})

test('stopped half-way, or left, a report takes its photos with it', async () => {
  for (const how of ['stop', 'exit'] as const) {
    const talk = await untilPhotos({ keep: 'Add them, and keep the originals' })
    const known = new Set((await rows()).map(({ _id }) => _id))
    await upload({ world: product, talk, files: [{ name: 'door.jpg', bytes: await photograph({ mark: MARK }) }] })
    expect((await rows()).filter(({ _id }) => !known.has(_id))).toHaveLength(2)
    if (how === 'stop') {
      expect((await talk.say('menu')).join(' ')).toMatch(/leave|stop/i)
      await talk.say('Yes')
    } else {
      await call({ world: product, path: `/conversations/${talk.id}/exit`, token: talk.token })
      await settled(product)
    }
    const left = (await rows()).filter(({ _id }) => !known.has(_id))
    expect([how, left.map(({ _id }) => _id)]).toEqual([how, []])
  }
})
