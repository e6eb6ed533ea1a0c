/** A thread that runs the encoder on one window of pieces at a time, away from the event loop. */
import { parentPort, workerData } from 'node:worker_threads'
import { InferenceSession, Tensor } from 'onnxruntime-node'

export type Ask = { id: number; windows: number[][] }
export type Answer = { id: number; vectors: Float32Array[] }

const { model } = workerData as { model: string }
// One thread and fixed order of sums: equal answers on every run.
const session = await InferenceSession.create(model, {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
})

parentPort?.on('message', async (message: Ask | 'close') => {
  if (message === 'close') {
    // The thread ends by itself: one that is ended from outside in the middle of native work takes the process with it.
    await session.release()
    parentPort?.close()
    return
  }
  const { id, windows } = message
  const vectors: Float32Array[] = []
  for (const ids of windows) {
    const input = new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length])
    const { embedding } = await session.run({ ids: input })
    vectors.push(Float32Array.from(embedding!.data as Float32Array))
  }
  parentPort?.postMessage({ id, vectors } satisfies Answer)
})
parentPort?.postMessage('ready')
