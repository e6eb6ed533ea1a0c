/** Words that come with a file: danger in them waits for nothing, and no file that is slow, refused or not looked through takes them with it. */
import { request } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import { settled } from '../support/signText.ts'
import { plainPicture, upload } from '../support/uploads.ts'
import { type WebTalk, webTalk } from '../support/webTalk.ts'
import { type World, world } from '../support/world.ts'

const DANGER = 'help, he is breaking down my door with a knife'
const CRLF = '\r\n'

/** A scanner that says nothing until it is let go on. */
let scanner: Server
let asked: Socket[] = []
let product: World
const letGo = (): void => {
  for (const socket of asked) socket.end('stream: OK\0')
  asked = []
}

beforeAll(async () => {
  scanner = createServer((socket) => {
    socket.on('error', () => {})
    socket.resume()
    asked.push(socket)
  })
  await new Promise<void>((resolve) => scanner.listen(0, '127.0.0.1', resolve))
  const { port } = scanner.address() as { port: number }
  product = await world({
    env: { CLAMD: `127.0.0.1:${port}` },
    limits: { filesAwaited: 0.2, uploadsPerTalk: { points: 2, seconds: 60 } },
  })
}, 120_000)
afterAll(async () => {
  letGo()
  await product.stop()
  await new Promise((resolve) => scanner.close(resolve))
})

const picture = async () => ({ name: 'door.jpg', bytes: await plainPicture() })

/** Reads until it was said. */
async function heard(talk: WebTalk, said: RegExp): Promise<string> {
  for (let round = 0; round < 300; round++) {
    const all = (await talk.read(''))
      .filter(({ from }) => from.role === 'bot')
      .map(({ text }) => text)
      .join('\n')
    if (said.test(all)) return all
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`Never said: ${said}`)
}
const sent = async (talk: WebTalk): Promise<[string, number][]> =>
  (await talk.read(''))
    .filter(({ from, type }) => from.role === 'user' && type === 'message')
    .map((activity) => [activity.text ?? '', (activity as { attachments?: unknown[] }).attachments?.length ?? 0])

test.each([
  ['danger', DANGER, /999/],
  ['a broken boiler', 'my boiler is broken', /boiler|heating|where|address/i],
])('%s is answered while the file is still being looked through; the file follows', async (_, words, answer) => {
  const talk = await webTalk({ world: product })
  let done = false
  const uploaded = upload({ world: product, talk, text: words, files: [await picture()] }).finally(() => {
    done = true
  })
  await heard(talk, answer)
  expect([done, await sent(talk)]).toEqual([false, [[words, 0]]])
  letGo()
  expect((await uploaded).status).toBe(200)
  expect(await sent(talk)).toEqual([
    [words, 0],
    ['', 1],
  ])
  await heard(talk, /Thank you\. What you sent is kept/)
})

test('danger is answered while the file is still on a slow line', async () => {
  const talk = await webTalk({ world: product })
  const activity = JSON.stringify({ type: 'message', text: DANGER, channelData: { clientActivityID: 'slow' } })
  const headers = {
    Authorization: `Bearer ${talk.token}`,
    'Content-Type': 'multipart/form-data; boundary=slow',
  }
  const path = `/v3/directline/conversations/${talk.id}/upload`
  const status = Promise.withResolvers<number | undefined>()
  const slow = request({ host: '127.0.0.1', port: product.port, method: 'POST', path, headers }, (answer) => {
    answer.resume()
    status.resolve(answer.statusCode)
  })
  slow.write(
    `--slow${CRLF}Content-Disposition: form-data; name="activity"; filename="blob"${CRLF}Content-Type: application/vnd.microsoft.activity${CRLF}${CRLF}${activity}${CRLF}--slow${CRLF}Content-Disposition: form-data; name="file"; filename="door.jpg"${CRLF}Content-Type: image/jpeg${CRLF}${CRLF}`,
  )
  const { bytes } = await picture()
  slow.write(bytes.slice(0, 20))
  await heard(talk, /999/)
  slow.end(Buffer.concat([bytes.slice(20), Buffer.from(`${CRLF}--slow--${CRLF}`)]))
  for (let round = 0; round < 200 && asked.length === 0; round++)
    await new Promise((resolve) => setTimeout(resolve, 25))
  letGo()
  expect(await status.promise).toBe(200)
  await settled(product)
  expect(await sent(talk)).toEqual([
    [DANGER, 0],
    ['', 1],
  ])
})

test('sent again by a client that heard no answer, the words and the file stand once', async () => {
  const talk = await webTalk({ world: product })
  const files = [await picture()]
  for (let time = 0; time < 2; time++) {
    const uploaded = upload({ world: product, talk, text: DANGER, files, id: 'again' })
    for (let round = 0; round < 200 && asked.length === 0; round++)
      await new Promise((resolve) => setTimeout(resolve, 25))
    letGo()
    expect((await uploaded).status).toBe(200)
  }
  expect(await sent(talk)).toEqual([
    [DANGER, 0],
    ['', 1],
  ])
})

test('beyond the limit of messages with files the words arrive all the same, and the file is asked for later', async () => {
  const talk = await webTalk({ world: product })
  for (let time = 0; time < 2; time++)
    await upload({ world: product, talk, files: [{ name: 'empty.jpg', bytes: new Uint8Array(0) }] })
  const answer = await upload({ world: product, talk, text: DANGER, files: [await picture()] })
  expect(answer.status).toBe(200)
  const said = await heard(talk, /could not take this file just now/)
  expect(said).toMatch(/999/)
  expect(said).not.toMatch(/too many/)
  expect(asked).toEqual([])
})
