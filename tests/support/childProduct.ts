/** Starts the product as a real process on a given database and carrier; it can be killed, frozen, told to crash at a named point and started again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { CrashPoint } from '../../services/crashPoint.ts'
import { freePort } from '../../services/mongod/freePort.ts'
import { ACCOUNT_SID, AUTH_TOKEN } from './fakeTwilio.ts'
import { teamKeyOf } from './teamKey.ts'

const repository = resolve(import.meta.dirname, '../..')
const START_LIMIT = 60_000

export interface ChildProduct {
  url: string
  port: number
  pid: number
  /** Every line it has logged. */
  logged(): string
  signal(name: NodeJS.Signals): void
  /** How it ended. */
  ended: Promise<{ code: number | null; signal: string | null }>
  hasEnded(): boolean
  /** kill -9, and gone when this resolves. */
  kill(): Promise<void>
}

export interface Setting {
  /** Names the database too. */
  uri: string
  /** Where texts are sent. */
  carrier: string
  key: string
  /** The address that webhooks are signed for; the same for all processes of one product. */
  publicUrl: string
  port: number
  crashAt?: CrashPoint
  leaseSeconds?: number
  clockAhead?: number
  env?: Record<string, string>
  /** The operator's own command in place of the test's script: real limits, real handlers. */
  command?: boolean
  /** A module loaded before the product. */
  preload?: string
}

/** What every process of one product shares. */
export async function newSetting({ uri, carrier }: { uri: string; carrier: string }): Promise<Setting> {
  const port = await freePort()
  return { uri, carrier, key: randomBytes(32).toString('base64'), publicUrl: `http://127.0.0.1:${port}`, port }
}

/** Resolves when it listens, or when it ended before that at a crash point that was met at once. */
export async function childProduct(setting: Setting): Promise<ChildProduct> {
  const { uri, carrier, key, publicUrl, port, crashAt, leaseSeconds, clockAhead, env = {}, command, preload } = setting
  const dataDir = mkdtempSync(join(tmpdir(), 'heard-child-'))
  symlinkSync(join(repository, '.heard/pages'), join(dataDir, 'pages'))
  const program = command ? ['bot/cli.ts', 'start'] : ['tests/support/productChild.ts']
  const child: ChildProcess = spawn(
    process.execPath,
    ['--no-warnings', ...(preload ? ['--import', preload] : []), ...program],
    {
      cwd: repository,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        TZ: process.env.TZ,
        HOST: '127.0.0.1',
        PORT: String(port),
        PUBLIC_URL: publicUrl,
        MONGODB_URI: uri,
        MONGODB_NAME: new URL(uri.replace(/\/\/[^/]+\//, '//hosts/')).pathname.slice(1),
        DATA_DIR: dataDir,
        MASTER_KEY: key,
        CONFIDENTIAL_KEY: teamKeyOf(key),
        LOG_LEVEL: 'info',
        TWILIO_ACCOUNT_SID: ACCOUNT_SID,
        TWILIO_AUTH_TOKEN: AUTH_TOKEN,
        TWILIO_API_BASE_URL: carrier,
        ...(crashAt ? { CRASH_AT: crashAt } : {}),
        ...(leaseSeconds ? { TEST_LEASE_SECONDS: String(leaseSeconds) } : {}),
        ...(clockAhead ? { TEST_CLOCK_AHEAD: String(clockAhead) } : {}),
        ...env,
      },
    },
  )
  const lines: string[] = []
  const ended = once(child, 'exit').then(([code, signal]) => {
    rmSync(dataDir, { recursive: true, force: true })
    return { code, signal } as { code: number | null; signal: string | null }
  })
  const said = createInterface({ input: child.stdout! }).on('line', (line) => lines.push(line))
  createInterface({ input: child.stderr! }).on('line', (line) => lines.push(line))
  child.stdin!.on('error', () => {})
  const ready = new Promise<void>((done) => {
    said.on('line', (line) => {
      if (command ? line.includes(`:${port}/staff`) : line.startsWith('{"port"')) done()
    })
  })
  const late = AbortSignal.timeout(START_LIMIT)
  const outcome = await Promise.race([
    ready.then(() => 'ready'),
    ended.then(() => 'ended'),
    once(late, 'abort').then(() => 'late'),
  ])
  if (outcome !== 'ready' && !crashAt) {
    child.kill('SIGKILL')
    throw new Error(`The product did not start (${outcome}):\n${lines.join('\n')}`)
  }
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    pid: child.pid!,
    logged: () => lines.join('\n'),
    signal: (name) => void child.kill(name),
    ended,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
