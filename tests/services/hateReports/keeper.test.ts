/** Both keepers keep the same promise: what was wrapped under one name by one key comes back, and nothing else does. */
import { randomBytes } from 'node:crypto'
import { type AwsCredentials, signAws } from '../../../services/confidential/awsSignature.ts'
import { type Keeper, keeperOf } from '../../../services/confidential/keeper.ts'
import { kmsKeeper } from '../../../services/confidential/kmsKeeper.ts'
import { localKeeper } from '../../../services/confidential/localKeeper.ts'
import { tryKeeper } from '../../../services/confidential/tryKeeper.ts'
import { CREDENTIALS, keyServiceStandIn, REGION } from '../../support/keyServiceStandIn.ts'
import { NAMED, type ReportWorld, reportWorld } from './reportWorld.ts'

let service: Awaited<ReturnType<typeof keyServiceStandIn>>
let world: ReportWorld | null = null
const now = new Date('2027-03-10T10:00:00Z')

beforeAll(async () => {
  service = await keyServiceStandIn({ now: () => now })
})
afterAll(async () => {
  await service.close()
  await world?.close()
})

const kms = ({
  keyId = service.addKey(),
  secret = CREDENTIALS.secretAccessKey,
  clock = () => now,
  landlord = 'meadowbrook',
  team = 'a-mark',
  credentials = async () => ({ ...CREDENTIALS, secretAccessKey: secret }) as AwsCredentials,
} = {}): Keeper =>
  kmsKeeper({
    keyId,
    landlord,
    team,
    region: REGION,
    endpoint: service.endpoint,
    credentials,
    clock,
    answerWithin: 1_500,
    waits: [1, 1],
  })
const local = (landlord = 'meadowbrook', bytes = randomBytes(32)): Keeper =>
  localKeeper({ bytes, landlord, team: 'hate-response' })

describe.each([
  ['of a key file', () => local()],
  ['in a key service', () => kms()],
])('a keeper %s', (_, make) => {
  test('gives back what it wrapped, and shows none of it', async () => {
    const keeper = make()
    const bytes = randomBytes(65)
    const wrapped = await keeper.wrap({ context: 'record:a', bytes })
    expect(wrapped.includes(bytes.subarray(0, 16))).toBe(false)
    expect(await keeper.unwrap({ context: 'record:a', wrapped })).toEqual(bytes)
  })

  test('refuses another name, another key and a changed byte', async () => {
    const [keeper, other] = [make(), make()]
    const wrapped = await keeper.wrap({ context: 'record:a', bytes: randomBytes(65) })
    const changed = Buffer.from(wrapped)
    changed[changed.length - 1]! ^= 1
    await expect(keeper.unwrap({ context: 'record:b', wrapped })).rejects.toThrow()
    await expect(keeper.unwrap({ context: 'record:a', wrapped: changed })).rejects.toThrow()
    await expect(other.unwrap({ context: 'record:a', wrapped })).rejects.toThrow()
    expect(keeper.keyId).not.toBe(other.keyId)
  })
})

test('one key file gives each team of each landlord a key of its own', async () => {
  const bytes = randomBytes(32)
  const [one, other] = [local('meadowbrook', bytes), local('harbour-view', bytes)]
  const wrapped = await one.wrap({ context: 'record:a', bytes: randomBytes(32) })
  await expect(other.unwrap({ context: 'record:a', wrapped })).rejects.toThrow()
  expect(local('meadowbrook', bytes).keyId).toBe(one.keyId)
  expect(() => local('meadowbrook', randomBytes(31))).toThrow('32 bytes')
})

test('a key that was taken away before everything was wrapped anew is missing, not a fault of the record', () => {
  expect(() => keeperOf({ keepers: [local()], keyId: 'local:gone' })).toThrow(
    expect.objectContaining({ code: 'unavailable', detail: { reason: 'keeper_missing' } }),
  )
})

describe('a signature', () => {
  // Amazon's own published examples for Signature Version 4 (get-vanilla, post-vanilla).
  test.each([
    ['GET', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    ['POST', '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
  ] as const)('of a plain %s is the published one', (method, signature) => {
    const headers = signAws({
      method,
      url: new URL('https://example.amazonaws.com/'),
      body: '',
      region: 'us-east-1',
      service: 'service',
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
      at: new Date('2015-08-30T12:36:00Z'),
    })
    expect(headers.authorization).toBe(
      `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=${signature}`,
    )
  })
})

describe('a key service', () => {
  const wrapped = async (keeper: Keeper) => await keeper.wrap({ context: 'record:a', bytes: Buffer.from('inner') })
  const away = (said: string) =>
    expect.objectContaining({ code: 'unavailable', detail: { reason: 'keeper_away', said } })
  const refuses = (said: string) =>
    expect.objectContaining({ code: 'unavailable', detail: { reason: 'keeper_refuses', said } })

  test.each(['throttled', 'internal', 'dropped', 'silent'] as const)(
    'that is %s twice is asked again',
    async (failure) => {
      const keeper = kms()
      service.failNext(failure, failure)
      expect(await keeper.unwrap({ context: 'record:a', wrapped: await wrapped(keeper) })).toEqual(Buffer.from('inner'))
    },
  )

  test.each([
    ['throttled', 'ThrottlingException'],
    ['internal', 'KMSInternalException'],
    ['dropped', 'no_answer'],
    ['silent', 'no_answer'],
    ['not_json', 'no_answer'],
  ] as const)('that stays %s is away, and nothing is lost by it', async (failure, reason) => {
    const keeper = kms()
    service.failNext(failure, failure, failure)
    await expect(wrapped(keeper)).rejects.toEqual(away(reason))
    expect((await wrapped(keeper)).length).toBeGreaterThan(0)
  })

  test.each([
    ['disabled', 'DisabledException'],
    ['denied', 'AccessDeniedException'],
  ] as const)('that says %s is not asked again', async (failure, said) => {
    const keeper = kms()
    const before = service.bodies.length
    service.failNext(failure)
    await expect(wrapped(keeper)).rejects.toEqual(refuses(said))
    expect(service.bodies.length - before).toBe(1)
  })

  test('with a wrong secret, or with a clock that is an hour off, lets nobody in', async () => {
    await expect(wrapped(kms({ secret: 'guessed' }))).rejects.toEqual(refuses('InvalidSignatureException'))
    const late = () => new Date(now.getTime() + 3_600_000)
    await expect(wrapped(kms({ clock: late }))).rejects.toEqual(refuses('InvalidSignatureException'))
  })

  test('opens nothing of one team or landlord for another, though they share its key', async () => {
    const keyId = service.addKey()
    const one = await kms({ keyId }).wrap({ context: 'record:a', bytes: Buffer.from('inner') })
    for (const other of [kms({ keyId, team: 'another-mark' }), kms({ keyId, landlord: 'harbour-view' })]) {
      await expect(other.unwrap({ context: 'record:a', wrapped: one })).rejects.toThrow('keeper_refused')
    }
    expect(kms({ keyId, team: 'another-mark' }).keyId).not.toBe(kms({ keyId }).keyId)
  })

  test('is away while nobody can say as whom it is asked', async () => {
    const credentials = async (): Promise<AwsCredentials> => {
      throw new Error('no credentials')
    }
    const before = service.bodies.length
    await expect(wrapped(kms({ credentials }))).rejects.toEqual(away('NoCredentials'))
    expect(service.bodies.length).toBe(before)
  })

  test.each([
    [null, { state: 'ready' }],
    ['dropped', { state: 'away', said: 'no_answer' }],
    ['denied', { state: 'refused', said: 'AccessDeniedException' }],
  ] as const)('that is %s is found so by a few bytes of no record', async (failure, found) => {
    const keeper = kms()
    service.fail(failure)
    expect(await tryKeeper(keeper)).toEqual(found)
    service.fail(null)
  })

  test('is never asked without https', () => {
    expect(() =>
      kmsKeeper({
        keyId: 'k',
        landlord: 'meadowbrook',
        team: 'a-mark',
        region: REGION,
        endpoint: 'http://kms.example.org/',
        credentials: async () => CREDENTIALS,
        clock: () => now,
      }),
    ).toThrow('https')
  })
})

test('reports sealed for a key file move to a key service, which sees neither a key nor a word nor the matter', async () => {
  world = await reportWorld()
  const { id } = await world.open({ report: { ...NAMED, words: 'quincunx' } })
  const reader = await world.hire()
  const [from] = world.held.keepers
  const arn = service.addKey()
  const to = kms({ keyId: arn })
  expect(await world.reports.rotate({ landlord: 'meadowbrook', from, to })).toEqual({ rewrapped: 1, failed: [] })
  world.held.keepers = [to]
  expect(await world.read(reader, id)).toMatchObject({ report: { content: { account: { words: 'quincunx' } } } })
  const asked = service.bodies.filter((body) => body.includes(arn))
  expect(asked.length).toBe(2)
  expect(asked.join(' ')).not.toMatch(/hate|quincunx/)
  // No answer while wrapping anew: what is stored still opens as before.
  const next = kms()
  service.failNext('silent', 'silent', 'silent')
  await expect(world.reports.rotate({ landlord: 'meadowbrook', from: to, to: next })).rejects.toMatchObject({
    code: 'unavailable',
  })
  expect((await world.read(reader, id)).ok).toBe(true)
  service.dropKey(arn)
  await expect(world.read(reader, id)).rejects.toMatchObject({ code: 'unavailable' })
})
