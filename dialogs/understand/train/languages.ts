/** Learns which language a message is in, and judges each hand by heads that saw nothing of it. */
import { type CorpusRow, tagOf } from '../corpus/corpus.ts'
import { type Heads, logits } from '../heads.ts'
import { countLanguageGrams, LANGUAGE_BUCKETS } from '../languageGrams.ts'
import { type Counts, weigh } from '../ngrams.ts'
import { rarityOf } from './examples.ts'
import { fitHeads } from './fit.ts'
import { headsFrom } from './headsFrom.ts'
import { partOf } from './judgedHands.ts'

interface Row {
  tag: string
  by: string
  counts: Counts
}

export const languageRows = (rows: readonly CorpusRow[]): Row[] =>
  rows.map((row) => ({ tag: tagOf(row), by: row.by, counts: countLanguageGrams(row.text) }))

export function trainLanguages(rows: readonly Row[]): Heads {
  const labels = [...new Set(rows.map(({ tag }) => tag))].sort()
  const rarity = rarityOf({ counts: rows.map(({ counts }) => counts), buckets: LANGUAGE_BUCKETS })
  const examples = rows.map(({ tag, counts }) => ({
    sparse: weigh({ counts, rarity }),
    vector: null,
    one: labels.indexOf(tag),
    many: [],
  }))
  const fitted = fitHeads({
    examples,
    columns: labels.length,
    exclusive: labels.length,
    buckets: LANGUAGE_BUCKETS,
    epochs: 5,
  })
  return headsFrom({ fitted, labels, rarity })
}

/** The tag that unseen heads give each row. */
export function leaveHandsOut(rows: readonly Row[]): string[] {
  const out: string[] = rows.map(() => '')
  for (const part of new Set(rows.map(({ by }) => partOf(by)))) {
    const heads = trainLanguages(rows.filter(({ by }) => partOf(by) !== part))
    for (const [index, { by, counts }] of rows.entries()) {
      if (partOf(by) !== part) continue
      const sums = logits({ heads, sparse: weigh({ counts, rarity: heads.rarity }) })
      out[index] = heads.labels[sums.indexOf(Math.max(...sums))]!
    }
  }
  return out
}
