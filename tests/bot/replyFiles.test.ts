/** An officer sends photos and files: sealed as a tenant's are, seen and saved by her alone, all of them or none, and none by text. */
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import { type Officer, officer } from '../support/officer.ts'
import { photograph, textBytes, type Upload } from '../support/uploads.ts'
import { call, type Shown, webTalk } from '../support/webTalk.ts'
import { world as start, type World } from '../support/world.ts'

let world: World
let sam: Officer
let manager: Officer
const PDF = textBytes('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF CANARY-IN-PDF')

beforeAll(async () => {
  world = await start()
  sam = await officer({ world })
  manager = await officer({ world, role: 'manager' })
}, 180_000)
afterAll(() => world?.stop())

async function send({
  id,
  text = '',
  files,
  as = sam,
  key,
  headers = {},
}: {
  id: string
  text?: string
  files: Upload[]
  as?: Officer
  key?: string
  headers?: Record<string, string>
}): Promise<{ status: number; body: unknown }> {
  const form = new FormData()
  form.append('activity', JSON.stringify({ text }))
  for (const { name, bytes } of files) form.append('file', new Blob([bytes]), name)
  const answer = await fetch(`http://127.0.0.1:${world.port}/api/staff/conversations/${id}/files`, {
    method: 'POST',
    headers: {
      Cookie: as.cookie,
      'Sec-Fetch-Site': 'same-origin',
      ...(key ? { 'Idempotency-Key': key } : {}),
      ...headers,
    },
    body: form,
  })
  return { status: answer.status, body: await answer.json() }
}
const claim = (id: string) => sam.ask({ method: 'POST', path: `/conversations/${id}/claim` })
const held = async () => {
  const talk = await webTalk({ world })
  await claim(talk.id)
  return talk
}
type Attached = Shown & { attachments?: { contentType: string; name: string; contentUrl: string }[] }
const attached = async (talk: Awaited<ReturnType<typeof webTalk>>) =>
  ((await talk.read('')) as Attached[]).findLast(({ attachments }) => attachments)?.attachments ?? []
const stored = (id: string) =>
  world.product.attachments.model.find({ landlord: 'meadowbrook', conversation: id }).lean()
const get = (url: string, token?: string): Promise<Response> =>
  fetch(`http://127.0.0.1:${world.port}${url}`, token ? { headers: { Authorization: `Bearer ${token}` } } : {})

test('a photo and a PDF reach the tenant: a small picture to look at, and each whole for her token', async () => {
  const talk = await held()
  const photo = await photograph({ mark: 'CANARY-IN-PHOTO' })
  const answer = await send({
    id: talk.id,
    text: 'Here is the plan.',
    files: [
      { name: 'kitchen.png', bytes: photo },
      { name: 'plan.pdf', bytes: PDF },
    ],
  })
  expect(answer).toMatchObject({ status: 200, body: { position: expect.any(Number) } })
  const [thumb, whole, plan] = await attached(talk)
  expect(thumb).toMatchObject({ contentType: 'image/jpeg', contentUrl: expect.stringMatching(/^data:image\/jpeg/) })
  const saved = await get(whole!.contentUrl, talk.token)
  expect(saved.headers.get('content-disposition')).toMatch(/^attachment/)
  expect(saved.headers.get('content-security-policy')).toContain('sandbox')
  const bytes = Buffer.from(await saved.arrayBuffer())
  expect(bytes.subarray(0, 2).toString('hex')).toBe('ffd8')
  // Drawn anew: where and by whom it was taken is not in it.
  expect(bytes.includes('CANARY')).toBe(false)
  expect(Buffer.from(await (await get(plan!.contentUrl, talk.token)).arrayBuffer())).toEqual(Buffer.from(PDF))
  // At rest it is sealed, kept under the conversation's own section, and staff find it in the transcript.
  const rows = await stored(talk.id)
  const { sections } = (await world.product.conversations
    .findOne({ _id: talk.id, landlord: 'meadowbrook' })
    .lean<ConversationRecord>())!
  expect(rows.map(({ state, section }) => [state, section])).toEqual([
    ['kept', sections.at(-1)!.id],
    ['kept', sections.at(-1)!.id],
  ])
  expect(rows.some(({ bytes: sealed }) => Buffer.from(sealed).includes('CANARY'))).toBe(false)
  const { entries } = (await sam.ask({ path: `/conversations/${talk.id}` })).body as {
    entries: { author: string; files: { name: string }[] }[]
  }
  expect(entries.at(-1)).toMatchObject({ author: 'staff', files: [{ name: 'kitchen.png' }, { name: 'plan.pdf' }] })
})

test('nobody else opens it: no token, another conversation, an ended one, an address that is made up', async () => {
  const talk = await held()
  const stranger = await webTalk({ world })
  await send({ id: talk.id, files: [{ name: 'plan.pdf', bytes: PDF }] })
  const [plan] = await attached(talk)
  expect((await get(plan!.contentUrl)).status).toBe(401)
  expect((await get(plan!.contentUrl, stranger.token)).status).toBe(404)
  expect((await get(plan!.contentUrl.replace(talk.id, stranger.id), stranger.token)).status).toBe(404)
  expect((await get(`${plan!.contentUrl}x`, talk.token)).status).toBe(404)
  expect((await get(plan!.contentUrl.replace(/\/\d+\//, '/1/'), talk.token)).status).toBe(404)
  await call({ world, path: `/conversations/${talk.id}/exit`, token: talk.token })
  await world.worker.idle()
  expect((await get(plan!.contentUrl, talk.token)).status).toBe(401)
})

test('all of them or none: one that is no photo and no PDF, one too many, and nothing is sent or kept', async () => {
  const talk = await held()
  const good = { name: 'plan.pdf', bytes: PDF }
  const script = { name: 'plan.pdf', bytes: textBytes('<script>alert(1)</script>') }
  expect(await send({ id: talk.id, files: [good, script] })).toMatchObject({
    status: 409,
    body: { error: { detail: { reason: 'file', why: 'kind' } } },
  })
  expect(await send({ id: talk.id, files: Array.from({ length: 6 }, () => good) })).toMatchObject({
    status: 409,
    body: { error: { detail: { why: 'tooMany' } } },
  })
  expect((await send({ id: talk.id, text: 'no file', files: [] })).status).toBe(400)
  expect(await stored(talk.id)).toEqual([])
  expect(await attached(talk)).toEqual([])
})

test('sent again under the same key is sent once', async () => {
  const talk = await held()
  const again = { id: talk.id, files: [{ name: 'plan.pdf', bytes: PDF }], key: 'one-and-the-same' }
  const answers = [await send(again), await send(again)]
  expect(answers[0]).toEqual(answers[1])
  expect(await stored(talk.id)).toHaveLength(1)
})

test('only whoever holds it sends, from the console itself, and what was not held is not kept', async () => {
  const talk = await held()
  const files = [{ name: 'plan.pdf', bytes: PDF }]
  expect((await send({ id: talk.id, files, as: manager })).status).toBe(409)
  expect((await send({ id: talk.id, files, headers: { 'Sec-Fetch-Site': 'cross-site' } })).status).toBe(403)
  expect((await send({ id: 'nowhere', files })).status).toBe(404)
  expect(await stored(talk.id)).toEqual([])
})

test('a text message carries none, and that is said', async () => {
  const { _id } = (
    await world.product.conversations.find({ landlord: 'meadowbrook' }).limit(1).lean<ConversationRecord[]>()
  )[0]!
  await world.product.conversations.updateOne({ _id, landlord: 'meadowbrook' }, { $set: { channel: 'sms' } })
  expect(await send({ id: _id, files: [{ name: 'plan.pdf', bytes: PDF }] })).toMatchObject({
    status: 409,
    body: { error: { detail: { reason: 'files_by_text' } } },
  })
})
