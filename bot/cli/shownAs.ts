/** A count of a report in words: a number, that there are too few to say, yes or no. */
import { FEW, type Figure } from '../../services/reports/figure.ts'
import { codeWord } from './codeWord.ts'
import { sayLine } from './sayLine.ts'

export function shownAs({ section, count }: Pick<Figure, 'section' | 'count'>): string {
  if (count === FEW) return sayLine({ key: 'report_few' })
  return typeof count === 'number' ? String(count) : codeWord({ of: section, code: count })
}
