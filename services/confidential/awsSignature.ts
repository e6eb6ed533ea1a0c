/** Signs a request the way Amazon's services ask for it: Signature Version 4, over every header that is sent. */
import { createHash, createHmac } from 'node:crypto'

export interface AwsCredentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string | undefined
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** The headers to send, the signature among them; `host` is signed and left to whoever sends. Paths and queries are those of the one address of a JSON service: `/`. */
export function signAws({
  method,
  url,
  headers = {},
  body,
  region,
  service,
  credentials,
  at,
}: {
  method: 'GET' | 'POST'
  url: URL
  headers?: Record<string, string>
  body: string
  region: string
  service: string
  credentials: AwsCredentials
  at: Date
}): Record<string, string> {
  const date = at.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const sent: Record<string, string> = {
    ...headers,
    'x-amz-date': date,
    ...(credentials.sessionToken ? { 'x-amz-security-token': credentials.sessionToken } : {}),
  }
  const signed = Object.entries({ ...sent, host: url.host })
    .map(([name, value]): [string, string] => [name.toLowerCase(), value.trim().replace(/ +/g, ' ')])
    .sort(([one], [other]) => (one < other ? -1 : 1))
  const names = signed.map(([name]) => name).join(';')
  const request = [method, '/', '', ...signed.map(([name, value]) => `${name}:${value}`), '', names, sha256(body)].join(
    '\n',
  )
  const scope = `${date.slice(0, 8)}/${region}/${service}/aws4_request`
  const key = [region, service, 'aws4_request'].reduce<Buffer>(
    (last, part) => hmac(last, part),
    hmac(`AWS4${credentials.secretAccessKey}`, date.slice(0, 8)),
  )
  const signature = hmac(key, ['AWS4-HMAC-SHA256', date, scope, sha256(request)].join('\n')).toString('hex')
  const credential = `${credentials.accessKeyId}/${scope}`
  return {
    ...sent,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`,
  }
}
