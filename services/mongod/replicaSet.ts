/** Brings a started mongod to the state of writable primary of its replica set, founding the set or moving it to a new port. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, ask } from './ask.ts'
import type { Launched } from './launch.ts'

type Config = { _id: string; version: number; members: { _id: number; host: string }[] }

// Recovery after kill -9 reads the journal, which can take a while on a slow disk.
const readyLimitMs = 120_000

export async function becomePrimary(input: { mongod: Launched; port: number; replicaSet: string }): Promise<void> {
  const { mongod, port } = input
  const host = `127.0.0.1:${port}`
  const until = performance.now() + readyLimitMs
  while (performance.now() < until) {
    if (mongod.hasExited()) throw new Error(`mongod ended while starting: ${mongod.lastWords() || 'it said nothing'}`)
    const hello = await ask({ port, command: { hello: 1 }, limitMs: 500 }).catch(() => null)
    if (hello?.isWritablePrimary === true && hello.me === host && (await isOurs(input))) return
    if (hello && !hello.isWritablePrimary && (await isOurs(input))) await settle({ ...input, host })
    await sleep(50)
  }
  throw new Error(`mongod was not ready within ${readyLimitMs / 1000} seconds: ${mongod.lastWords()}`)
}

// Another mongod may hold the port while ours is about to end because of that.
async function isOurs({ mongod, port }: { mongod: Launched; port: number }): Promise<boolean> {
  const status = await ask({ port, command: { serverStatus: 1 } }).catch(() => null)
  return Number(status?.pid) === mongod.pid
}

async function settle(input: { port: number; host: string; replicaSet: string }): Promise<void> {
  const { port, host, replicaSet } = input
  const found = await ask({ port, command: { replSetGetConfig: 1 } }).catch((error: { codeName?: string }) => error)
  if ('codeName' in found && found.codeName === 'NotYetInitialized') {
    await attempt({ port, command: { replSetInitiate: { _id: replicaSet, members: [{ _id: 0, host }] } } })
  }
  const config = 'config' in found ? (found.config as Config) : null
  const only = config?.members[0]
  if (!config || !only || config.members.length !== 1 || only.host === host) return
  // A member that finds itself nowhere in the configuration is "removed": only a forced change reaches it.
  const moved = { ...config, version: config.version + 1, members: [{ ...only, host }] }
  await attempt({ port, command: { replSetReconfig: moved, force: true } })
}

// Refused while it is still loading its configuration, or because it is already done: the next look tells.
async function attempt(input: { port: number; command: Answer }): Promise<void> {
  await ask({ ...input, limitMs: 5_000 }).catch(() => {})
}
