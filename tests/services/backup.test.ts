/** A backup brings everything back as it was, and a file that is not whole brings back nothing (fault F31, threat T25). */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backupCommand } from '../../bot/cli/backup.ts'
import { restoreCommand } from '../../bot/cli/restore.ts'
import { masterKey } from '../../services/confidential/keys.ts'
import { connect } from '../../services/db.ts'
import { testMongod } from '../support/mongod.ts'
import { settled } from '../support/signText.ts'
import { webTalk } from '../support/webTalk.ts'
import { type World, world } from '../support/world.ts'

const KEY = randomBytes(32).toString('base64')
const WORD = 'plumbagoxyz'
const folder = mkdtempSync(join(tmpdir(), 'heard-backup-'))
const file = join(folder, 'one.backup')

let product: World
let before: Record<string, { rows: string[]; indexes: unknown[] }>

const envFor = ({ uri, key = KEY }: { uri: string; key?: string }): NodeJS.ProcessEnv => ({
  MONGODB_URI: uri,
  MONGODB_NAME: new URL(uri).pathname.slice(1),
  DATA_DIR: folder,
  MASTER_KEY: key,
})

async function run({
  command,
  uri,
  path = file,
  key = KEY,
}: {
  command: 'backup' | 'restore'
  uri: string
  path?: string
  key?: string
}): Promise<{ code: number; out: string }> {
  const lines: string[] = []
  const say = (line: string): void => void lines.push(line)
  const place = { env: envFor({ uri, key }), print: say, fail: say, now: product.now() }
  const code = await (command === 'backup'
    ? backupCommand({ ...place, to: path })
    : restoreCommand({ ...place, from: path }))
  return { code, out: lines.join('\n') }
}

/** Every document as its bytes, and every index. */
async function contents(uri: string): Promise<typeof before> {
  const db = await connect({ uri })
  const all: typeof before = {}
  for (const { name } of await db.connection.db!.listCollections().toArray()) {
    const collection = db.connection.db!.collection(name)
    const rows = await collection.find({}, { raw: true }).toArray()
    all[name] = {
      rows: rows.map((row) => Buffer.from(row as unknown as Uint8Array).toString('hex')).sort(),
      indexes: (await collection.indexes()).sort((a, b) => String(a.name).localeCompare(String(b.name))),
    }
  }
  await db.close()
  return all
}

beforeAll(async () => {
  product = await world({ key: KEY })
  const talk = await webTalk({ world: product })
  await talk.say(`My tap drips, ${WORD}`)
  await talk.say('kitchen')
  await product.product.db.connection
    .collection('scratch')
    .insertMany(Array.from({ length: 3_000 }, (_, n) => ({ landlord: 'meadowbrook', n, noise: randomBytes(400) })))
  await settled(product)
  await product.stop()
  before = await contents(product.uri)
  expect(await run({ command: 'backup', uri: product.uri })).toMatchObject({ code: 0 })
}, 180_000)

test('what comes back is what was there, byte for byte, with its indexes', async () => {
  const uri = await testMongod()
  const { code, out } = await run({ command: 'restore', uri })
  expect(out).toContain('scratch: 3000')
  expect(code).toBe(0)
  expect(before.transcript!.rows.length).toBeGreaterThan(2)
  expect(await contents(uri)).toEqual(before)
})

test('a product starts on what came back and the talk is readable', async () => {
  const uri = await testMongod()
  await run({ command: 'restore', uri })
  const again = await world({ uri, key: KEY })
  const [conversation] = await again.product.conversations.find({ landlord: 'meadowbrook' }).lean()
  const said = await again.product.transcript.read({ conversation: conversation as never, after: 0, limit: 50 })
  expect(said.map(({ body }) => body?.text).join('\n')).toContain(WORD)
  await again.product.understand.warm()
  await again.stop()
})

test('the file is for its owner only and holds no words, and nothing half-written is left beside it', () => {
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readFileSync(file).includes(WORD)).toBe(false)
  expect(readFileSync(file).includes('webchat')).toBe(false)
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('while others write, all of it is of one instant', async () => {
  const uri = await testMongod()
  const db = await connect({ uri })
  const collection = (name: string) => db.connection.collection<{ n: number }>(name)
  await db.connection
    .collection<{ _id: string; fingerprint: string }>('meta')
    .insertOne({ _id: 'master', fingerprint: masterKey(Buffer.from(KEY, 'base64')).fingerprint })
  for (const name of ['first', 'last']) await collection(name).insertOne({ n: 0 })
  // What stands between the two takes long enough to read that both grow meanwhile.
  await collection('kept').insertMany(Array.from({ length: 30_000 }, (_, n) => ({ n })))
  let writing = true
  let written = 0
  const writer = (async () => {
    for (let n = 1; writing; n++) {
      await db.transact(async (session) => {
        for (const name of ['first', 'last']) await collection(name).insertOne({ n }, { session })
      })
      written = n
    }
  })()
  const path = join(folder, 'while.backup')
  expect((await run({ command: 'backup', uri, path })).out).toContain('All of it is of one instant.')
  writing = false
  await writer
  await db.close()
  const other = await testMongod()
  expect(await run({ command: 'restore', uri: other, path })).toMatchObject({ code: 0 })
  const { first, last } = await contents(other)
  expect(written).toBeGreaterThan(1)
  expect(first!.rows.length).toBe(last!.rows.length)
})

test('texts that waited for more than an hour are not sent after a restore', async () => {
  const uri = await testMongod()
  const db = await connect({ uri })
  await db.connection
    .collection<{ _id: string; fingerprint: string }>('meta')
    .insertOne({ _id: 'master', fingerprint: masterKey(Buffer.from(KEY, 'base64')).fingerprint })
  const row = (minutes: number, state: string) => ({
    state,
    lease: null,
    createdAt: new Date(product.now().getTime() - minutes * 60_000),
  })
  await db.connection
    .collection('outbox')
    .insertMany([row(61, 'waiting'), row(61, 'sending'), row(61, 'sent'), row(59, 'waiting')])
  await db.close()
  const path = join(folder, 'texts.backup')
  await run({ command: 'backup', uri, path })
  const other = await testMongod()
  expect((await run({ command: 'restore', uri: other, path })).out).toContain('will not be sent: 2')
  const after = await connect({ uri: other })
  const states = (await after.connection.collection('outbox').find().toArray()).map(({ state }) => String(state))
  await after.close()
  expect(states.sort()).toEqual(['parked', 'parked', 'sent', 'waiting'])
})

test('a backup is never written over another file', async () => {
  const bytes = readFileSync(file)
  const { code, out } = await run({ command: 'backup', uri: product.uri })
  expect({ code, out }).toMatchObject({ code: 1, out: expect.stringContaining('Name another file') })
  expect(readFileSync(file).equals(bytes)).toBe(true)
})

test('a folder that is not there is named', async () => {
  const path = join(folder, 'nowhere', 'one.backup')
  expect(await run({ command: 'backup', uri: product.uri, path })).toMatchObject({
    code: 1,
    out: expect.stringContaining('There is no folder'),
  })
})

test('a backup under a key that is not the database’s own is refused', async () => {
  const path = join(folder, 'other-key.backup')
  const key = randomBytes(32).toString('base64')
  expect(await run({ command: 'backup', uri: product.uri, path, key })).toMatchObject({
    code: 1,
    out: expect.stringContaining('MASTER_KEY'),
  })
  expect(readdirSync(folder)).not.toContain('other-key.backup')
})

const size = (): number => statSync(file).size
const flipped = (position: number): Buffer => {
  const bytes = readFileSync(file)
  bytes[position]! ^= 1
  return bytes
}

test.each([
  ['a byte of the magic word', () => flipped(2), 'not a backup of Heard'],
  ['a byte of the length of the header', () => flipped(9), 'damaged'],
  [
    'a byte of a count in the header',
    () => Buffer.from(readFileSync(file, 'latin1').replace(':3000', ':3001'), 'latin1'),
    'damaged',
  ],
  ['a byte in the middle', () => flipped(Math.floor(size() / 2)), 'damaged'],
  ['the last byte', () => flipped(size() - 1), 'damaged'],
  [
    'another format',
    () => Buffer.from(readFileSync(file, 'latin1').replace('"format":1', '"format":2'), 'latin1'),
    'version of Heard that made it',
  ],
  ['a byte more', () => Buffer.concat([readFileSync(file), Buffer.of(0)]), 'damaged'],
  ['an empty file', () => Buffer.alloc(0), 'not a backup of Heard'],
])('%s: refused, and nothing is written', async (name, make, says) => {
  const path = join(folder, `${name.replaceAll(/\W/g, '-')}.bad`)
  writeFileSync(path, make())
  const uri = await testMongod()
  const { code, out } = await run({ command: 'restore', uri, path })
  expect(code).toBe(1)
  expect(out).toContain(says)
  expect(await contents(uri)).toEqual({})
})

test.each([0.999, 0.5, 0.1, 0.0001])('cut at %p of its length: refused, and nothing is written', async (share) => {
  const path = join(folder, `cut-${share}.bad`)
  writeFileSync(path, readFileSync(file))
  truncateSync(path, Math.max(12, Math.floor(size() * share)))
  const uri = await testMongod()
  expect(await run({ command: 'restore', uri, path })).toMatchObject({
    code: 1,
    out: expect.stringContaining('ends too early'),
  })
  expect(await contents(uri)).toEqual({})
})

test('another master key is refused, and nothing is written', async () => {
  const uri = await testMongod()
  expect(await run({ command: 'restore', uri, key: randomBytes(32).toString('base64') })).toMatchObject({
    code: 1,
    out: expect.stringContaining('another master key'),
  })
  expect(await contents(uri)).toEqual({})
})

test('a database with one record in it is refused and stays as it is', async () => {
  const uri = await testMongod()
  const db = await connect({ uri })
  await db.connection.collection('cases').insertOne({ landlord: 'meadowbrook' })
  await db.close()
  const own = await contents(uri)
  expect(await run({ command: 'restore', uri })).toMatchObject({
    code: 1,
    out: expect.stringContaining('is not empty'),
  })
  expect(await contents(uri)).toEqual(own)
})

test('a file that is not there is named', async () => {
  const uri = await testMongod()
  const path = join(folder, 'nowhere.backup')
  expect(await run({ command: 'restore', uri, path })).toMatchObject({ code: 1, out: expect.stringContaining(path) })
})

test('no command says a word of a tenant', async () => {
  const uri = await testMongod()
  const said = [
    await run({ command: 'backup', uri: product.uri, path: join(folder, 'two.backup') }),
    await run({ command: 'restore', uri, path: join(folder, 'two.backup') }),
  ]
  expect(said.map(({ code }) => code)).toEqual([0, 0])
  expect(said.map(({ out }) => out).join('\n')).not.toContain(WORD)
})
