/** One line gives a whole running product: real mongod, real HTTP, a clock that the test holds, a carrier that records. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Writable } from 'node:stream'
import { type Limits, readConfig } from '../../bot/config.ts'
import { type Running, start } from '../../bot/main.ts'
import { createLog } from '../../services/log.ts'
import { testMongod } from './mongod.ts'
import { teamKeyOf } from './teamKey.ts'

export interface World extends Running {
  /** Sets the clock; it stands still until it is moved. */
  at(instant: string | Date): void
  pass(milliseconds: number): void
  now(): Date
  /** Every line logged so far. */
  logged(): string
  uri: string
  /** A second process's worth of product on the same database. */
  twin(): Promise<World>
}

const WIDE: Limits = {
  messagesPerTalk: { points: 100_000, seconds: 1 },
  newTalksPerAddress: { points: 100_000, seconds: 1 },
  signIns: { points: 100_000, seconds: 1 },
  textsPerNumber: { points: 100_000, seconds: 1 },
  callsPerTalk: { points: 100_000, seconds: 1 },
  uploadsPerTalk: { points: 100_000, seconds: 1 },
  filesPerTalk: 40,
  filesAwaited: 60,
  wrongPins: { points: 5, seconds: 900 },
  codes: { points: 5, seconds: 900 },
  codesPerAddress: { points: 20, seconds: 900 },
  codesOfAll: { points: 100, seconds: 900 },
  translations: { points: 100_000, seconds: 1 },
  waitingMessages: 100_000,
}

const cachedPages = resolve(import.meta.dirname, '../../.heard/pages')

export async function world({
  clock = '2027-03-10T10:00:00Z',
  env = {},
  limits = WIDE,
  uri: given,
  key = randomBytes(32).toString('base64'),
}: {
  clock?: string | 'real'
  env?: Record<string, string>
  limits?: Partial<Limits>
  uri?: string
  key?: string
} = {}): Promise<World> {
  const uri = given ?? (await testMongod())
  let now: Date | null = clock === 'real' ? null : new Date(clock)
  const lines: string[] = []
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString())
      done()
    },
  })
  const dataDir = mkdtempSync(join(tmpdir(), 'heard-world-'))
  const settings = {
    PORT: '0',
    HOST: '127.0.0.1',
    MONGODB_URI: uri,
    MONGODB_NAME: new URL(uri).pathname.slice(1) || 'heard',
    DATA_DIR: dataDir,
    MASTER_KEY: key,
    CONFIDENTIAL_KEY: teamKeyOf(key),
    LOG_LEVEL: 'info',
    ...env,
  }
  const read = readConfig(settings, { limits: { ...WIDE, ...limits } })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const started = await start({
    config: read.config,
    log: createLog({ destination, level: read.config.logLevel }),
    clock: () => new Date(now ?? Date.now()),
    env: settings,
    pagesDir: cachedPages,
  })
  if (!started.ok) throw new Error(started.problems.join('\n'))
  return {
    ...started.running,
    uri,
    at: (instant) => {
      now = new Date(instant)
    },
    pass: (milliseconds) => {
      now = new Date((now ?? new Date()).getTime() + milliseconds)
    },
    now: () => new Date(now ?? Date.now()),
    logged: () => lines.join(''),
    twin: () => world({ clock: clock === 'real' ? 'real' : (now as Date).toISOString(), env, limits, uri, key }),
  }
}
