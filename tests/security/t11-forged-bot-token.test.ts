/** Threat T11: a request to the Bot Framework address that Microsoft did not sign for us, for this place of reply, is refused and leaves nothing. */
import { SignJWT, UnsecuredJWT } from 'jose'
import { createAdapter } from '../../bot/adapter.ts'
import { silenceConsole } from '../../services/log.ts'
import { APP_ID, activityFrom, ISSUER, type OpenId, startOpenId } from '../support/openIdStandIn.ts'
import { localUrl, rowCounts } from '../support/signText.ts'
import { type World, world } from '../support/world.ts'

const SERVICE = 'https://smba.trafficmanager.net/uk/'

let product: World
let openId: OpenId
beforeAll(async () => {
  openId = await startOpenId()
  product = await world({
    env: {
      MICROSOFT_APP_ID: APP_ID,
      MICROSOFT_APP_PASSWORD: 'a password',
      MICROSOFT_OPENID_METADATA_URL: openId.metadataUrl,
    },
  })
  // As the start command does: the SDK prints keys and whole errors.
  silenceConsole(product.product.log)
})
afterAll(async () => {
  await product.stop()
  await openId.close()
})

const post = ({
  token,
  activity = activityFrom({ serviceUrl: SERVICE }),
  body = JSON.stringify(activity),
}: {
  token: string | null
  activity?: Record<string, unknown>
  body?: string
}): Promise<Response> =>
  fetch(`${localUrl(product)}/api/messages`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token === null ? {} : { Authorization: token.includes(' ') ? token : `Bearer ${token}` }),
    },
    body,
  })

/** Equal for every refusal: nothing in it says what was wrong. */
const refused = async ({
  answer,
  status,
  before,
}: {
  answer: Response
  status: number
  before: Record<string, number>
}): Promise<void> => {
  const { error } = (await answer.json()) as { error: Record<string, unknown> }
  expect([answer.status, error.code]).toEqual([status, status === 401 ? 'unauthorised' : 'bad_request'])
  expect(Object.keys(error).sort()).toEqual(['code', 'message'])
  expect(JSON.stringify(error)).not.toMatch(/jwt|token|issuer|audience|claim|key|serviceurl|endorse/i)
  expect(await rowCounts(product)).toEqual(before)
  expect((await fetch(`${localUrl(product)}/health/live`)).status).toBe(200)
}

const good = { claims: { serviceurl: SERVICE } }
const claimsOf = () => ({ serviceurl: SERVICE, iss: ISSUER, aud: APP_ID })
const tokens: Record<string, () => Promise<string | null>> = {
  'no token': async () => null,
  'an empty token': async () => 'Bearer ',
  'a word instead of a token': async () => 'hunter2',
  'three dots': async () => 'Bearer ...',
  'another scheme': async () => `Basic ${await openId.sign(good)}`,
  'alg none': async () => new UnsecuredJWT(claimsOf()).setExpirationTime('1h').encode(),
  'alg none over a true signature': async () => {
    const [, payload, signature] = (await openId.sign(good)).split('.')
    return `${Buffer.from(JSON.stringify({ alg: 'none', kid: 'endorsed' })).toString('base64url')}.${payload}.${signature}`
  },
  'HS256 with the public key as its secret': async () =>
    new SignJWT(claimsOf())
      .setProtectedHeader({ alg: 'HS256', kid: 'endorsed' })
      .setExpirationTime('1h')
      .sign(Buffer.from(openId.publicPem)),
  'a key that is not Microsoft’s, under the name of one that is': () => openId.sign({ ...good, by: 'stranger' }),
  'a key that nobody published': () => openId.sign({ ...good, kid: 'unknown' }),
  'a key that is not endorsed for this channel': () => openId.sign({ ...good, by: 'other' }),
  'another bot’s audience': () =>
    openId.sign({ claims: { ...good.claims, aud: 'ffffffff-1111-2222-3333-444444444444' } }),
  'an empty audience': () => openId.sign({ claims: { ...good.claims, aud: '' } }),
  'another issuer': () => openId.sign({ claims: { ...good.claims, iss: 'https://evil.example' } }),
  'an emulator’s issuer': () =>
    openId.sign({
      claims: { ...good.claims, iss: 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0' },
    }),
  'expired six minutes ago': () => openId.sign({ claims: { ...good.claims, expiresIn: -360 } }),
  'not valid for another six minutes': () => openId.sign({ claims: { ...good.claims, notBefore: 360 } }),
  'another place of reply in its claim': () =>
    openId.sign({ claims: { serviceurl: 'https://smba.trafficmanager.net/de/' } }),
  'no place of reply in its claim': () => openId.sign(),
  'words changed after signing': async () => {
    const [header, payload, signature] = (await openId.sign(good)).split('.')
    const claims = { ...JSON.parse(Buffer.from(payload!, 'base64url').toString()), extra: true }
    return `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`
  },
}

test.each(Object.entries(tokens))('%s: 401', async (_name, make) => {
  const before = await rowCounts(product)
  await refused({ answer: await post({ token: await make() }), status: 401, before })
})

const places: Record<string, [unknown, 400 | 401]> = {
  'an empty place of reply': ['', 400],
  'no place of reply': [undefined, 400],
  'a place of reply over plain http': ['http://smba.trafficmanager.net/uk/', 400],
  'the address of our own channels': ['urn:heard:local', 400],
  'a file': ['file:///etc/passwd', 400],
  'a place of reply that is a list': [[SERVICE], 400],
  'a host that only begins like Microsoft’s': ['https://smba.trafficmanager.net.evil.example/', 401],
  'a host that only ends like Microsoft’s': ['https://eviltrafficmanager.net/', 401],
  'Microsoft’s name as a user': ['https://smba.trafficmanager.net@evil.example/', 401],
  'this machine': ['https://127.0.0.1/', 401],
  'the cloud’s own address': ['https://169.254.169.254/latest/', 401],
}

test.each(Object.entries(places))(
  '%s, with a token that claims the same: refused',
  async (_name, [serviceUrl, status]) => {
    const before = await rowCounts(product)
    const token = await openId.sign({ claims: { serviceurl: String(serviceUrl) } })
    await refused({
      answer: await post({ token, activity: { ...activityFrom({ serviceUrl: '' }), serviceUrl } }),
      status,
      before,
    })
  },
)

const bodies: Record<string, string> = {
  'no type': JSON.stringify({ ...activityFrom({ serviceUrl: SERVICE }), type: undefined }),
  'a number as type': JSON.stringify({ ...activityFrom({ serviceUrl: SERVICE }), type: 5 }),
  'no conversation': JSON.stringify({ ...activityFrom({ serviceUrl: SERVICE }), conversation: null }),
  'an operator as id': JSON.stringify({ ...activityFrom({ serviceUrl: SERVICE }), id: { $ne: 1 } }),
  'a list': '[]',
  null: 'null',
  'half of a JSON': '{"type":"mess',
  nothing: '',
}

test.each(Object.entries(bodies))('a body that is %s, under a true token: 400', async (_name, body) => {
  const before = await rowCounts(product)
  await refused({ answer: await post({ token: await openId.sign(good), body }), status: 400, before })
})

test('an on-premises channel does not open another way in', async () => {
  const before = await rowCounts(product)
  await refused({
    answer: await post({
      token: await openId.sign(good),
      activity: { ...activityFrom({ serviceUrl: SERVICE }), channelId: 'AseChannel' },
    }),
    status: 401,
    before,
  })
})

test('the log names the refusals and holds nothing of the tokens or the keys', async () => {
  const token = await openId.sign({ ...good, by: 'stranger' })
  await post({ token })
  expect(product.logged()).toContain('bot framework token refused')
  for (const part of [...token.split('.'), 'PUBLIC KEY', 'smba.trafficmanager', APP_ID])
    expect(product.logged()).not.toContain(part)
})

test('the same token with nothing changed is let in, so that each refusal above has one cause', async () => {
  expect(
    (
      await post({
        token: await openId.sign(good),
        activity: { ...activityFrom({ serviceUrl: SERVICE }), type: 'typing' },
      })
    ).status,
  ).toBe(200)
})

test('keys that cannot be fetched are no reason to let anybody in', async () => {
  const credentials = {
    appId: APP_ID,
    password: 'a password',
    tenantId: null,
    openIdMetadataUrl: 'http://127.0.0.1:9/none',
  }
  const header = `Bearer ${await openId.sign(good)}`
  await expect(
    createAdapter({ credentials }).authenticate({ activity: activityFrom({ serviceUrl: SERVICE }) as never, header }),
  ).rejects.toThrow()
})
