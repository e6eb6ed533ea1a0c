/** Microsoft's side of the Bot Framework: publishes keys, signs tokens with them, and takes replies over https. */
import {
  createHash,
  createPrivateKey,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  X509Certificate,
} from 'node:crypto'
import { createServer as createHttp } from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import tls from 'node:tls'
import { exportJWK, SignJWT } from 'jose'

export const APP_ID = '00000000-1111-2222-3333-444444444444'
export const ISSUER = 'https://api.botframework.com'
export const CHANNEL = 'msteams'

export interface Claims {
  iss?: string
  aud?: string
  serviceurl?: string
  /** Seconds from now. */
  expiresIn?: number
  notBefore?: number
}

export async function startOpenId() {
  const endorsed = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const published = async (key: KeyObject, kid: string, endorsements: string[]) => ({
    ...(await exportJWK(key)),
    kid,
    use: 'sig',
    endorsements,
  })
  const keys = [
    await published(endorsed.publicKey, 'endorsed', [CHANNEL, 'webchat']),
    await published(other.publicKey, 'other', ['skype']),
  ]
  const server = createHttp((request, response) => {
    const body =
      request.url === '/keys'
        ? { keys }
        : { issuer: ISSUER, jwks_uri: `${url}/keys`, id_token_signing_alg_values_supported: ['RS256'] }
    response.writeHead(200, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const signers = { endorsed: endorsed.privateKey, other: other.privateKey, stranger: stranger.privateKey }

  return {
    metadataUrl: `${url}/v1/.well-known/openidconfiguration`,
    publicPem: endorsed.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: async ({
      claims = {},
      by = 'endorsed',
      kid = by === 'stranger' ? 'endorsed' : by,
      alg = 'RS256',
    }: {
      claims?: Claims
      by?: keyof typeof signers
      kid?: string
      alg?: string
    } = {}): Promise<string> => {
      const now = Math.floor(Date.now() / 1000)
      const { iss = ISSUER, aud = APP_ID, serviceurl, expiresIn = 3600, notBefore = -60 } = claims
      return await new SignJWT({ ...(serviceurl === undefined ? {} : { serviceurl }) })
        .setProtectedHeader({ alg, kid, typ: 'JWT' })
        .setIssuer(iss)
        .setAudience(aud)
        .setNotBefore(now + notBefore)
        .setExpirationTime(now + expiresIn)
        .sign(signers[by])
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

export type OpenId = Awaited<ReturnType<typeof startOpenId>>

export interface Replied {
  path: string
  authorization: string | undefined
  activity: Record<string, unknown>
}

/** Answers as `<serviceUrl>/v3/conversations/…/activities` does; its certificate is made for this run and trusted by this process alone. */
export async function startConnector() {
  const { key, cert } = selfSigned()
  const before = tls.getCACertificates('default')
  tls.setDefaultCACertificates([...before, cert])
  const replies: Replied[] = []
  const server = createHttps({ key, cert }, async (request, response) => {
    replies.push({
      path: request.url ?? '',
      authorization: request.headers.authorization,
      activity: JSON.parse((await text(request)) || '{}'),
    })
    response.writeHead(200, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify({ id: randomUUID() }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    replies,
    serviceUrl: `https://localhost:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      tls.setDefaultCACertificates(before)
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export const activityFrom = ({
  serviceUrl,
  text: words = 'menu',
  id = randomUUID(),
  conversation = 'a:conversation',
}: {
  serviceUrl: string
  text?: string
  id?: string
  conversation?: string
}): Record<string, unknown> => ({
  type: 'message',
  id,
  serviceUrl,
  channelId: CHANNEL,
  text: words,
  textFormat: 'plain',
  locale: 'en-GB',
  timestamp: new Date().toISOString(),
  from: { id: '29:tenant', name: 'A tenant' },
  recipient: { id: '28:bot', name: 'Heard' },
  conversation: { id: conversation },
})

/** A certificate for localhost, signed by its own key: X.509 v3 in DER (RFC 5280), the least that a TLS client takes. */
function selfSigned(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const der = (tag: number, ...parts: Buffer[]): Buffer => {
    const body = Buffer.concat(parts)
    const length =
      body.length < 128
        ? [body.length]
        : body.length < 256
          ? [0x81, body.length]
          : [0x82, body.length >> 8, body.length & 255]
    return Buffer.concat([Buffer.from([tag, ...length]), body])
  }
  const sequence = (...parts: Buffer[]): Buffer => der(0x30, ...parts)
  const hex = (digits: string): Buffer => Buffer.from(digits, 'hex')
  const ecdsaSha256 = sequence(der(0x06, hex('2a8648ce3d040302')))
  const name = sequence(der(0x31, sequence(der(0x06, hex('550403')), der(0x0c, Buffer.from('localhost')))))
  const time = (year: string): Buffer => der(0x18, Buffer.from(`${year}0101000000Z`))
  const subjectAltName = sequence(
    der(0x06, hex('551d11')),
    der(0x04, sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.of(127, 0, 0, 1)))),
  )
  const authority = sequence(der(0x06, hex('551d13')), der(0x01, hex('ff')), der(0x04, sequence(der(0x01, hex('ff')))))
  const serial = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest()
    .subarray(0, 8)
  serial[0] = (serial[0]! & 0x7f) | 1
  const content = sequence(
    der(0xa0, der(0x02, hex('02'))),
    der(0x02, serial),
    ecdsaSha256,
    name,
    sequence(time('2020'), time('2099')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(authority, subjectAltName)),
  )
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const signature = createSign('sha256').update(content).sign(createPrivateKey(key))
  const cert = new X509Certificate(sequence(content, ecdsaSha256, der(0x03, hex('00'), signature))).toString()
  return { key, cert }
}
