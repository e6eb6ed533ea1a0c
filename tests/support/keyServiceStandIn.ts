/** A stand-in for a cloud key service: Encrypt and Decrypt as KMS does them, signatures checked from the request as it came in, and its failures on demand. */
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const REGION = 'eu-west-2'
export const CREDENTIALS = { accessKeyId: 'AKIDSTANDIN', secretAccessKey: 'a/secret+of/the+stand-in' }

/** The settings of a product that asks the stand-in. */
export const keyServiceEnv = ({ endpoint, keyId }: { endpoint: string; keyId: string }): Record<string, string> => ({
  CONFIDENTIAL_KEY: '',
  CONFIDENTIAL_KMS_KEY: keyId,
  CONFIDENTIAL_KMS_ENDPOINT: endpoint,
  AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
})

type Failure = 'throttled' | 'internal' | 'dropped' | 'silent' | 'not_json' | 'disabled' | 'denied'

export async function keyServiceStandIn({ now }: { now: () => Date }) {
  const keys = new Map<string, Buffer>()
  const failures: Failure[] = []
  const bodies: string[] = []
  let lasting: Failure | null = null
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    bodies.push(body)
    const failed = failures.shift() ?? lasting
    if (failed) return fail({ failed, response })
    if (!isSigned({ request, body, now: now() }))
      return answer({ response, status: 400, said: refusal('InvalidSignatureException') })
    const [, action] = String(request.headers['x-amz-target']).split('.')
    const asked = JSON.parse(body)
    const key = keys.get(asked.KeyId)
    if (!key) return answer({ response, status: 400, said: refusal('NotFoundException') })
    const aad = Buffer.from(JSON.stringify(asked.EncryptionContext ?? {}))
    try {
      const said = action === 'Encrypt' ? encrypt({ key, aad, asked }) : decrypt({ key, aad, asked })
      answer({ response, status: 200, said: { KeyId: asked.KeyId, ...said } })
    } catch {
      answer({ response, status: 400, said: refusal('InvalidCiphertextException') })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    /** What it was asked, as it came over the wire. */
    bodies,
    addKey: (): string => {
      const id = `arn:aws:kms:${REGION}:111122223333:key/${randomBytes(8).toString('hex')}`
      keys.set(id, randomBytes(32))
      return id
    },
    dropKey: (id: string): void => void keys.delete(id),
    /** The next requests fail in these ways, one after another. */
    failNext: (...next: Failure[]): void => void failures.push(...next),
    /** Every request fails in this way until it is told otherwise. */
    fail: (how: Failure | null): void => {
      lasting = how
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

type Asked = Record<'Plaintext' | 'CiphertextBlob', string>

function encrypt({ key, aad, asked }: { key: Buffer; aad: Buffer; asked: Asked }) {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(aad)
  const body = Buffer.concat([cipher.update(Buffer.from(asked.Plaintext, 'base64')), cipher.final()])
  return { CiphertextBlob: Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64') }
}

function decrypt({ key, aad, asked }: { key: Buffer; aad: Buffer; asked: Asked }) {
  const blob = Buffer.from(asked.CiphertextBlob, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, blob.subarray(0, 12)).setAAD(aad)
  decipher.setAuthTag(blob.subarray(12, 28))
  return { Plaintext: Buffer.concat([decipher.update(blob.subarray(28)), decipher.final()]).toString('base64') }
}

/** From the headers that came in, in the order that they name; five minutes of clock are forgiven, as KMS does. */
function isSigned({ request, body, now }: { request: IncomingMessage; body: string; now: Date }): boolean {
  const { authorization = '', 'x-amz-date': date = '' } = request.headers as Record<string, string>
  const [, id, day, region, service, names = '', given] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=(\w{64})$/.exec(
      authorization,
    ) ?? []
  const at = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (id !== CREDENTIALS.accessKeyId || Math.abs(at - now.getTime()) > 300_000) return false
  const lines = names.split(';').map((name) => `${name}:${request.headers[name]}\n`)
  const hash = (text: string) => createHash('sha256').update(text).digest('hex')
  const canonical = `${request.method}\n${request.url}\n\n${lines.join('')}\n${names}\n${hash(body)}`
  const toSign = `AWS4-HMAC-SHA256\n${date}\n${day}/${region}/${service}/aws4_request\n${hash(canonical)}`
  let key: Buffer = Buffer.from(`AWS4${CREDENTIALS.secretAccessKey}`)
  for (const part of [day!, region!, service!, 'aws4_request', toSign])
    key = createHmac('sha256', key).update(part).digest()
  return names.includes('host') && key.toString('hex') === given
}

const refusal = (name: string) => ({ __type: name, message: '' })

function answer({ response, status, said }: { response: ServerResponse; status: number; said: object }): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(said))
}

function fail({ failed, response }: { failed: Failure; response: ServerResponse }): void {
  if (failed === 'dropped') return void response.socket?.destroy()
  if (failed === 'silent') return
  if (failed === 'not_json') return void response.writeHead(200).end('<html>a proxy says hello</html>')
  const codes = {
    throttled: 'ThrottlingException',
    internal: 'KMSInternalException',
    disabled: 'DisabledException',
    denied: 'AccessDeniedException',
  }
  answer({ response, status: failed === 'internal' ? 500 : 400, said: refusal(codes[failed]) })
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
