/** The charts that a set of figures comes to, in the order they are looked at. */
import { label, say } from '../words.ts'
import type { Bar, Chart, Part, Tone } from './chart.ts'
import { correctionsChart } from './correctionsChart.ts'
import { equalityChart } from './equalityChart.ts'
import type { Count, Figures } from './figureAnswer.ts'
import { satisfactionMonths, surveyMonths, wrapUpCharts } from './monthCharts.ts'

export type Read = (path: string) => Count | null
export const reader =
  ({ figures }: Figures): Read =>
  (path) =>
    figures.find(({ section, name }) => `${section}/${name.join('/')}` === path)?.count ?? null

export const partName = (code: string): string => say(`figures.parts.${code}`)
export const part = ({ tone, code, count }: { tone: Tone; code: string; count: Count }): Part => ({
  tone,
  name: partName(code),
  count,
})

export function chartsOf(answer: Figures): Chart[] {
  const read = reader(answer)
  const has = (section: string): boolean => answer.figures.some((one) => one.section === section)
  return [
    ...(has('complaints') ? [onTime(read)] : []),
    ...(has('choice') ? [choice(read)] : []),
    ...(has('hate_response') ? [hate({ read, hours: targetOf({ answer, id: 'serious_hate_response' }) })] : []),
    ...(has('graffiti') ? [graffiti({ read, hours: targetOf({ answer, id: 'graffiti_removal' }) })] : []),
    ...(has('satisfaction') ? [satisfaction(read), ...satisfactionMonths(answer)] : []),
    ...surveyMonths(answer),
    ...(has('equality') ? [equalityChart(answer)] : []),
    ...(has('handoffs') ? [counts({ id: 'reasons', under: 'handoffs/reason', answer, group: 'reasons' })] : []),
    ...(has('handoffs') ? [counts({ id: 'waits', under: 'handoffs/wait', answer, group: 'figures.waits' })] : []),
    ...wrapUpCharts(answer),
    ...(has('corrections') ? [correctionsChart(answer)] : []),
  ]
}

const targetOf = ({ answer, id }: { answer: Figures; id: string }): number | undefined =>
  answer.targets.find((target) => target.id === id)?.value

const sum = ({ read, under, names }: { read: Read; under: string; names: readonly string[] }): number =>
  names.reduce((all, name) => all + Number(read(`${under}/${name}`) ?? 0), 0)

const LATE = ['late', 'never_done', 'not_yet_and_late']
const OPEN = ['not_yet', 'after_acknowledgement', 'no_due_date']

function timed({ read, under, name }: { read: Read; under: string; name: string }): Bar {
  return {
    label: name,
    parts: [
      part({ tone: 'good', code: 'in_time', count: sum({ read, under, names: ['in_time'] }) }),
      part({ tone: 'bad', code: 'late', count: sum({ read, under, names: LATE }) }),
      part({ tone: 'open', code: 'open', count: sum({ read, under, names: OPEN }) }),
      part({ tone: 'none', code: 'not_owed', count: sum({ read, under, names: ['not_owed'] }) }),
    ],
  }
}

const onTime = (read: Read): Chart => ({
  id: 'onTime',
  bars: (
    [
      ['acknowledged', 'acknowledge_stage_1'],
      ['answered', 'respond_stage_1'],
      ['acknowledged_2', 'acknowledge_stage_2'],
      ['answered_2', 'respond_stage_2'],
    ] as const
  ).map(([under, clock]) => timed({ read, under: `complaints/${under}`, name: label('clocks', clock) })),
})

const percent = ({ of, all }: { of: number; all: number }): number => Math.round((of * 1000) / all) / 10

function choice(read: Read): Chart {
  const [heard, offered] = ['heard', 'offered'].map((name) => Number(read(`choice/${name}`) ?? 0)) as [number, number]
  const bar = (code: string, count: number): Bar => ({
    label: partName(code),
    parts: [part({ tone: 'plain', code: 'count', count })],
  })
  const says = heard > 0 ? say('figures.offeredShare', { percent: percent({ of: offered, all: heard }) }) : undefined
  return { id: 'choice', says, bars: [bar('heard', heard), bar('offered', offered)] }
}

const hate = ({ read, hours }: { read: Read; hours: number | undefined }): Chart => ({
  id: 'hate',
  says: hours === undefined ? undefined : say('figures.hateHours', { hours }),
  bars: (['serious', 'standard'] as const).map((severity) => ({
    label: say(`figures.severities.${severity}`),
    parts: (
      [
        ['good', 'in_time'],
        ['bad', 'late'],
      ] as const
    ).map(([tone, code]) => part({ tone, code, count: read(`hate_response/${severity}/${code}`) ?? 0 })),
  })),
})

const graffiti = ({ read, hours }: { read: Read; hours: number | undefined }): Chart => ({
  id: 'graffiti',
  says: hours === undefined ? undefined : say('figures.graffitiHours', { hours }),
  bars: [timed({ read, under: 'graffiti/removed', name: say('figures.graffitiJobs') })].map((bar) => ({
    ...bar,
    parts: bar.parts.filter(({ tone }) => tone !== 'none'),
  })),
})

function satisfaction(read: Read): Chart {
  const target = read('satisfaction/target_percent')
  const reached = read('satisfaction/target_reached')
  const count = read('satisfaction/satisfied_percent') ?? 0
  return {
    id: 'satisfaction',
    most: 100,
    ...(typeof target === 'number' ? { mark: { at: target, name: say('figures.target', { percent: target }) } } : {}),
    says: reached === null ? undefined : say(`figures.reached.${reached}`),
    bars: [{ label: say('figures.satisfied'), parts: [part({ tone: 'plain', code: 'percent', count })] }],
  }
}

function counts({ id, under, answer, group }: { id: string; under: string; answer: Figures; group: string }): Chart {
  const own = answer.figures.filter(({ section, name }) => `${section}/${name[0]}` === under)
  return {
    id,
    bars: own.map(({ name, count }) => ({
      label: label(group, name[1] ?? ''),
      parts: [part({ tone: 'plain', code: 'count', count })],
    })),
  }
}
