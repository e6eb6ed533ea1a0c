/** Tells whether a mongod already runs on a dbPath, on which port, and whether the product that started it still lives. */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { stopLimitMs } from './launch.ts'
import { processInfo } from './processInfo.ts'

export type Running = { state: 'none' } | { state: 'supervised' | 'orphan'; pid: number; port: number }

// mongod writes its own process number into mongod.lock and empties it on a clean stop: no file of ours is as true.
export function runningOn(input: { dbPath: string; supervisor?: number | undefined }): Running {
  const pid = Number(readLock(input.dbPath))
  const info = Number.isInteger(pid) && pid > 0 ? processInfo(pid) : null
  // The number may have gone to another program since, after a reboot for example.
  if (!info?.command.includes(`--dbpath ${input.dbPath} `)) return { state: 'none' }
  const port = Number(/ --port (\d+) /.exec(info.command)?.[1])
  const lives = info.parent === input.supervisor || (info.parent > 1 && isNode(info.parent))
  return { state: lives ? 'supervised' : 'orphan', pid, port }
}

// An orphan belongs to the system's first process or to a session keeper, neither of which is Node.
function isNode(pid: number): boolean {
  const program = processInfo(pid)?.command.split(' ')[0] ?? ''
  return basename(program).startsWith('node')
}

function readLock(dbPath: string): string {
  try {
    return readFileSync(join(dbPath, 'mongod.lock'), 'utf8').trim()
  } catch {
    return ''
  }
}

/** Asks a left-over mongod to end, then insists. Its data is safe either way: every acknowledged write is in the journal. */
export async function endOrphan(input: { dbPath: string; pid: number }): Promise<void> {
  const until = performance.now() + stopLimitMs
  signal({ pid: input.pid, name: 'SIGTERM' })
  while (runningOn(input).state !== 'none') {
    if (performance.now() > until) signal({ pid: input.pid, name: 'SIGKILL' })
    await sleep(50)
  }
}

function signal({ pid, name }: { pid: number; name: 'SIGTERM' | 'SIGKILL' }): void {
  try {
    process.kill(pid, name)
  } catch {
    // It ended by itself in the meantime.
  }
}
