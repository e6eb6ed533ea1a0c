/** Every row judged by heads that saw nothing of its group: of its hand, or of its language. */
import { columns, exclusive } from '../columns.ts'
import type { CorpusRow } from '../corpus/corpus.ts'
import type { Heads } from '../heads.ts'
import { hearWhole, type Listened } from '../listen.ts'
import { exampleOf, type Prepared, rarityOf } from './examples.ts'
import { type Fitting, fitHeads } from './fit.ts'
import { headsFrom } from './headsFrom.ts'

export type Options = Partial<Omit<Fitting, 'examples' | 'columns' | 'exclusive'>>

export function train({ prepared, options = {} }: { prepared: readonly Prepared[]; options?: Options }): Heads {
  const rarity = rarityOf({ counts: prepared.map(({ counts }) => counts) })
  const examples = prepared.map((one) => exampleOf({ prepared: one, rarity }))
  const fitted = fitHeads({ examples, columns: columns.length, exclusive, ...options })
  return headsFrom({ fitted, labels: columns, rarity })
}

/** Logits of one row by heads that saw nothing of its group: with the encoder, and as when it is away. */
export interface Judged {
  full: Float32Array
  alone: Float32Array
}

/** In the order of `prepared`; null for rows of groups that are not judged. */
export function leaveOneOut({
  prepared,
  listened,
  groupOf,
  judged = [...new Set(prepared.map(({ row }) => groupOf(row)))].sort(),
  learned = () => true,
  options = {},
  tell = () => {},
}: {
  prepared: readonly Prepared[]
  listened: readonly Listened[]
  groupOf(row: CorpusRow): string
  judged?: readonly string[]
  /** Which rows of the other groups are learned from. */
  learned?(row: CorpusRow): boolean
  options?: Options
  tell?(group: string): void
}): (Judged | null)[] {
  const out: (Judged | null)[] = prepared.map(() => null)
  for (const group of judged) {
    const heads = train({
      prepared: prepared.filter(({ row }) => groupOf(row) !== group && learned(row)),
      options,
    })
    for (const [index, { row }] of prepared.entries()) {
      if (groupOf(row) !== group) continue
      const hear = (vectors: Listened['vectors']): Float32Array =>
        hearWhole({ heads, exclusive, text: row.text, listened: { windows: listened[index]!.windows, vectors } })
      out[index] = { full: hear(listened[index]!.vectors), alone: hear(null) }
    }
    tell(group)
  }
  return out
}
