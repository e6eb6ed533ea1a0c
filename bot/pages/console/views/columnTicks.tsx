/** What each line of the list shows, ticked one by one; kept in the address like a filter. */
import type { ReactNode } from 'react'
import { type Search, showCases } from '../cases/caseSearch.ts'
import { label, say } from '../words.ts'
import { COLUMNS, type Column } from './columns.ts'
import { columnsOf, withColumns } from './viewSearch.ts'

export function ColumnTicks({ search }: { search: Search }): ReactNode {
  const shown = columnsOf(search)
  const set = (column: Column, on: boolean): void => {
    const columns = COLUMNS.filter((one) => (one === column ? on : shown.includes(one)))
    showCases(withColumns({ search, columns }))
  }
  return (
    <details className="shown-columns">
      <summary>{say('cases.columns')}</summary>
      <fieldset>
        <legend className="unseen">{say('cases.columns')}</legend>
        {COLUMNS.map((column) => (
          <div key={column} className="tick">
            <input
              id={`column-${column}`}
              type="checkbox"
              checked={shown.includes(column)}
              onChange={({ target }) => set(column, target.checked)}
            />
            <label htmlFor={`column-${column}`}>{label('cases.columnNames', column)}</label>
          </div>
        ))}
      </fieldset>
    </details>
  )
}
