/** The encoder's vectors of every row, worked out once and kept beside the data until the encoder changes. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createEncoder, DIMENSIONS, encoderHash } from '../encoder/encoder.ts'
import { createTokeniser } from '../encoder/tokenise.ts'
import { listen } from '../listen.ts'

const cache = new URL('../../../.heard/understand/', import.meta.url)
/** Messages the encoder is asked about side by side. */
const AT_ONCE = 64

/** Vectors of each text, in order: one per window. */
export async function vectorsOf({
  texts,
  folder,
  tell = () => {},
}: {
  texts: readonly string[]
  folder: URL
  tell?(done: number, all: number): void
}): Promise<Float32Array[][]> {
  const hash = encoderHash({ folder }).slice(0, 16)
  const file = new URL(`vectors-${hash}.bin`, cache)
  const known = existsSync(file) ? read(readFileSync(file)) : new Map<string, Float32Array[]>()
  const wanted = [...new Set(texts)].filter((text) => !known.has(nameOf(text)))
  if (wanted.length > 0) {
    const tokeniser = createTokeniser({ folder })
    const encoder = createEncoder({ folder, deadline: 600_000 })
    for (let start = 0; start < wanted.length; start += AT_ONCE) {
      await Promise.all(
        wanted.slice(start, start + AT_ONCE).map(async (text) => {
          const { vectors } = await listen({ text, tokeniser, encoder, weight: () => 0 })
          if (!vectors) throw new Error('The encoder did not answer.')
          known.set(nameOf(text), vectors)
        }),
      )
      tell(Math.min(wanted.length, start + AT_ONCE), wanted.length)
    }
    await encoder.close()
    mkdirSync(cache, { recursive: true })
    writeFileSync(file, write(known))
  }
  return texts.map((text) => known.get(nameOf(text))!)
}

const NAME = 20
const nameOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, NAME)

/** Per text: its name, how many windows, their numbers. */
function write(known: Map<string, Float32Array[]>): Buffer {
  const parts: Buffer[] = []
  for (const [name, vectors] of known) {
    parts.push(Buffer.from(name, 'latin1'), Buffer.of(vectors.length))
    for (const vector of vectors) parts.push(Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength))
  }
  return Buffer.concat(parts)
}

function read(bytes: Buffer): Map<string, Float32Array[]> {
  const known = new Map<string, Float32Array[]>()
  for (let at = 0; at < bytes.length; ) {
    const name = bytes.toString('latin1', at, at + NAME)
    const count = bytes[at + NAME]!
    at += NAME + 1
    known.set(
      name,
      Array.from({ length: count }, (_, index) => {
        const from = at + index * DIMENSIONS * 4
        return new Float32Array(Uint8Array.from(bytes.subarray(from, from + DIMENSIONS * 4)).buffer)
      }),
    )
    at += count * DIMENSIONS * 4
  }
  return known
}
