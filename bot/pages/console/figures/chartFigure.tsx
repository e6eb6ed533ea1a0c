/** One chart with its table beside it, which says the same to whoever does not see it, and as CSV. */
import type { ReactNode } from 'react'
import { csvLine } from '../../../cli/csvLine.ts'
import { saveFile } from '../cases/saveFile.ts'
import { say } from '../words.ts'
import { BarChart } from './barChart.tsx'
import type { Chart } from './chart.ts'
import { shownCount } from './shownCount.ts'

export function ChartFigure({ chart, of }: { chart: Chart; of: string }): ReactNode {
  const { id, bars, says } = chart
  const title = say(`figures.charts.${id}`)
  const columns = bars[0]?.parts.map(({ name }) => name) ?? []
  const save = (): void => {
    const lines = [
      csvLine([title, ...columns]),
      ...bars.map(({ label, parts }) => csvLine([label, ...parts.map(({ count }) => count)])),
    ]
    saveFile({ content: `${lines.join('\r\n')}\r\n`, type: 'text/csv;charset=utf-8', name: `${of}-${id}.csv` })
  }
  return (
    <section className="figure" aria-labelledby={`figure-${id}`}>
      <div className="heading">
        <h2 id={`figure-${id}`}>{title}</h2>
        <button type="button" onClick={save}>
          {say('figures.csv')} <span className="unseen">{title}</span>
        </button>
      </div>
      {says && <p className="state">{says}</p>}
      <div className="pair">
        <BarChart chart={chart} />
        {bars.length > 0 && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than its room is scrolled with the keyboard too
          <section className="scrolls" aria-label={say('figures.table', { title })} tabIndex={0}>
            <table>
              <caption className="unseen">{title}</caption>
              <thead>
                <tr>
                  <th scope="col">{say('figures.what')}</th>
                  {columns.map((name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {bars.map(({ label, parts }) => (
                  <tr key={label}>
                    <th scope="row">{label}</th>
                    {parts.map(({ name, count }) => (
                      <td key={name}>{shownCount(count)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </div>
    </section>
  )
}
