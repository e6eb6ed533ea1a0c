/** How satisfied reporters of hate were, month by month, as far as no month can be reckoned from the sum of all that stands beside it. */
import { toldOf } from './equalityFigures.ts'
import { FEW, FEWEST, type Figure } from './figure.ts'

export interface MonthScores {
  month: string
  answered: number
  satisfied: number
}

export function satisfactionMonths(months: readonly MonthScores[]): Figure[] {
  const counted = toldOf(months.map(({ month, answered }) => ({ group: month, count: answered })))
  const told = toldMonths(months)
  const figure = (name: string[], count: Figure['count']): Figure => ({ section: 'satisfaction', name, count })
  return months.flatMap(({ month, answered, satisfied }) => [
    figure(['month', month, 'answered'], counted.has(month) ? answered : FEW),
    figure(
      ['month', month, 'satisfied_percent'],
      told.has(month) ? Math.round((satisfied * 1000) / answered) / 10 : FEW,
    ),
  ])
}

/** Who was satisfied and who was not: the smaller of the two is what may show a person. */
const smaller = (months: readonly MonthScores[]): number => {
  const satisfied = months.reduce((sum, one) => sum + one.satisfied, 0)
  return Math.min(satisfied, months.reduce((sum, one) => sum + one.answered, 0) - satisfied)
}

/** Besides the small ones others are hidden, until what is hidden is two months at least and together large enough. */
export function toldMonths(months: readonly MonthScores[]): ReadonlySet<string> {
  const bySize = [...months].sort((one, other) => smaller([one]) - smaller([other]))
  let hidden = bySize.filter((one) => smaller([one]) < FEWEST).length
  if (hidden > 0) while (hidden < bySize.length && (hidden < 2 || smaller(bySize.slice(0, hidden)) < FEWEST)) hidden++
  return new Set(bySize.slice(hidden).map(({ month }) => month))
}
