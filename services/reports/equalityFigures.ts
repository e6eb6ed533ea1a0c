/** How groups of tenants rate how their complaints were handled, beside everybody: no group of fewer than five, and none that could be reckoned from the others (goal R3, obligations row 41). */
import { trusted } from '../db.ts'
import type { Background } from '../surveys/background.ts'
import { BACKGROUND, QUESTIONS, UNSAID } from '../surveys/backgroundQuestions.ts'
import { FEW, FEWEST, type Figure } from './figure.ts'
import type { Period } from './period.ts'
import { wholeMonths } from './wholeMonths.ts'

export async function equalityFigures({
  background,
  landlord,
  period,
}: {
  background: Pick<Background, 'model' | 'read'>
  landlord: string
  period: Period
}): Promise<Figure[]> {
  const found = await background.model
    .find({ landlord, audience: 'general', month: trusted({ $in: wholeMonths(period) }) })
    .lean()
  const rows = found.map((record) => ({ score: record.score, answers: background.read(record) }))
  const all = mean(rows.map(({ score }) => score))
  const enough = rows.length >= FEWEST
  const figure = (name: string[], count: Figure['count']): Figure => ({ section: 'equality', name, count })
  return [
    figure(['all', 'answered'], enough ? rows.length : FEW),
    figure(['all', 'mean'], enough ? oneDecimal(all) : FEW),
    ...QUESTIONS.flatMap((question) => {
      const groups = [...BACKGROUND[question], UNSAID].map((group) => ({
        group,
        scores: rows.filter(({ answers }) => answers[question] === group).map(({ score }) => score),
      }))
      const told = toldOf(groups.map(({ group, scores }) => ({ group, count: scores.length })))
      return groups.flatMap(({ group, scores }) => {
        const shown = told.has(group)
        return [
          figure([question, group, 'answered'], shown ? scores.length : FEW),
          figure([question, group, 'mean'], shown ? oneDecimal(mean(scores)) : FEW),
          figure([question, group, 'gap'], shown ? oneDecimal(mean(scores) - all) : FEW),
        ]
      })
    }),
  ]
}

/** Besides those under five, the smallest others are hidden until what is hidden is two groups at least and five people at least. */
export function toldOf(groups: readonly { group: string; count: number }[]): ReadonlySet<string> {
  const bySize = [...groups].sort((one, other) => one.count - other.count)
  let hidden = bySize.filter(({ count }) => count < FEWEST).length
  const people = (): number => bySize.slice(0, hidden).reduce((sum, { count }) => sum + count, 0)
  if (hidden > 0) while (hidden < bySize.length && (hidden < 2 || people() < FEWEST)) hidden++
  return new Set(bySize.slice(hidden).map(({ group }) => group))
}

const mean = (scores: readonly number[]): number => scores.reduce((sum, score) => sum + score, 0) / scores.length
const oneDecimal = (value: number): number => Math.round(value * 10) / 10
