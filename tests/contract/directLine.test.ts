/** Direct Line 3.0 as its clients know it: the stock client, in a real browser, works against the whole product unchanged. */
import { closeBrowser } from '../support/browser.ts'
import { cuttableWire, STATUS, stockClient } from '../support/directLineClient.ts'
import { localUrl, settled } from '../support/signText.ts'
import { plainPicture, upload } from '../support/uploads.ts'
import { call, generate, type Opened, type Shown, webTalk } from '../support/webTalk.ts'
import { type World, world } from '../support/world.ts'

let product: World
beforeAll(async () => {
  product = await world()
}, 180_000)
afterAll(async () => {
  await closeBrowser()
  await product.stop()
})

const messages = (seen: Shown[]): Shown[] => seen.filter(({ type }) => type === 'message')
const fromBot = (seen: Shown[]): Shown[] => messages(seen).filter(({ from }) => from.role === 'bot')
const withButtons = (seen: Shown[]): boolean => fromBot(seen).at(-1)?.suggestedActions !== undefined
const unique = (seen: Shown[]): boolean => new Set(seen.map(({ id }) => id)).size === seen.length

const open = async (options: { webSocket?: boolean; pollingInterval?: number } = {}, origin = localUrl(product)) => {
  const { conversationId, token } = await generate({ world: product })
  return {
    id: conversationId,
    token,
    client: await stockClient({ origin, options: { token, webSocket: true, ...options } }),
  }
}

describe('the stock client', () => {
  test('connects, is greeted over the WebSocket and is offered buttons', async () => {
    const { client } = await open()
    const seen = await client.untilSeen({ what: 'the greeting', holds: withButtons })
    expect((await client.states()).filter((state) => state !== STATUS.uninitialised)).toEqual([
      STATUS.connecting,
      STATUS.online,
    ])
    expect(fromBot(seen)[0]).toMatchObject({
      type: 'message',
      channelId: 'directline',
      textFormat: 'plain',
      from: { role: 'bot' },
      conversation: { id: expect.any(String) },
    })
    const buttons = fromBot(seen).at(-1)!.suggestedActions!.actions
    expect(buttons.length).toBeGreaterThan(3)
    expect(buttons.every(({ type, title, value }) => type === 'imBack' && title !== '' && value === title)).toBe(true)
    await client.close()
  })

  test('sees its own message come back once, under the id that posting gave it and with its own clientActivityID, then the answer', async () => {
    const { client } = await open()
    await client.untilSeen({ what: 'the greeting', holds: withButtons })
    const before = (await client.seen()).length
    const id = await client.post({
      type: 'message',
      from: { id: 'me' },
      text: 'My kitchen tap drips',
      channelData: { clientActivityID: 'mine-1' },
    })
    const seen = await client.untilSeen({ what: 'an answer', holds: (all) => fromBot(all.slice(before)).length > 0 })
    const echo = seen.filter(({ channelData }) => channelData?.clientActivityID === 'mine-1')
    expect(echo).toHaveLength(1)
    expect(echo[0]).toMatchObject({ id, text: 'My kitchen tap drips', from: { role: 'user' } })
    expect(seen.indexOf(echo[0]!)).toBe(before)
    expect(unique(seen)).toBe(true)
    await client.close()
  })

  test('works by polling too, where sockets are blocked', async () => {
    const { client } = await open({ webSocket: false, pollingInterval: 200 })
    await client.untilSeen({ what: 'the greeting', holds: withButtons })
    expect(await client.post({ type: 'message', from: { id: 'me' }, text: 'menu' })).toMatch(/\|/)
    const seen = await client.untilSeen({
      what: 'the menu again',
      holds: (all) => fromBot(all).filter(({ suggestedActions }) => suggestedActions).length > 1,
    })
    expect(unique(seen)).toBe(true)
    await client.close()
  })

  test('comes back after its socket was cut, with nothing lost and nothing repeated', async () => {
    const wire = await cuttableWire({ port: product.port })
    const { id, token, client } = await open({}, wire.origin)
    await client.untilSeen({ what: 'the greeting', holds: withButtons })
    const post = async (text: string): Promise<void> => {
      expect(
        (
          await call({
            world: product,
            path: `/conversations/${id}/activities`,
            token,
            body: { type: 'message', from: { id: 'me' }, text },
          })
        ).status,
      ).toBe(200)
      await settled(product)
    }
    await post('menu')
    for (const word of ['one', 'two']) {
      wire.cut()
      await post(`help ${word}`)
      wire.mend()
      await client.untilSeen({
        what: `"${word}" after the cut`,
        seconds: 25,
        holds: (all) => messages(all).some(({ text }) => text === `help ${word}`),
      })
    }
    const log = (await (
      await call({ world: product, path: `/conversations/${id}/activities`, token, method: 'GET' })
    ).json()) as { activities: Shown[] }
    const seen = await client.untilSeen({ what: 'the whole log', holds: (all) => all.length >= log.activities.length })
    expect(seen.map((activity) => activity.id)).toEqual(log.activities.map((activity) => activity.id))
    await client.close()
    await wire.close()
  })

  test('is told that its token ran out, and does not take that for a lost connection', async () => {
    const { client } = await open({ webSocket: false, pollingInterval: 100_000 })
    await client.untilState(STATUS.online)
    product.pass(31 * 60_000)
    expect(await client.post({ type: 'message', from: { id: 'me' }, text: 'Still there?' })).toMatch(/retry|error 403/)
    await client.untilState(STATUS.expiredToken)
    await client.close()
  })
})

describe('the protocol', () => {
  test('a token is for one new conversation, and opening it again is the same conversation', async () => {
    const { conversationId, token } = await generate({ world: product })
    const first = await call({ world: product, path: '/conversations', token })
    const opened = (await first.json()) as Opened
    expect([first.status, opened.conversationId]).toEqual([201, conversationId])
    expect(opened).toMatchObject({
      token,
      expires_in: 1800,
      streamUrl: expect.stringMatching(
        /^ws:\/\/127\.0\.0\.1:\d+\/v3\/directline\/conversations\/.+\/stream\?watermark=&t=.+/,
      ),
    })
    expect(opened.streamUrl).not.toContain(token)
    await settled(product)
    const again = await call({ world: product, path: '/conversations', token })
    expect([again.status, ((await again.json()) as Opened).conversationId]).toEqual([200, conversationId])
    const talk = (await (
      await call({ world: product, path: `/conversations/${conversationId}/activities`, token, method: 'GET' })
    ).json()) as { activities: Shown[] }
    expect(fromBot(talk.activities).filter(({ suggestedActions }) => suggestedActions)).toHaveLength(1)
  })

  test('paging by watermark: each row once, from any point, and none after the last', async () => {
    const talk = await webTalk({ world: product })
    await talk.say('menu')
    const all = await talk.read('0')
    for (let mark = 0; mark < all.length; mark++)
      expect((await talk.read(String(mark))).map(({ id }) => id)).toEqual(all.slice(mark).map(({ id }) => id))
    expect(await talk.read(String(all.length))).toEqual([])
    for (const mark of ['-1', 'x', '1e3', '9999999999', '{"$gt":""}']) {
      const answer = await call({
        world: product,
        path: `/conversations/${talk.id}/activities?watermark=${encodeURIComponent(mark)}`,
        token: talk.token,
        method: 'GET',
      })
      expect(answer.status).toBe(400)
    }
  })

  test('the same clientActivityID twice is one message and one answer', async () => {
    const talk = await webTalk({ world: product })
    const activity = { text: 'menu', channelData: { clientActivityID: 'again-1' } }
    const ids = await Promise.all(
      [talk.post(activity), talk.post(activity), talk.post(activity)].map(
        async (sent) => ((await (await sent).json()) as { id: string }).id,
      ),
    )
    await settled(product)
    const seen = await talk.read()
    expect(new Set(ids).size).toBe(1)
    expect(seen.filter(({ from }) => from.role === 'user')).toHaveLength(1)
    expect(seen.filter(({ suggestedActions }) => suggestedActions)).toHaveLength(1)
  })

  test('a photo sent the way the official client sends it is echoed under its own id, small, and answered', async () => {
    const talk = await webTalk({ world: product })
    const answer = await upload({
      world: product,
      talk,
      text: 'my boiler is broken',
      id: 'with-photo',
      files: [{ name: 'boiler.jpg', type: 'image/jpeg', bytes: await plainPicture() }],
    })
    const { id } = (await answer.json()) as { id: string }
    const seen = (await talk.read('')) as (Shown & { attachments?: { contentType: string; name: string }[] })[]
    const own = seen.find(({ from }) => from.role === 'user')
    expect(own).toMatchObject({ id, text: 'my boiler is broken', channelData: { clientActivityID: 'with-photo' } })
    expect(own?.attachments).toMatchObject([{ contentType: 'image/jpeg', name: 'boiler.jpg' }])
    expect(seen.some(({ text }) => /What you sent is kept/.test(text ?? ''))).toBe(true)
  })

  test('a photo without a word is kept too, and the menu asks what it is about', async () => {
    const talk = await webTalk({ world: product })
    await upload({ world: product, talk, files: [{ name: 'a.png', bytes: await plainPicture('png') }] })
    expect((await talk.read()).map(({ text }) => text ?? '').join(' ')).toMatch(/What you sent is kept/)
    expect(await talk.buttons()).not.toEqual([])
  })

  test('a picture in a message is answered: no pictures yet, words are enough', async () => {
    const talk = await webTalk({ world: product })
    expect(
      (await talk.post({ attachments: [{ contentType: 'image/png', contentUrl: 'data:image/png;base64,AAAA' }] }))
        .status,
    ).toBe(200)
    await settled(product)
    expect((await talk.read()).some(({ text }) => /photo/i.test(text ?? ''))).toBe(true)
  })

  test('typing and unknown events are taken and ignored', async () => {
    const talk = await webTalk({ world: product })
    for (const activity of [
      { type: 'typing' },
      { type: 'event', name: 'webchat/join', value: {} },
      { type: 'endOfConversation' },
      { text: '   ' },
    ])
      expect((await talk.post(activity)).status).toBe(200)
    await settled(product)
    expect(await talk.read()).toEqual([])
  })

  test('a fresh token goes on where the old one was, and the old one still holds until it runs out', async () => {
    const talk = await webTalk({ world: product })
    const fresh = (await (await call({ world: product, path: '/tokens/refresh', token: talk.token })).json()) as Opened
    expect(fresh.conversationId).toBe(talk.id)
    expect(fresh.token).not.toBe(talk.token)
    for (const token of [fresh.token, talk.token])
      expect(
        (await call({ world: product, path: `/conversations/${talk.id}/activities`, token, method: 'GET' })).status,
      ).toBe(200)
  })

  test('thirty minutes without use end a token with 403; use within them carries it on', async () => {
    const quiet = await webTalk({ world: product })
    const busy = await webTalk({ world: product })
    for (let minutes = 0; minutes < 60; minutes += 20) {
      product.pass(20 * 60_000)
      expect(await busy.read('0')).not.toEqual([])
    }
    const late = await call({
      world: product,
      path: `/conversations/${quiet.id}/activities`,
      token: quiet.token,
      method: 'GET',
    })
    expect([late.status, ((await late.json()) as { error: { code: string } }).error.code]).toEqual([
      403,
      'token_expired',
    ])
    expect((await call({ world: product, path: '/tokens/refresh', token: quiet.token })).status).toBe(403)
  })

  test('after Exit the conversation is over for its token: 401 to read, write, refresh and reconnect', async () => {
    const talk = await webTalk({ world: product })
    const left = await call({ world: product, path: `/conversations/${talk.id}/exit`, token: talk.token })
    expect([left.status, left.headers.get('clear-site-data')]).toEqual([204, '"cache", "storage"'])
    const asks = [
      call({ world: product, path: `/conversations/${talk.id}/activities`, token: talk.token, method: 'GET' }),
      call({ world: product, path: `/conversations/${talk.id}`, token: talk.token, method: 'GET' }),
      call({ world: product, path: '/tokens/refresh', token: talk.token }),
      talk.post({ text: 'hello' }),
    ]
    expect((await Promise.all(asks)).map(({ status }) => status)).toEqual([401, 401, 401, 401])
  })
})
