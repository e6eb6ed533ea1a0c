/** Real databases for tests: one shared by a whole jest run, and sets of three whose members a test may kill. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from '../../services/mongod/ask.ts'
import { defaultCacheDir, findMongod, formatTries } from '../../services/mongod/find.ts'
import { freePort } from '../../services/mongod/freePort.ts'
import { type Launched, launchMongod } from '../../services/mongod/launch.ts'
import { processInfo } from '../../services/mongod/processInfo.ts'
import { becomePrimary } from '../../services/mongod/replicaSet.ts'

export type ReplicaSet = {
  uri: string
  /** Waits until there is a primary. */
  primaryIndex(): Promise<number>
  primaryPid(): Promise<number>
  /** kill -9. */
  kill(index: number): Promise<void>
  restart(index: number): void
  stepDown(): Promise<void>
  stop(): Promise<void>
}

// Test commands allow `configureFailPoint`, with which a test makes the database slow or failing.
const forTests = { oplogMb: 64, extra: ['--setParameter', 'enableTestCommands=1'] }
const startLimitMs = 240_000

export function freshDatabaseName(): string {
  return `test_${randomBytes(6).toString('hex')}`
}

/** The uri names a fresh database at each call. The server ends within seconds of the jest run, however that ended. */
export async function testMongod(): Promise<string> {
  const port = await sharedPort()
  return `mongodb://127.0.0.1:${port}/${freshDatabaseName()}?replicaSet=heard&directConnection=false`
}

/** Path of a mongod that runs here; fetched once into the cache that `npm start` uses too. */
export async function testBinary(): Promise<string> {
  const found = await findMongod({ env: process.env, cacheDir: defaultCacheDir })
  if (!found.ok) throw new Error(formatTries(found.tries))
  return found.binary
}

// Workers of one run have the same parent; in a run without workers the test's process is the run itself.
function runProcess(): number {
  return process.argv.some((word) => word.includes('jest-worker')) ? process.ppid : process.pid
}

// The first worker to come starts the server, the others wait for its port.
async function sharedPort(): Promise<number> {
  const owner = runProcess()
  const folder = join(tmpdir(), `heard-test-${owner}-${processInfo(owner)?.started.replaceAll(/\W/g, '')}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const starter = join(folder, 'starter')
  try {
    writeFileSync(starter, `${process.pid}`, { flag: 'wx' })
  } catch {
    return othersPort({ folder, starter })
  }
  try {
    const port = await startShared({ folder, owner })
    publish({ folder, said: { port } })
    return port
  } catch (error) {
    publish({ folder, said: { failed: (error as Error).message } })
    throw error
  }
}

async function startShared({ folder, owner }: { folder: string; owner: number }): Promise<number> {
  const binary = await testBinary()
  const port = await freePort()
  const paths = { dbPath: join(folder, 'db'), logFile: join(folder, 'mongod.log') }
  const options = { ...forTests, env: process.env, owner, removeAfter: folder }
  const mongod = launchMongod({ binary, ...paths, port, replicaSet: 'heard', ...options })
  await becomePrimary({ mongod, port, replicaSet: 'heard' })
  return port
}

function publish({ folder, said }: { folder: string; said: { port: number } | { failed: string } }): void {
  writeFileSync(join(folder, 'said.new'), JSON.stringify(said))
  renameSync(join(folder, 'said.new'), join(folder, 'said.json'))
}

async function othersPort({ folder, starter }: { folder: string; starter: string }): Promise<number> {
  for (const until = performance.now() + startLimitMs; performance.now() < until; await sleep(50)) {
    const said = read(join(folder, 'said.json'))
    if (said) {
      const { port, failed } = JSON.parse(said)
      if (failed) throw new Error(failed)
      return port
    }
    const pid = Number(read(starter))
    if (pid > 0 && !processInfo(pid)) throw new Error(`the test process ${pid} died while starting the shared mongod`)
  }
  throw new Error(`the shared mongod did not start within ${startLimitMs / 1000} seconds`)
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

export async function startReplicaSet({ members: count }: { members: number }): Promise<ReplicaSet> {
  const binary = await testBinary()
  const folder = mkdtempSync(join(tmpdir(), 'heard-set-'))
  const ports: number[] = []
  while (ports.length < count) {
    const port = await freePort()
    if (!ports.includes(port)) ports.push(port)
  }
  const launch = (index: number): Launched => {
    const paths = { dbPath: join(folder, `db${index}`), logFile: join(folder, `mongod${index}.log`) }
    const options = { ...forTests, env: process.env, removeAfter: folder }
    return launchMongod({ binary, ...paths, port: ports[index]!, replicaSet: 'faults', ...options })
  }
  const mongods = ports.map((_, index) => launch(index))
  await Promise.all(ports.map((port) => answering(port)))
  const hosts = ports.map((port, _id) => ({ _id, host: `127.0.0.1:${port}` }))
  // A tenth to a fifth of the defaults, so that a fault test takes seconds.
  const settings = { electionTimeoutMillis: 2_000, heartbeatIntervalMillis: 500, heartbeatTimeoutSecs: 2 }
  await ask({ port: ports[0]!, command: { replSetInitiate: { _id: 'faults', members: hosts, settings } } })

  const primaryIndex = async (): Promise<number> => {
    for (const until = performance.now() + 30_000; performance.now() < until; await sleep(50)) {
      const seen = await Promise.all(ports.map((port) => hello(port)))
      const index = seen.findIndex((one) => one?.isWritablePrimary === true)
      if (index >= 0) return index
    }
    throw new Error('no member became primary within 30 seconds')
  }
  await primaryIndex()
  await Promise.all(ports.map((port) => settled(port)))
  return {
    uri: `mongodb://${hosts.map(({ host }) => host).join(',')}/${freshDatabaseName()}?replicaSet=faults`,
    primaryIndex,
    primaryPid: async () => mongods[await primaryIndex()]!.pid,
    kill: (index) => mongods[index]!.kill(),
    restart: (index) => {
      mongods[index] = launch(index)
    },
    stepDown: async () => {
      const port = ports[await primaryIndex()]!
      await ask({ port, command: { replSetStepDown: 10, secondaryCatchUpPeriodSecs: 5 } })
    },
    stop: async () => {
      await Promise.all(mongods.map((mongod) => mongod.kill()))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function hello(port: number): Promise<Record<string, unknown> | null> {
  return ask({ port, command: { hello: 1 }, limitMs: 500 }).catch(() => null)
}

async function answering(port: number): Promise<void> {
  for (const until = performance.now() + 30_000; performance.now() < until; await sleep(50)) {
    if (await hello(port)) return
  }
  throw new Error(`mongod on port ${port} did not answer within 30 seconds`)
}

async function settled(port: number): Promise<void> {
  for (const until = performance.now() + 30_000; performance.now() < until; await sleep(50)) {
    const seen = await hello(port)
    if (seen?.isWritablePrimary || seen?.secondary) return
  }
  throw new Error(`the member on port ${port} was not in step within 30 seconds`)
}
