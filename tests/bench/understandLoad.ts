/** `node tests/bench/understandLoad.ts [alone]`: how long one message of about 300 characters takes, and how much memory the process holds. */
import { readCorpus } from '../../dialogs/understand/corpus/corpus.ts'
import type { Encoder } from '../../dialogs/understand/encoder/encoder.ts'
import { createUnderstanding } from '../../dialogs/understand/index.ts'
import { createModel } from '../../dialogs/understand/model.ts'

const LENGTH = 300
const MESSAGES = 600
const WARM = 60

const absent: Encoder = { encode: async () => null, ready: () => false, close: async () => {} }
const alone = process.argv[2] === 'alone'
const { understand, close } = createUnderstanding({ model: createModel(alone ? { encoder: absent } : {}) })

// Real messages side by side, cut to the length that is promised.
const words = readCorpus().map(({ text }) => text)
const texts = Array.from({ length: MESSAGES }, (_, at) => {
  let text = ''
  for (let next = at * 7; text.length < LENGTH; next++) text += `${words[next % words.length]} `
  return text.slice(0, LENGTH)
})
for (const text of texts.slice(0, WARM)) await understand({ text })
const times: number[] = []
for (const text of texts) {
  const began = performance.now()
  await understand({ text })
  times.push(performance.now() - began)
}
times.sort((a, b) => a - b)
const at = (share: number): number => Math.round((times[Math.floor(times.length * share)] ?? 0) * 100) / 100
process.stdout.write(
  `${JSON.stringify({ p50: at(0.5), p99: at(0.99), megabytes: Math.round(process.memoryUsage().rss / 1e6) })}\n`,
)
await close()
