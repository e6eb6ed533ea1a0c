/** What unseen heads made of each row, kept beside the data while corpus, encoder and the code that learns are the same. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { columns } from '../columns.ts'
import type { Judged } from './leaveOut.ts'

const cache = new URL('../../../.heard/understand/', import.meta.url)
const CODE = [
  '../heads.ts',
  '../listen.ts',
  '../ngrams.ts',
  '../normalise.ts',
  '../columns.ts',
  './fit.ts',
  './leaveOut.ts',
]

export function keptOrMade({
  name,
  inputs,
  make,
}: {
  name: string
  /** What the judgement depends on besides the code. */
  inputs: readonly string[]
  make(): (Judged | null)[]
}): (Judged | null)[] {
  const hash = createHash('sha256')
  for (const input of inputs) hash.update(input)
  for (const file of CODE) hash.update(readFileSync(new URL(file, import.meta.url)))
  const file = new URL(`${name}-${hash.digest('hex').slice(0, 16)}.bin`, cache)
  if (existsSync(file)) return read(readFileSync(file))
  const made = make()
  mkdirSync(cache, { recursive: true })
  writeFileSync(file, write(made))
  return made
}

/** A byte for each row that says whether it was judged; then its two lists of numbers. */
const write = (judged: (Judged | null)[]): Buffer =>
  Buffer.concat(
    judged.flatMap((one) =>
      one
        ? [
            Buffer.of(1),
            ...[one.full, one.alone].map((list) => Buffer.from(list.buffer, list.byteOffset, list.byteLength)),
          ]
        : [Buffer.of(0)],
    ),
  )

function read(bytes: Buffer): (Judged | null)[] {
  const out: (Judged | null)[] = []
  const size = columns.length * 4
  const list = (at: number): Float32Array => new Float32Array(Uint8Array.from(bytes.subarray(at, at + size)).buffer)
  for (let at = 0; at < bytes.length; ) {
    const judged = bytes[at] === 1
    out.push(judged ? { full: list(at + 1), alone: list(at + 1 + size) } : null)
    at += judged ? 1 + 2 * size : 1
  }
  return out
}
