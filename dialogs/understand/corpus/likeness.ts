/** How like two messages are: by their letters, by how they begin, and across languages by what the encoder makes of them. */
import { fold } from '../normalise.ts'

const GRAM = 5

export interface Pair {
  one: string
  other: string
  likeness: number
}

interface Text {
  id: string
  text: string
}

function gramsOf(text: string): Set<string> {
  const plain = ` ${fold(text).replace(/\s+/g, ' ').trim()} `
  const grams = new Set<string>()
  for (let at = 0; at + GRAM <= Math.max(GRAM, plain.length); at++) grams.add(plain.slice(at, at + GRAM))
  return grams
}

/** Pairs whose runs of five letters overlap by more than `limit` (shared over all), best first. */
export function nearDuplicates({ texts, limit }: { texts: readonly Text[]; limit: number }): Pair[] {
  const grams = texts.map(({ text }) => gramsOf(text))
  const having = new Map<string, number[]>()
  const pairs: Pair[] = []
  for (const [index, own] of grams.entries()) {
    const shared = new Map<number, number>()
    for (const gram of own) {
      const before = having.get(gram) ?? []
      for (const other of before) shared.set(other, (shared.get(other) ?? 0) + 1)
      having.set(gram, [...before, index])
    }
    for (const [other, count] of shared) {
      const likeness = count / (own.size + grams[other]!.size - count)
      if (likeness > limit) pairs.push({ one: texts[other]!.id, other: texts[index]!.id, likeness })
    }
  }
  return pairs.sort((a, b) => b.likeness - a.likeness)
}

/** First three words of longer messages, and how many messages of one hand begin so. */
export function frames({ texts, most }: { texts: readonly Text[]; most: number }): { frame: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { text } of texts) {
    const words = fold(text)
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .filter(Boolean)
    if (words.length < 5) continue
    const frame = words.slice(0, 3).join(' ')
    counts.set(frame, (counts.get(frame) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, count]) => count > most)
    .map(([frame, count]) => ({ frame, count }))
    .sort((a, b) => b.count - a.count)
}

interface Placed extends Text {
  language: string
  /** Theme and what happened, in English: a translated list keeps its situations. */
  situation: string
  vector: Float32Array
}

/** Pairs of different languages that tell one situation and whose vectors, each freed of what its language shares, point the same way. */
export function translations({
  texts,
  limit,
  situation,
}: {
  texts: readonly Placed[]
  limit: number
  /** Share of the words that two situations have in common, from which on they count as one. */
  situation: number
}): Pair[] {
  const centred = centre(texts)
  const pairs: Pair[] = []
  for (const rows of Map.groupBy(centred, (text) => text.situation.split('/')[0]).values()) {
    for (const [index, one] of rows.entries()) {
      for (const other of rows.slice(index + 1)) {
        if (one.language === other.language || shared(one.situation, other.situation) < situation) continue
        let likeness = 0
        for (let at = 0; at < one.vector.length; at++) likeness += one.vector[at]! * other.vector[at]!
        if (likeness > limit) pairs.push({ one: one.id, other: other.id, likeness })
      }
    }
  }
  return pairs.sort((a, b) => b.likeness - a.likeness)
}

const wordsOf = (situation: string): Set<string> =>
  new Set((situation.split('/')[1] ?? '').toLowerCase().match(/\p{L}{3,}/gu) ?? [])

function shared(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  const both = [...a].filter((word) => b.has(word)).length
  return both / Math.max(1, a.size + b.size - both)
}

function centre(texts: readonly Placed[]): Placed[] {
  const means = new Map<string, Float32Array>()
  for (const [language, rows] of Map.groupBy(texts, (text) => text.language)) {
    const mean = new Float32Array(rows[0]!.vector.length)
    for (const { vector } of rows) for (let at = 0; at < mean.length; at++) mean[at]! += vector[at]! / rows.length
    means.set(language, mean)
  }
  return texts.map((text) => {
    const mean = means.get(text.language)!
    const moved = text.vector.map((value, at) => value - mean[at]!)
    const length = Math.hypot(...moved) || 1
    return { ...text, vector: moved.map((value) => value / length) }
  })
}
