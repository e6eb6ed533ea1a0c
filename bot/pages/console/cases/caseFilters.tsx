/** The filters and the order of the list of cases, each with its name; every change is a new address, so that Back undoes it. */
import type { ReactNode } from 'react'
import { LANGUAGES } from '../../../../locales/languages.ts'
import type { Colleague, Me } from '../answers.ts'
import { toChoose } from '../people/people.ts'
import { ColumnTicks } from '../views/columnTicks.tsx'
import { allCases } from '../views/viewSearch.ts'
import { boot, codesOf, label, languageName, say } from '../words.ts'
import { type Filter, isNarrowed, RARE, type Search, showCases } from './caseSearch.ts'

type Option = { code: string; text: string }
type Given = { me: Me; search: Search; colleagues: readonly Colleague[] }

export function CaseFilters({ me, search, colleagues }: Given): ReactNode {
  const set = (name: Filter, value: string): void => showCases({ ...search, [name]: value })
  const choice = (name: Filter, options: Option[], any = say('cases.all')): ReactNode => (
    <div>
      <label htmlFor={`filter-${name}`}>{say(`cases.filters.${name}`)}</label>
      <select id={`filter-${name}`} value={search[name] ?? ''} onChange={({ target }) => set(name, target.value)}>
        <option value="">{any}</option>
        {options.map(({ code, text }) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
  const date = (name: Filter): ReactNode => (
    <div>
      <label htmlFor={`filter-${name}`}>{say(`cases.filters.${name}`)}</label>
      <input
        id={`filter-${name}`}
        type="date"
        value={search[name] ?? ''}
        onChange={({ target }) => set(name, target.value)}
      />
    </div>
  )
  const teams = me.landlord.teams.map(({ id, name }) => ({ code: id, text: name }))
  return (
    <>
      <div className="search filters">
        {choice('standing', worded('cases.standings'))}
        {choice('owner', owners({ me, colleagues }))}
        {choice('team', teams)}
        {choice('kind', worded('kinds'))}
        {choice('order', worded('cases.orders'), say('cases.byDue'))}
        <div className="tick">
          <input
            id="stale"
            type="checkbox"
            checked={search.stale === 'true'}
            onChange={({ target }) => set('stale', target.checked ? 'true' : '')}
          />
          <label htmlFor="stale">{say('cases.toReview')}</label>
        </div>
      </div>
      <details open={RARE.some((name) => search[name])}>
        <summary>{say('cases.moreFilters')}</summary>
        <div className="search filters">
          {choice('status', worded('statuses'))}
          {choice('type', worded('types'))}
          {choice('language', languages())}
          {date('receivedFrom')}
          {date('receivedTo')}
          {date('dueFrom')}
          {date('dueTo')}
          {choice('dueWithin', spans(search.dueWithin))}
        </div>
      </details>
      <ColumnTicks search={search} />
      {isNarrowed(search) && (
        <p className="acts">
          {search.reference && (
            <span className="mark">
              {say('cases.filters.reference')}: <bdi dir="ltr">{search.reference}</bdi>
            </span>
          )}
          <button type="button" onClick={() => showCases(allCases(search))}>
            {say('cases.clear')}
          </button>
        </p>
      )}
    </>
  )
}

// `answered_n` is the pattern for stages that have no word of their own.
const worded = (group: string): Option[] =>
  codesOf(group)
    .filter((code) => !code.endsWith('_n'))
    .map((code) => ({ code, text: label(group, code) }))

function owners({ me, colleagues }: Omit<Given, 'search'>): Option[] {
  const others = toChoose({ me, colleagues }).filter(({ code }) => code !== me.id)
  return [{ code: 'me', text: say('cases.mine') }, { code: 'nobody', text: say('cases.nobody') }, ...others]
}

const languages = (): Option[] =>
  LANGUAGES.map(({ code }) => ({ code, text: languageName(code) })).sort((one, other) =>
    one.text.localeCompare(other.text, boot.language),
  )

const DAYS = [0, 1, 3, 7, 14, 28]

/** With the one that the address asks for, whichever it is. */
const spans = (asked: string | undefined): Option[] =>
  [...new Set([...DAYS, ...(asked ? [Number(asked)] : [])])]
    .sort((one, other) => one - other)
    .map((count) => ({
      code: String(count),
      text: count === 0 ? say('cases.today') : say('cases.inDays', { count }),
    }))
