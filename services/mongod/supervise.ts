/** Runs a mongod over a data folder for as long as this process lives: started again when it dies, same data, same port. */
import { mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from './ask.ts'
import type { Env } from './childEnv.ts'
import { freePort } from './freePort.ts'
import { keepAlive, type Log } from './keepAlive.ts'
import { launchMongod } from './launch.ts'
import { probeMongod } from './probe.ts'
import { remember, remembered } from './remembered.ts'
import { becomePrimary } from './replicaSet.ts'
import { endOrphan, runningOn } from './running.ts'

export type SuperviseInput = {
  binary: string
  dataDir: string
  /** Without it: the port of the last start on this data, or a free one. */
  port?: number
  replicaSet?: string
  log: Log
  env: Env
}
export type Supervised = {
  uri: string
  port: number
  pid(): number
  /** Does nothing where another living process watches over the mongod that was joined. */
  stop(): Promise<void>
}

/** Throws when mongod does not start, with mongod's own words. */
export async function superviseMongod(input: SuperviseInput): Promise<Supervised> {
  const { binary, log, env, replicaSet = 'heard' } = input
  mkdirSync(input.dataDir, { recursive: true, mode: 0o700 })
  const dataDir = realpathSync(input.dataDir)
  const probe = await probeMongod({ binary, env })
  if (!probe.ok) throw new Error(`${binary}: ${probe.reason}; cure: ${probe.cure}`)
  // Files of one series are not opened by another, so each has a folder of its own.
  const dbPath = join(dataDir, `mongo-${probe.series}`)
  const last = remembered(dataDir)
  const joinOther = async (): Promise<Supervised | null> => {
    const already = runningOn({ dbPath, supervisor: last?.supervisor })
    return already.state === 'supervised' ? joinRunning({ ...already, replicaSet, log }) : null
  }
  const other = await joinOther()
  if (other) return other
  const left = runningOn({ dbPath, supervisor: last?.supervisor })
  if (left.state === 'orphan') {
    await endOrphan({ dbPath, pid: left.pid })
    log('mongod.orphan_ended', { pid: left.pid })
  }
  const port = await freePort(input.port ?? last?.port)
  if (input.port && port !== input.port) throw new Error(`port ${input.port} is held by another program`)
  try {
    const kept = await keepAlive({
      launch: () =>
        launchMongod({ binary, dbPath, logFile: join(dataDir, `mongo-${probe.series}.log`), port, replicaSet, env }),
      ready: (mongod) => becomePrimary({ mongod, port, replicaSet }),
      log,
    })
    await remember({ dataDir, port, supervisor: process.pid })
    return { uri: uriOf({ port, replicaSet }), port, ...kept }
  } catch (error) {
    // Two starts at once: one mongod gets the files, the other product joins it.
    const winner = await joinOther()
    if (winner) return winner
    throw error
  }
}

export function uriOf({ port, replicaSet }: { port: number; replicaSet: string }): string {
  return `mongodb://127.0.0.1:${port}/heard?replicaSet=${replicaSet}&directConnection=false`
}

async function joinRunning(input: { pid: number; port: number; replicaSet: string; log: Log }): Promise<Supervised> {
  const { pid, port, replicaSet, log } = input
  for (const until = performance.now() + 60_000; performance.now() < until; await sleep(100)) {
    const hello = await ask({ port, command: { hello: 1 } }).catch(() => null)
    if (hello?.isWritablePrimary !== true) continue
    log('mongod.joined', { pid, port })
    return { uri: uriOf({ port, replicaSet }), port, pid: () => pid, stop: async () => {} }
  }
  throw new Error(`mongod (process ${pid}) holds the data, and did not become ready within 60 seconds`)
}
