/** Credentials of a container: asked with what it wants to be shown, kept until shortly before they end, and used to their end when it is away. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { containerCredentials, mayAskForCredentials } from '../../services/confidential/awsCredentials.ts'

let now = new Date('2027-03-10T10:00:00Z')
let answers = true
const shown: (string | undefined)[] = []
const server = createServer((request, response) => {
  shown.push(request.headers.authorization)
  if (!answers) return void response.writeHead(500).end()
  response.end(
    JSON.stringify({
      AccessKeyId: `AKID${shown.length}`,
      SecretAccessKey: 'secret',
      Token: 'session',
      Expiration: new Date(now.getTime() + 3_600_000).toISOString(),
    }),
  )
})
beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)))
afterAll(() => new Promise((done) => server.close(done)))

test('credentials are asked for once in their time, with the token that the file holds then', async () => {
  const tokenFile = join(mkdtempSync(join(tmpdir(), 'heard-token-')), 'token')
  writeFileSync(tokenFile, 'first\n')
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/role`)
  const credentials = containerCredentials({ url, tokenFile, clock: () => now })
  const first = { accessKeyId: 'AKID1', secretAccessKey: 'secret', sessionToken: 'session' }
  expect([await credentials(), await credentials()]).toEqual([first, first])
  writeFileSync(tokenFile, 'second\n')
  now = new Date(now.getTime() + 56 * 60_000)
  expect(await credentials()).toEqual({ ...first, accessKeyId: 'AKID2' })
  expect(shown).toEqual(['first', 'second'])
  answers = false
  now = new Date(now.getTime() + 57 * 60_000)
  expect(await credentials()).toMatchObject({ accessKeyId: 'AKID2' })
  now = new Date(now.getTime() + 4 * 60_000)
  await expect(credentials()).rejects.toThrow('no_credentials')
})

test.each([
  ['https://credentials.example.org/role', true],
  ['http://169.254.170.23/v1/credentials', true],
  ['http://[fd00:ec2::23]/v1/credentials', true],
  ['http://credentials.example.org/role', false],
  ['http://169.254.169.254/latest', false],
  ['file:///etc/passwd', false],
])('%s may be asked for credentials: %s', (address, may) => {
  expect(mayAskForCredentials(new URL(address))).toBe(may)
})
