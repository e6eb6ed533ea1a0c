/** Threat T21: whatever is sent as a photo is known by its bytes, drawn anew or refused in words, and never takes the message with it. */
import { createServer } from 'node:net'
import sharp from 'sharp'
import type { AttachmentRecord } from '../../services/attachments/attachments.ts'
import { bytes } from '../../services/conversations/inbox.ts'
import type { TranscriptRecord } from '../../services/conversations/transcript.ts'
import { plainPicture, textBytes, type Upload, upload } from '../support/uploads.ts'
import { webTalk } from '../support/webTalk.ts'
import { type World, world } from '../support/world.ts'

const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

let product: World
beforeAll(async () => {
  product = await world()
}, 120_000)
afterAll(() => product.stop())

const rows = (on = product): Promise<AttachmentRecord[]> =>
  on.product.attachments.model.find({ landlord: 'meadowbrook' }).lean<AttachmentRecord[]>()

/** The tenant's last message as the log has it. */
async function lastSaid(id: string, on = product) {
  const conversation = await on.product.conversations.findOne({ _id: id, landlord: 'meadowbrook' }).lean()
  const row = await on.product.transcript.model
    .findOne({ landlord: 'meadowbrook', conversation: id, author: 'tenant' })
    .sort({ position: -1 })
    .lean<TranscriptRecord>()
  return on.product.transcript.open({ conversation: conversation as never, row: row as never }).body!
}

async function bomb(): Promise<Uint8Array<ArrayBuffer>> {
  // 30,000 by 30,000 points of one colour: some two megabytes that would be 3.6 GB when opened.
  const picture = await sharp({
    create: { width: 30_000, height: 30_000, channels: 3, background: '#ffffff' },
    limitInputPixels: false,
  })
    .png({ compressionLevel: 9 })
    .toBuffer()
  return new Uint8Array(picture)
}

test('each hostile file is refused with its own sentence, nothing of it is stored, and the words arrive', async () => {
  const jpeg = await plainPicture('jpeg', 400)
  const hostile: [Upload, RegExp][] = [
    [{ name: 'eicar.jpg', type: 'image/jpeg', bytes: textBytes(EICAR) }, /kind of file/],
    [{ name: 'pic.gif', bytes: textBytes('GIF89a/*\x00\x00*/=1;alert(1)//') }, /kind of file/],
    [{ name: 'logo.svg', type: 'image/svg+xml', bytes: textBytes(SVG) }, /kind of file/],
    [{ name: 'page.jpg', type: 'image/jpeg', bytes: textBytes('<!doctype html><script>alert(1)</script>') }, /kind of/],
    [{ name: 'half.jpg', type: 'image/jpeg', bytes: jpeg.slice(0, jpeg.length / 2) }, /damaged/],
    [
      { name: 'head.jpg', type: 'image/jpeg', bytes: textBytes('\xff\xd8\xff\xe0<script>alert(1)</script>') },
      /damaged/,
    ],
    [{ name: 'empty.png', type: 'image/png', bytes: new Uint8Array(0) }, /nothing in this file/],
    [{ name: 'bomb.png', type: 'image/png', bytes: await bomb() }, /too big/],
    [{ name: 'long.jpg', type: 'image/jpeg', bytes: new Uint8Array(10 * 1024 * 1024 + 1).fill(0xff) }, /10 MB/],
  ]
  for (const [file, words] of hostile) {
    const talk = await webTalk({ world: product })
    const answer = await upload({ world: product, talk, text: 'my tap drips', files: [file] })
    expect([file.name, answer.status]).toEqual([file.name, 200])
    const said = (await talk.read()).map(({ text }) => text).join('\n')
    expect([file.name, said]).toEqual([file.name, expect.stringMatching(words)])
    expect((await lastSaid(talk.id)).text).toBe('my tap drips')
  }
  expect(await rows()).toEqual([])
}, 120_000)

test('a picture with a page hung on its end is drawn anew: nothing of the tail is kept', async () => {
  const talk = await webTalk({ world: product })
  const tail = '<script>document.cookie</script>'
  const polyglot = new Uint8Array(Buffer.concat([await plainPicture('jpeg'), Buffer.from(tail)]))
  await upload({ world: product, talk, files: [{ name: 'both.jpg', bytes: polyglot }] })
  const [file] = (await lastSaid(talk.id)).files!
  const kept = await product.product.attachments.open({ landlord: 'meadowbrook', file: file! })
  expect(kept.includes(tail)).toBe(false)
  expect((await sharp(kept).metadata()).format).toBe('jpeg')
  expect(file!.scanned).toBe(false)
})

test.each(['png', 'webp', 'jpeg'] as const)(
  '%s is taken and given back as JPEG, whatever it calls itself',
  async (format) => {
    const talk = await webTalk({ world: product })
    await upload({ world: product, talk, files: [{ name: 'x.exe', bytes: await plainPicture(format) }] })
    const shown = (await talk.read('')).findLast(({ from }) => from.role === 'user') as unknown as {
      attachments: { contentType: string; contentUrl: string }[]
    }
    expect(shown.attachments).toEqual([
      {
        contentType: 'image/jpeg',
        name: 'x.exe',
        contentUrl: expect.stringMatching(/^data:image\/jpeg;base64,/),
        thumbnailUrl: expect.any(String),
      },
    ])
  },
)

test('names lose folders and every sign that nobody sees', async () => {
  const talk = await webTalk({ world: product })
  const names = [
    '../../etc/x.jpg',
    'C:\\secret\\y.jpg',
    'photo\u202egpj.exe',
    '\u0000\u200bz.jpg',
    `${'n'.repeat(300)}.jpg`,
  ]
  const bytes = await plainPicture()
  await upload({ world: product, talk, files: names.map((name) => ({ name, bytes })) })
  const kept = (await lastSaid(talk.id)).files!.map(({ name }) => name)
  expect(kept).toEqual(['x.jpg', 'y.jpg', 'photogpj.exe', 'z.jpg', 'n'.repeat(120)])
})

test('five files of one message and no more; the sixth is told', async () => {
  const talk = await webTalk({ world: product })
  const bytes = await plainPicture()
  await upload({
    world: product,
    talk,
    files: Array.from({ length: 7 }, (_, index) => ({ name: `${index}.jpg`, bytes })),
  })
  const { files, refusedFiles } = await lastSaid(talk.id)
  expect([files?.length, refusedFiles]).toEqual([5, ['tooMany', 'tooMany']])
  expect((await talk.read()).some(({ text }) => /too many/.test(text ?? ''))).toBe(true)
})

test('the same message sent again is one message and one file', async () => {
  const talk = await webTalk({ world: product })
  const before = (await rows()).length
  const files = [{ name: 'a.jpg', bytes: await plainPicture() }]
  for (let time = 0; time < 3; time++) await upload({ world: product, talk, files, id: 'the-same' })
  expect((await rows()).length - before).toBe(1)
  expect((await talk.read('')).filter(({ from }) => from.role === 'user')).toHaveLength(1)
})

test('a body that is no form, has no end, or is larger than all files together, is refused', async () => {
  const talk = await webTalk({ world: product })
  const send = (headers: Record<string, string>, body: string): Promise<Response> =>
    fetch(`http://127.0.0.1:${product.port}/v3/directline/conversations/${talk.id}/upload`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${talk.token}`, ...headers },
      body,
    })
  expect((await send({ 'Content-Type': 'image/jpeg' }, 'x')).status).toBe(415)
  expect((await send({ 'Content-Type': 'multipart/form-data' }, 'x')).status).toBe(415)
  const cut = 'multipart/form-data; boundary=b'
  expect(
    (await send({ 'Content-Type': cut }, '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc'))
      .status,
  ).toBe(400)
  expect((await send({ 'Content-Type': cut }, 'x'.repeat(90 * 1024 * 1024))).status).toBe(413)
})

test('what was stored and no message followed is gone after an hour', async () => {
  const { attachments } = product.product
  const conversation = { _id: 'nobody', landlord: 'meadowbrook' }
  await attachments.hold({
    conversation,
    sealed: [{ id: 'loose', key: '', sealed: Buffer.from('x') }],
    at: product.now(),
  })
  const sweep = (minutes: number): Promise<number> =>
    attachments.sweep({ landlords: ['meadowbrook'], before: new Date(product.now().getTime() + minutes * 60_000) })
  expect([await sweep(-1), await sweep(1)]).toEqual([0, 1])
})

test('with clamd: what it finds is refused, what it passes is marked so, and while it is away nothing is kept', async () => {
  // clamd's own protocol: zINSTREAM, pieces with their length before them, an empty one, one line back.
  let answers = true
  const clamd = createServer((socket) => {
    if (!answers) return void socket.destroy()
    let got = Buffer.alloc(0)
    socket.on('data', (part: Buffer) => {
      got = Buffer.concat([got, part])
      if (got.subarray(-4).readUInt32BE() !== 0) return
      socket.end(got.includes('PLUGH') ? 'stream: Test.Plugh FOUND\0' : 'stream: OK\0')
    })
    socket.on('error', () => {})
  })
  await new Promise<void>((resolve) => clamd.listen(0, '127.0.0.1', resolve))
  const { port } = clamd.address() as { port: number }
  const guarded = await world({ env: { CLAMD: `127.0.0.1:${port}` } })
  const talk = await webTalk({ world: guarded })
  const bad = new Uint8Array(Buffer.concat([await plainPicture(), Buffer.from('PLUGH')]))
  const files = [
    { name: 'bad.jpg', bytes: bad },
    { name: 'good.jpg', bytes: await plainPicture() },
    { name: 'letter.pdf', bytes: textBytes('%PDF-1.7\n%%EOF') },
  ]
  await upload({ world: guarded, talk, files })
  const said = await lastSaid(talk.id, guarded)
  expect(said.refusedFiles).toEqual(['infected'])
  expect(said.files!.map(({ kind, scanned }) => [kind, scanned])).toEqual([
    ['picture', true],
    ['document', true],
  ])
  answers = false
  expect((await upload({ world: guarded, talk, text: 'my tap drips', files })).status).toBe(200)
  const away = await lastSaid(talk.id, guarded)
  expect([away.text, away.files ?? [], away.refusedFiles]).toEqual(['my tap drips', [], Array(3).fill('notNow')])
  expect(await rows(guarded)).toHaveLength(2)
  await guarded.stop()
  await new Promise((resolve) => clamd.close(resolve))
}, 60_000)

test('at rest every file is sealed, under a key of its own that the row does not hold', async () => {
  const talk = await webTalk({ world: product })
  await upload({ world: product, talk, files: [1, 2].map((n) => ({ name: `${n}.jpg`, bytes: textJpeg })) })
  const { files } = await lastSaid(talk.id)
  const [one, two] = files!
  expect(one!.key).not.toBe(two!.key)
  const raw = await product.product.attachments.model.findOne({ landlord: 'meadowbrook', _id: one!.id }).lean()
  const stored = Buffer.from(bytes(raw!.bytes))
  expect(stored.includes(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false)
  expect(JSON.stringify(raw)).not.toContain(one!.key)
  const swapped = { id: one!.id, key: two!.key }
  await expect(product.product.attachments.open({ landlord: 'meadowbrook', file: swapped })).rejects.toThrow()
  await expect(product.product.attachments.open({ landlord: 'harbour', file: one! })).rejects.toThrow('not_found')
})

let textJpeg: Uint8Array<ArrayBuffer>
beforeAll(async () => {
  textJpeg = await plainPicture()
})
