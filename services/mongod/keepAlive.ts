/** Keeps one mongod running: started again when it dies, after a pause that grows while it keeps dying, until stopped. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Launched } from './launch.ts'

export type Log = (event: string, fields: Record<string, unknown>) => void
export type KeptAlive = { pid(): number; stop(): Promise<void> }

const firstPauseMs = 200
const longestPauseMs = 30_000
// A mongod that lived this long did not die of its start: the pause begins small again.
const steadyAfterMs = 60_000

export async function keepAlive(input: {
  launch: () => Launched
  /** Resolves when the launched mongod can be written to. */
  ready: (mongod: Launched) => Promise<void>
  log: Log
}): Promise<KeptAlive> {
  const { launch, ready, log } = input
  const stopping = new AbortController()
  let current = launch()
  let startedAt = performance.now()
  let pauseMs = firstPauseMs

  const settle = async (): Promise<void> => {
    try {
      await ready(current)
      log('mongod.ready', { pid: current.pid })
    } catch (error) {
      await current.kill()
      throw error
    }
  }
  const restart = async (): Promise<void> => {
    current = launch()
    startedAt = performance.now()
    await settle()
  }
  const watch = async (): Promise<void> => {
    while (true) {
      const end = await current.exited
      if (stopping.signal.aborted) return
      if (performance.now() - startedAt > steadyAfterMs) pauseMs = firstPauseMs
      log('mongod.died', { ...end, words: current.lastWords(), againInMs: pauseMs })
      await sleep(pauseMs, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
      if (stopping.signal.aborted) return
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
      await restart().catch((error: Error) => log('mongod.not_restarted', { reason: error.message }))
    }
  }

  await settle()
  const watched = watch()
  const stop = async (): Promise<void> => {
    stopping.abort()
    await current.stop()
    await watched
    log('mongod.stopped', { pid: current.pid })
  }
  return { pid: () => current.pid, stop }
}
