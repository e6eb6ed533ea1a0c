/** Splits text into the encoder's own pieces: the likeliest way to cut it, as SentencePiece's unigram model does. */
import { readFileSync } from 'node:fs'
import { pieceTrie, ROOT } from './pieceTrie.ts'

export interface Tokeniser {
  /** Ids of the pieces of a text, without the marks of begin and end. */
  pieces(text: string): number[]
  /** What the encoder reads: begin, the pieces, end. */
  framed(pieces: readonly number[]): number[]
}

const BEGIN = 0
const END = 2
const UNKNOWN = 3
const SPACE = '\u2581'
/** What the encoder was taught to read before a text that is asked about. */
const LEAD = 'query: '
/** Far more than a window holds, and a bound for signs that stand for many letters (U+FDFA is eighteen). */
const MOST_UNITS = 600
/** How much worse than the rarest piece a sign is that has none. */
const UNKNOWN_COST = 10

export function createTokeniser({ folder }: { folder: URL }): Tokeniser {
  const known: string[] = []
  const listed: number[] = []
  for (const line of readFileSync(new URL('pieces.tsv', folder), 'utf8').split('\n')) {
    const at = line.lastIndexOf('\t')
    if (at < 0) continue
    known.push(line.slice(0, at))
    listed.push(Number(line.slice(at + 1)))
  }
  const trie = pieceTrie(known)
  const scores = Float64Array.from(listed)
  const worst = scores.reduce((least, score) => Math.min(least, score), 0) - UNKNOWN_COST
  const replaced = new Map(
    Object.entries(JSON.parse(readFileSync(new URL('normalise.json', folder), 'utf8')) as Record<string, string>).map(
      ([code, text]) => [String.fromCodePoint(Number.parseInt(code, 16)), text],
    ),
  )

  const normalise = (text: string): string =>
    Array.from(text, (sign) => replaced.get(sign) ?? sign)
      .join('')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, MOST_UNITS)

  const cut = (text: string): number[] => {
    const length = text.length
    const best = new Float64Array(length + 1).fill(Number.NEGATIVE_INFINITY)
    const from = new Int32Array(length + 1)
    const piece = new Int32Array(length + 1)
    best[0] = 0
    const step = (start: number, end: number, id: number, score: number): void => {
      const total = best[start]! + score
      if (total <= best[end]!) return
      best[end] = total
      from[end] = start
      piece[end] = id
    }
    for (let start = 0; start < length; start++) {
      if (best[start] === Number.NEGATIVE_INFINITY) continue
      const unit = text.codePointAt(start)! > 0xffff ? 2 : 1
      let alone = false
      let node = trie.step(ROOT, text.charCodeAt(start))
      for (let end = start + 1; node !== 0; end++) {
        const id = trie.piece(node)
        if (id >= 0) {
          alone ||= end === start + unit
          step(start, end, id, scores[id]!)
        }
        node = end < length ? trie.step(node, text.charCodeAt(end)) : 0
      }
      if (!alone) step(start, Math.min(length, start + unit), UNKNOWN, worst)
    }
    const out: number[] = []
    for (let end = length; end > 0; end = from[end]!) out.push(piece[end]!)
    return out.reverse()
  }

  const pieces = (text: string): number[] => cut(`${SPACE}${normalise(text).replaceAll(' ', SPACE)}`)
  const lead = pieces(LEAD)
  return {
    pieces,
    framed: (pieces) => [BEGIN, ...lead, ...pieces, END],
  }
}
