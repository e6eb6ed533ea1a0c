/** Figures of a month, a quarter or a year: charts with their tables, packs, and a page for the printer; what is looked at stands in the address. */
import { type ReactNode, useState } from 'react'
import type { Me } from '../answers.ts'
import { ask } from '../api.ts'
import { saveFile } from '../cases/saveFile.ts'
import { savePdf } from '../cases/savePdf.ts'
import { useLoaded } from '../loaded.ts'
import { go } from '../place.ts'
import { day, label, moment, say } from '../words.ts'
import { ChartFigure } from './chartFigure.tsx'
import { chartsOf } from './chartsOf.ts'
import './figures.css'
import type { Figures, Pack } from './figureAnswer.ts'
import { KINDS, type Kind, kindOf, lastOver, periodName, periodsOf } from './periods.ts'

export function FiguresPage({ me, query }: { me: Me; query: string }): ReactNode {
  const given = new URLSearchParams(query)
  const of = given.get('of') || lastOver({ kind: 'quarter', at: new Date() })
  const team = given.get('team') ?? ''
  const asked = new URLSearchParams({ of, ...(team ? { team } : {}) }).toString()
  const { answer } = useLoaded<Figures>({ path: `/figures?${asked}`, when: () => false })
  const show = (next: { of?: string; team?: string }): void => {
    const both = { of, team, ...next }
    go({
      at: 'figures',
      query: new URLSearchParams({ of: both.of, ...(both.team ? { team: both.team } : {}) }).toString(),
    })
  }
  return (
    <div className="figures">
      <h1>{say('figures.heading')}</h1>
      <div className="search filters">
        <Select
          name="kind"
          value={kindOf(of)}
          options={KINDS.map((kind) => [kind, label('figures.kinds', kind)])}
          onChange={(kind) => show({ of: lastOver({ kind: kind as Kind, at: new Date() }) })}
        />
        <Select
          name="of"
          value={of}
          options={[...new Set([of, ...periodsOf({ kind: kindOf(of), at: new Date() })])]
            .sort()
            .reverse()
            .map((one) => [one, periodName(one)])}
          onChange={(next) => show({ of: next })}
        />
        <Select
          name="team"
          value={team}
          options={[['', say('figures.allTeams')], ...me.landlord.teams.map(({ id, name }) => [id, name] as const)]}
          onChange={(next) => show({ team: next })}
        />
      </div>
      {!answer && <p className="loading">{say('loading')}</p>}
      {answer && !answer.ok && <p className="wrong">{say(answer.status === 400 ? 'figures.badPeriod' : 'failed')}</p>}
      {answer?.ok && <Shown answer={answer.value} of={of} asked={asked} />}
    </div>
  )
}

function Shown({ answer, of, asked }: { answer: Figures; of: string; asked: string }): ReactNode {
  const { from, to, over, at, keptBack } = answer
  return (
    <>
      <p>
        {say('figures.period', { from: day(from), to: day(to), at: moment(at) })}{' '}
        {!over && <strong>{say('figures.notOver')}</strong>}
      </p>
      {keptBack && <p className="soft">{say(`figures.keptBack.${keptBack}`)}</p>}
      <Take of={of} asked={asked} />
      {chartsOf(answer).map((chart) => (
        <ChartFigure key={chart.id} chart={chart} of={of} />
      ))}
    </>
  )
}

/** What is taken away: files, a PDF, or paper. */
function Take({ of, asked }: { of: string; asked: string }): ReactNode {
  const [told, setTold] = useState<{ is: '' | 'busy' | 'failed' }>({ is: '' })
  const fetchAs = async <T,>({ path, save }: { path: string; save: (value: T) => void }): Promise<void> => {
    setTold({ is: 'busy' })
    const answer = await ask<T>({ path })
    if (answer.ok) save(answer.value)
    setTold({ is: answer.ok ? '' : 'failed' })
  }
  const savePack = ({ parts }: Pack): void => {
    for (const { name, csv } of parts)
      saveFile({ content: `${csv}\n`, type: 'text/csv;charset=utf-8', name: `${of}-${name}.csv` })
  }
  return (
    <>
      <p className="acts take">
        <button type="button" onClick={() => void fetchAs<Pack>({ path: `/figures/pack?of=${of}`, save: savePack })}>
          {say('figures.pack')}
        </button>
        <button
          type="button"
          onClick={() =>
            void fetchAs<{ pdf: string }>({
              path: `/figures/print?${asked}`,
              save: ({ pdf }) => savePdf({ pdf, name: `${of}.pdf` }),
            })
          }
        >
          {say('figures.pdf')}
        </button>
        <button type="button" onClick={() => print()}>
          {say('figures.print')}
        </button>
      </p>
      <p className={told.is === 'failed' ? 'wrong' : 'told'} role="status">
        {told.is === 'busy' ? say('loading') : told.is === 'failed' ? say('failed') : ''}
      </p>
    </>
  )
}

type SelectProps = {
  name: 'kind' | 'of' | 'team'
  value: string
  options: readonly (readonly [string, string])[]
  onChange: (value: string) => void
}

function Select({ name, value, options, onChange }: SelectProps): ReactNode {
  return (
    <div>
      <label htmlFor={`figures-${name}`}>{say(`figures.choose.${name}`)}</label>
      <select id={`figures-${name}`} value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map(([code, text]) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
