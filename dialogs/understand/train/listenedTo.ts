/** The rows as the heads hear them, from vectors that are there already. */
import type { CorpusRow } from '../corpus/corpus.ts'
import { createTokeniser } from '../encoder/tokenise.ts'
import { mostTelling, windowsOf } from '../encoder/windows.ts'
import type { Listened } from '../listen.ts'

export function listenedTo({
  rows,
  vectors,
  folder,
}: {
  rows: readonly CorpusRow[]
  vectors: readonly Float32Array[][]
  folder: URL
}): Listened[] {
  const tokeniser = createTokeniser({ folder })
  return rows.map(({ text }, index) => ({
    windows: mostTelling({ windows: windowsOf({ text, tokeniser }), weight: () => 0 }),
    vectors: vectors[index]!,
  }))
}
