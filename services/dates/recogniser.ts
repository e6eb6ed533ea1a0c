/** Keeps one recogniser thread: started when first needed, asked one text at a time, ended and replaced when it overruns. */
import { Worker } from 'node:worker_threads'
import type { Answer, Ask, Recognised } from './recognise.worker.ts'

export type Recogniser = ReturnType<typeof createRecogniser>

type Job = { ask: Omit<Ask, 'id'>; settle: (found: Recognised[] | undefined) => void }

// The first call loads the package and compiles its expressions: 0.5 s on a quiet core, several on a busy one.
const COLD_START_MS = 5_000
// A queue longer than this is a flood: whoever joins it is told at once that the words were not understood.
const longestQueue = 20

export function createRecogniser({
  deadlineMs,
  coldStartMs = COLD_START_MS,
}: {
  deadlineMs: number
  coldStartMs?: number
}) {
  let worker: Worker | undefined
  let warm = false
  let closed = false
  let current: { id: number; job: Job; timer: NodeJS.Timeout } | undefined
  let nextId = 0
  const waiting: Job[] = []

  function start(): Worker {
    const fresh = new Worker(new URL('./recognise.worker.ts', import.meta.url), {
      execArgv: ['--no-warnings'],
      resourceLimits: { maxOldGenerationSizeMb: 192 },
    })
    fresh.on('message', (answer: Answer) => {
      if (fresh !== worker || answer.id !== current?.id) return
      warm = true
      finish(answer.found)
    })
    // Out of memory and exits of any kind end here: the text counts as not understood, the next one gets a new thread.
    fresh.on('error', () => undefined)
    fresh.on('exit', () => {
      if (fresh !== worker) return
      worker = undefined
      finish(undefined)
    })
    fresh.unref()
    worker = fresh
    warm = false
    return fresh
  }

  function finish(found: Recognised[] | undefined): void {
    if (current) {
      clearTimeout(current.timer)
      const { settle } = current.job
      current = undefined
      worker?.unref()
      settle(found)
    }
    next()
  }

  function next(): void {
    if (current || closed) return
    const job = waiting.shift()
    if (!job) return
    const target = worker ?? start()
    const id = nextId++
    // Referenced only while it owes an answer: an idle thread never keeps the process alive.
    target.ref()
    const timer = setTimeout(() => replace(), warm ? deadlineMs : coldStartMs)
    current = { id, job, timer }
    target.postMessage({ id, ...job.ask } satisfies Ask)
  }

  function replace(): void {
    const [late, wasWarm] = [worker, warm]
    worker = undefined
    warm = false
    void late?.terminate()
    finish(undefined)
    // A thread too slow even to start is not tried again until someone needs it.
    if (wasWarm) void prepare()
  }

  function ask(question: Job['ask']): Promise<Recognised[] | undefined> {
    if (closed || waiting.length >= longestQueue) return Promise.resolve(undefined)
    return new Promise((settle) => {
      waiting.push({ ask: question, settle })
      next()
    })
  }

  /** Starts the thread and has it read once, so that its expressions are compiled. */
  async function prepare(): Promise<void> {
    if (!closed && !warm && !waiting.length)
      await ask({ text: 'since last Tuesday at 3pm', year: 2027, month: 1, day: 15 })
  }

  async function close(): Promise<void> {
    closed = true
    const last = worker
    worker = undefined
    for (const { settle } of waiting.splice(0)) settle(undefined)
    finish(undefined)
    await last?.terminate()
  }

  return { ask, prepare, close }
}
