/** The heads on disk: `heads.json` says what they are, `heads.bin` holds their numbers. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { DIMENSIONS } from './encoder/encoder.ts'
import type { Block, Heads } from './heads.ts'
import { type FlagName, flagNames } from './labels.ts'
import { LANGUAGE_BUCKETS } from './languageGrams.ts'
import { BUCKETS } from './ngrams.ts'

/** How a flag's loudest logit becomes a probability, and from which probability on it is told. */
const judgement = z.strictObject({ slope: z.number(), shift: z.number(), tell: z.number() })
export type Judgement = z.infer<typeof judgement>

const judgements = z.record(z.enum(flagNames), judgement)

const about = z.strictObject({
  version: z.string(),
  /** SHA-256 of the corpus and of the encoder that the heads were trained on, hex. */
  corpus: z.string(),
  encoder: z.string(),
  /** Divides the intents' logits, so that their shares are as sure as they are right. */
  temperature: z.strictObject({ full: z.number(), alone: z.number() }),
  /** With the encoder, and with the n-grams alone. */
  flags: z.strictObject({ full: judgements, alone: judgements }),
  labels: z.array(z.string()),
  languages: z.array(z.string()),
})
export type About = z.infer<typeof about>

export interface ModelFile {
  about: About
  heads: Heads
  language: Heads
}

/** What is read in order from `heads.bin`. */
interface Reader {
  floats(count: number): Float32Array
  bytes(count: number): Int8Array
}

/** null when the files are not there or are not what they say. */
export function readModelFile({ folder }: { folder: URL }): ModelFile | null {
  const [json, bin] = [new URL('heads.json', folder), new URL('heads.bin', folder)]
  if (!existsSync(json) || !existsSync(bin)) return null
  const read = about.safeParse(JSON.parse(readFileSync(json, 'utf8')))
  if (!read.success) return null
  const { labels, languages } = read.data
  const bytes = readFileSync(bin)
  const reader = readerOf(bytes)
  const heads = readHeads({ reader, labels, buckets: BUCKETS, dense: true })
  const language = readHeads({ reader, labels: languages, buckets: LANGUAGE_BUCKETS, dense: false })
  return { about: read.data, heads, language }
}

export function writeModelFile({ folder, model: { about: what, heads, language } }: { folder: URL; model: ModelFile }) {
  writeFileSync(new URL('heads.json', folder), `${JSON.stringify(what, null, 2)}\n`)
  writeFileSync(new URL('heads.bin', folder), Buffer.concat([...partsOf(heads), ...partsOf(language)]))
}

const partsOf = ({ bias, rarity, sparse, dense }: Heads): Buffer[] =>
  [
    bias,
    rarity,
    sparse.scale,
    ...(dense ? [dense.scale, dense.bias, dense.mean, dense.spread, dense.weights] : []),
    sparse.weights,
  ].map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength))

function readHeads({
  reader,
  labels,
  buckets,
  dense,
}: {
  reader: Reader
  labels: string[]
  buckets: number
  dense: boolean
}): Heads {
  const columns = labels.length
  const bias = reader.floats(columns)
  const rarity = reader.floats(buckets)
  const scale = reader.floats(columns)
  const withVector = dense
    ? {
        scale: reader.floats(columns),
        bias: reader.floats(columns),
        mean: reader.floats(DIMENSIONS),
        spread: reader.floats(DIMENSIONS),
        weights: reader.bytes(DIMENSIONS * columns),
      }
    : null
  const sparse: Block = { weights: reader.bytes(buckets * columns), scale }
  return { labels, bias, rarity, sparse, dense: withVector }
}

function readerOf(bytes: Buffer): Reader {
  let at = 0
  const take = (count: number): ArrayBuffer => {
    const part = Uint8Array.from(bytes.subarray(at, at + count))
    if (part.length !== count) throw new RangeError('heads.bin is too short.')
    at += count
    return part.buffer
  }
  return {
    floats: (count) => new Float32Array(take(count * 4)),
    bytes: (count) => new Int8Array(take(count)),
  }
}

export const judgementOf = ({ about: what, encoder, flag }: { about: About; encoder: boolean; flag: FlagName }) =>
  (encoder ? what.flags.full : what.flags.alone)[flag]
