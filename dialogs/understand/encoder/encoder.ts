/** The sentence encoder: windows of pieces in, one vector each out; kept in a thread, and absent rather than late. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Answer, Ask } from './encoder.worker.ts'

/** Numbers of one vector. */
export const DIMENSIONS = 384

export interface Encoder {
  /** One vector per window, in order; null when the encoder is absent, broken or too slow: the n-grams carry on. */
  encode(windows: number[][]): Promise<Float32Array[] | null>
  /** False when messages are understood without it. */
  ready(): boolean
  close(): Promise<void>
}

/** Milliseconds before a message goes on without the encoder; the first one also waits for the file to be read. */
const DEADLINE = 4_000
const LOADING = 20_000
/** Broken this often, it stays away until the process starts anew. */
const RESTARTS = 3

export function createEncoder({ folder, deadline = DEADLINE }: { folder: URL; deadline?: number }): Encoder {
  const file = new URL('encoder.int8.onnx', folder)
  const waiting = new Map<number, { settle(vectors: Float32Array[] | null): void; timer: NodeJS.Timeout }>()
  let worker: Worker | null = null
  let loaded = false
  let failures = existsSync(file) ? 0 : RESTARTS
  let closed = false
  let next = 0

  const start = (): Worker => {
    loaded = false
    const fresh = new Worker(new URL('./encoder.worker.ts', import.meta.url), {
      execArgv: ['--no-warnings'],
      workerData: { model: fileURLToPath(file) },
    })
    fresh.on('message', (message: Answer | 'ready') => {
      if (message === 'ready') loaded = true
      else settle(message.id, message.vectors)
    })
    // Whatever ends the thread ends here: the messages at hand are understood without it.
    fresh.on('error', () => undefined)
    fresh.on('exit', () => gone(fresh))
    fresh.unref()
    return fresh
  }

  const gone = (which: Worker): void => {
    if (which !== worker) return
    worker = null
    failures += closed ? 0 : 1
    for (const id of [...waiting.keys()]) settle(id, null)
  }

  const settle = (id: number, vectors: Float32Array[] | null): void => {
    const job = waiting.get(id)
    if (!job) return
    waiting.delete(id)
    clearTimeout(job.timer)
    if (waiting.size === 0) worker?.unref()
    job.settle(vectors)
  }

  return {
    ready: () => !closed && failures < RESTARTS,
    encode: (windows) => {
      if (windows.length === 0) return Promise.resolve([])
      if (closed || failures >= RESTARTS) return Promise.resolve(null)
      worker ??= start()
      // Referenced only while it owes an answer: an idle thread never keeps the process alive.
      worker.ref()
      const id = next++
      return new Promise((resolve) => {
        const timer = setTimeout(() => settle(id, null), loaded ? deadline : LOADING)
        waiting.set(id, { settle: resolve, timer })
        worker?.postMessage({ id, windows } satisfies Ask)
      })
    },
    close: async () => {
      closed = true
      const last = worker
      if (!last) return
      // Never terminated: native work that is cut off takes the process with it.
      const ended = new Promise<void>((resolve) => last.once('exit', () => resolve()))
      last.postMessage('close')
      last.ref()
      await ended
    },
  }
}

/** Which encoder the heads were trained on: SHA-256 of its three files, hex. */
export function encoderHash({ folder }: { folder: URL }): string {
  const hash = createHash('sha256')
  for (const name of ['encoder.int8.onnx', 'pieces.tsv', 'normalise.json'])
    hash.update(readFileSync(new URL(name, folder)))
  return hash.digest('hex')
}
