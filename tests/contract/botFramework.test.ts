/** A hosted Bot Framework channel: a true token lets the message in, and the answer goes back through the connector. */
import { AppCredentials } from 'botframework-connector'
import { APP_ID, activityFrom, ISSUER, type OpenId, startConnector, startOpenId } from '../support/openIdStandIn.ts'
import { localUrl, settled } from '../support/signText.ts'
import { type World, world } from '../support/world.ts'

const OWN_TOKEN = 'the-token-of-the-bot'

let product: World
let openId: OpenId
let connector: Awaited<ReturnType<typeof startConnector>>
beforeAll(async () => {
  openId = await startOpenId()
  connector = await startConnector()
  product = await world({
    env: {
      MICROSOFT_APP_ID: APP_ID,
      MICROSOFT_APP_PASSWORD: 'a password',
      MICROSOFT_OPENID_METADATA_URL: openId.metadataUrl,
      MICROSOFT_SERVICE_HOSTS: 'localhost',
    },
  })
  // As if Microsoft's sign-in had just given it: the SDK keeps the bot's own token here.
  const { cache } = AppCredentials as unknown as { cache: Map<string, { accessToken: string; expiresOn: Date }> }
  cache.set(`${APP_ID}${ISSUER}-cache`, { accessToken: OWN_TOKEN, expiresOn: new Date(Date.now() + 3_600_000) })
})
afterAll(async () => {
  await product.stop()
  await connector.close()
  await openId.close()
})

const post = async (activity: Record<string, unknown>): Promise<Response> =>
  fetch(`${localUrl(product)}/api/messages`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${await openId.sign({ claims: { serviceurl: connector.serviceUrl } })}`,
    },
    body: JSON.stringify(activity),
  })

const said = (conversation: string): Record<string, unknown>[] =>
  connector.replies
    .filter(({ path }) => path.includes(encodeURIComponent(conversation)))
    .map(({ activity }) => activity)

test('a message with a true token is answered through the connector, in order, with buttons, under the bot’s own token', async () => {
  const answer = await post(activityFrom({ serviceUrl: connector.serviceUrl, conversation: 'a:first', text: 'menu' }))
  expect([answer.status, await answer.json()]).toEqual([200, {}])
  await settled(product)
  const replies = said('a:first')
  expect(replies.length).toBeGreaterThanOrEqual(2)
  expect(replies[0]!.text).toMatch(/automated assistant of Meadowbrook Homes/)
  expect(replies.at(-1)).toMatchObject({
    type: 'message',
    textFormat: 'plain',
    conversation: { id: 'a:first' },
    from: { id: '28:bot' },
    recipient: { id: '29:tenant' },
    suggestedActions: {
      actions: expect.arrayContaining([expect.objectContaining({ type: 'imBack', title: 'Report a repair' })]),
    },
  })
  expect(new Set(connector.replies.map(({ authorization }) => authorization))).toEqual(new Set([`Bearer ${OWN_TOKEN}`]))
})

test('the same activity twice is one message and one answer', async () => {
  const activity = activityFrom({ serviceUrl: connector.serviceUrl, conversation: 'a:twice', id: 'same' })
  expect((await Promise.all([post(activity), post(activity), post(activity)])).map(({ status }) => status)).toEqual([
    200, 200, 200,
  ])
  await settled(product)
  const once = said('a:twice').length
  await post(activity)
  await settled(product)
  expect(said('a:twice')).toHaveLength(once)
})

test('a conversation remembers what it was about from one message to the next', async () => {
  const say = async (text: string): Promise<string> => {
    const before = said('a:repair').length
    await post(activityFrom({ serviceUrl: connector.serviceUrl, conversation: 'a:repair', text }))
    await settled(product)
    return said('a:repair')
      .slice(before)
      .map(({ text: words }) => words)
      .join('\n')
  }
  expect(await say('The kitchen tap drips all night')).toMatch(/where/i)
  expect(await say('12 High Street, the kitchen')).not.toMatch(/where in|automated assistant/i)
})

test('other activities, such as joining and typing, are taken and change nothing', async () => {
  const before = connector.replies.length
  for (const type of ['conversationUpdate', 'typing', 'messageReaction', 'installationUpdate']) {
    expect(
      (await post({ ...activityFrom({ serviceUrl: connector.serviceUrl, conversation: 'a:silent' }), type })).status,
    ).toBe(200)
  }
  await settled(product)
  expect(connector.replies).toHaveLength(before)
})

test('danger is answered on this channel too, first', async () => {
  await post(
    activityFrom({ serviceUrl: connector.serviceUrl, conversation: 'a:danger', text: 'I can smell gas in my kitchen' }),
  )
  await settled(product)
  expect(
    said('a:danger')
      .slice(0, 2)
      .map(({ text }) => text)
      .join(' '),
  ).toMatch(/0800\s111\s999/)
})

test('markup in a tenant’s words comes back as those words, in plain text and never as a card', async () => {
  const words = 'My name is {{landlord.phone}} $t(secret) [x](javascript:1) <b>@everyone</b>'
  await post(
    activityFrom({ serviceUrl: connector.serviceUrl, conversation: 'a:markup', text: 'I want to make a complaint' }),
  )
  await post(activityFrom({ serviceUrl: connector.serviceUrl, conversation: 'a:markup', text: words }))
  for (const answer of ['skip', 'skip', 'skip', 'skip', '1', 'skip', '4', 'skip', 'skip'])
    await post(activityFrom({ serviceUrl: connector.serviceUrl, conversation: 'a:markup', text: answer }))
  await settled(product)
  const replies = said('a:markup')
  expect(replies.some(({ text }) => String(text).includes(words))).toBe(true)
  expect(replies.filter(({ attachments, textFormat }) => attachments !== undefined || textFormat !== 'plain')).toEqual(
    [],
  )
})
