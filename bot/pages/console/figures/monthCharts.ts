/** What is told month by month: how conversations were handed back, and how satisfied people were; each month stands for itself and no sum beside it. */
import { label, say } from '../words.ts'
import type { Bar, Chart, Part, Tone } from './chart.ts'
import type { Count, Figure, Figures } from './figureAnswer.ts'
import { periodName } from './periods.ts'

const OUTCOMES: Record<string, Tone> = {
  resolved: 'good',
  case_opened: 'good',
  passed_on: 'open',
  no_answer: 'none',
  tenant_left: 'none',
  other: 'none',
}
const CHOICES: Record<string, Tone> = { taken: 'good', declined: 'none', offered: 'open', owed: 'bad' }
const FOLLOW_UPS: Record<string, Tone> = { kept: 'good', late: 'bad', open: 'open' }

const months = (figures: readonly Figure[]): string[] => [...new Set(figures.map(({ name: [month = ''] }) => month))]

export function wrapUpCharts({ figures }: Figures): Chart[] {
  const own = figures.filter(({ section }) => section === 'wrap_ups')
  if (own.length === 0) return []
  const of = own.some(({ name }) => name[1] === 'all') ? 'all' : own[0]?.name[1]
  const count = (...path: (string | undefined)[]): Count =>
    own.find(({ name }) => name.join('/') === path.join('/'))?.count ?? 'fewer_than_5'
  const chart = ({ id, measure, tones, group, says }: Shape): Chart => ({
    id,
    says,
    bars: months(own).map((month) => ({
      label: periodName(month),
      parts: Object.entries(tones).map(
        ([code, tone]): Part => ({ tone, name: label(group, code), count: count(month, of, measure, code) }),
      ),
    })),
  })
  const few = say('figures.noSums')
  return [
    chart({ id: 'wrapUps', measure: 'outcome', tones: OUTCOMES, group: 'wrapUp.outcomes', says: few }),
    chart({
      id: 'choiceEnd',
      measure: 'choice',
      tones: CHOICES,
      group: 'figures.ends',
      says: say('figures.owedMeans'),
    }),
    chart({
      id: 'followUps',
      measure: 'follow_up',
      tones: FOLLOW_UPS,
      group: 'figures.followUps',
      says: say('figures.keptMeans'),
    }),
  ]
}

type Shape = {
  id: string
  measure: string
  tones: Record<string, Tone>
  group: string
  says: string
}

/** Of reports of hate, beside what the policy aims at. */
export function satisfactionMonths({ figures }: Figures): Chart[] {
  const own = figures.filter(({ section, name }) => section === 'satisfaction' && name[0] === 'month')
  const target = figures.find(({ section, name }) => section === 'satisfaction' && name[0] === 'target_percent')?.count
  const found = own.map((one) => ({ ...one, name: one.name.slice(1) }))
  if (found.length === 0) return []
  return [
    {
      ...byMonth({ id: 'satisfactionMonths', own: found }),
      ...(typeof target === 'number' ? { mark: { at: target, name: say('figures.target', { percent: target }) } } : {}),
    },
  ]
}

/** Of complaints: no policy of ours sets an aim for it. */
export function surveyMonths({ figures }: Figures): Chart[] {
  const own = figures.filter(({ section }) => section === 'survey')
  return own.length === 0 ? [] : [byMonth({ id: 'surveyMonths', own })]
}

const byMonth = ({ id, own }: { id: string; own: readonly Figure[] }): Chart => ({
  id,
  most: 100,
  says: say('figures.satisfiedMeans'),
  bars: months(own).map((month): Bar => {
    const count = (what: string): Count =>
      own.find(({ name }) => name[0] === month && name[1] === what)?.count ?? 'fewer_than_5'
    return {
      label: periodName(month),
      parts: [
        { tone: 'plain', name: say('figures.parts.percent'), count: count('satisfied_percent') },
        { tone: 'none', name: say('figures.parts.answered'), count: count('answered') },
      ],
    }
  }),
})
