/** How each group rates the handling of complaints, beside everybody; groups that are too small are named and not told. */
import { label, say } from '../words.ts'
import { type Bar, type Chart, isHidden } from './chart.ts'
import type { Figures } from './figureAnswer.ts'

export function equalityChart({ figures }: Figures): Chart {
  const own = figures.filter(({ section }) => section === 'equality')
  const count = (...path: string[]) =>
    own.find(({ name }) => name.join('/') === path.join('/'))?.count ?? 'fewer_than_5'
  const groups = own.flatMap(({ name: [question = '', group = '', what] }) =>
    what === 'mean' ? [[question, group] as const] : [],
  )
  const told = groups.filter(([question, group]) => !isHidden(count(question, group, 'answered')))
  const bars = told.map(
    ([question, group]): Bar => ({
      label: `${label('figures.questions', question)}: ${label(`figures.groups.${question}`, group)}`,
      parts: (['mean', 'gap', 'answered'] as const).map((what) => ({
        tone: what === 'mean' ? 'plain' : 'none',
        name: say(`figures.parts.${what}`),
        count: count(question, group, what),
      })),
    }),
  )
  const all = count('all', 'mean')
  const hidden = say('figures.notShown', { count: groups.length - told.length })
  const below = told.filter(([question, group]) => Number(count(question, group, 'gap')) < 0)
  return {
    id: 'equality',
    most: 5,
    ...(typeof all === 'number' ? { mark: { at: all, name: say('figures.everybody', { mean: all }) } } : {}),
    says:
      typeof all === 'number'
        ? `${say(below.length > 0 ? 'figures.below' : 'figures.noneBelow', { count: below.length })} ${hidden}`
        : hidden,
    bars,
  }
}
