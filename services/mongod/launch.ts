/** Starts one mongod that only this machine reaches, and sees to it that it does not outlive the process that started it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs'
import type { Socket } from 'node:net'
import { childEnv, type Env } from './childEnv.ts'

export type Launch = {
  binary: string
  dbPath: string
  logFile: string
  port: number
  replicaSet: string
  env: Env
  /** The most that the log of changes may take, which is how far back a change stream can resume. */
  oplogMb?: number
  extra?: string[]
  /** A process whose end is also mongod's end; without it, the process that starts mongod. */
  owner?: number
  /** A folder that goes together with the owner. */
  removeAfter?: string
}
export type Launched = {
  pid: number
  exited: Promise<{ code: number | null; signal: string | null }>
  hasExited(): boolean
  stop(): Promise<void>
  kill(): Promise<void>
  lastWords(): string
}

// The end of the pipe comes with the end of the starter, however it ended, kill -9 included. Another owner is looked at
// three times a second; one that has ended and was not yet collected (Z) counts as gone. Data that goes is not shut down.
const guardScript = `if [ -z "$3" ]; then read -r _
else while kill -0 "$3" && kill -0 "$1" && ! grep -q '^State:.Z' "/proc/$3/status"; do sleep 0.3; done
fi
[ -n "$2" ] && kill -KILL "$1" || kill -TERM "$1"
n=0
while kill -0 "$1" && [ $n -lt 50 ]; do sleep 0.2; n=$((n+1)); done
kill -KILL "$1"
[ -z "$2" ] || rm -rf "$2"`

export const stopLimitMs = 20_000

export function mongodArguments(input: Omit<Launch, 'env'>): string[] {
  return [
    ...['--dbpath', input.dbPath, '--port', String(input.port), '--bind_ip', '127.0.0.1', '--nounixsocket'],
    ...['--replSet', input.replicaSet, '--storageEngine', 'wiredTiger', '--wiredTigerCacheSizeGB', '0.25'],
    // THREATS T19: no server-side JavaScript, whatever an injected query holds.
    '--noscripting',
    // A slow operation is logged with its words; our limit for one is 3 s, so this line never writes any.
    ...['--quiet', '--slowms', '60000', '--oplogSize', String(input.oplogMb ?? 1024)],
    // Statistics for MongoDB's own support staff: 200 MB that nobody here reads.
    ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
    // A process killed in the middle of a commit leaves its transaction open, and with it the conversation locked: for the
    // ten seconds that a transaction may take (faults-and-threats.md, 4), not for MongoDB's sixty.
    ...['--setParameter', 'transactionLifetimeLimitSeconds=10'],
    ...(input.extra ?? []),
  ]
}

export function launchMongod(input: Launch): Launched {
  mkdirSync(input.dbPath, { recursive: true, mode: 0o700 })
  if (existsSync(input.logFile)) renameSync(input.logFile, `${input.logFile}.1`)
  const log = openSync(input.logFile, 'w', 0o600)
  // Detached: Ctrl-C in a terminal goes to a whole group, and the database must be the last to stop.
  const options = { detached: true, env: childEnv(input.env) }
  const child = spawn(input.binary, mongodArguments(input), { ...options, stdio: ['ignore', log, log] })
  closeSync(log)
  child.unref()
  let guard: ChildProcess | null = null
  let over = false
  const exited = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('error', () => resolve({ code: null, signal: null }))
    child.once('exit', (code, signal) => resolve({ code, signal }))
  }).then((end) => {
    over = true
    // Later the number may belong to another program. (The guard of another owner looks for itself, and clears up.)
    if (!input.owner) guard?.kill('SIGKILL')
    return end
  })
  if (child.pid === undefined) throw new Error(`${input.binary} could not be started`)
  const { pid } = child
  guard = process.platform === 'win32' ? null : startGuard({ pid, launch: input })

  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    if (!over) child.kill(signal)
    const force = setTimeout(() => child.kill('SIGKILL'), stopLimitMs)
    await exited
    clearTimeout(force)
  }
  return {
    pid,
    exited,
    hasExited: () => over,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    lastWords: () => complaints(input.logFile),
  }
}

function startGuard({ pid, launch }: { pid: number; launch: Launch }): ChildProcess {
  const args = ['-c', guardScript, 'guard', String(pid), launch.removeAfter ?? '', String(launch.owner ?? '')]
  const guard = spawn('/bin/sh', args, { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  // Without a shell there is no guard; the next start then ends a mongod that was left over.
  guard.once('error', () => {})
  guard.stdin?.on('error', () => {})
  guard.unref()
  const pipe = guard.stdin as Socket | null
  pipe?.unref()
  return guard
}

// mongod logs JSON lines; severities E (error) and F (fatal) say why it could not go on.
function complaints(logFile: string): string {
  const lines = readFileSync(logFile, 'utf8').split('\n')
  const bad = lines.filter((line) => /"s":"[EF]"/.test(line) || (line !== '' && !line.startsWith('{')))
  return bad.slice(-3).map(plain).join('; ').slice(0, 600)
}

function plain(line: string): string {
  try {
    const { msg, attr } = JSON.parse(line)
    return attr?.error
      ? `${msg}: ${typeof attr.error === 'string' ? attr.error : JSON.stringify(attr.error)}`
      : String(msg)
  } catch {
    return line
  }
}
