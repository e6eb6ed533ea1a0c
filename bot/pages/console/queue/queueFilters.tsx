/** What the queue is narrowed to, each filter with its name; how many that hides is said, and one press shows everybody again. */
import { type ReactNode, useRef } from 'react'
import type { Me, QueueLine } from '../answers.ts'
import '../cases/lists.css'
import { codesOf, label, languageName, say } from '../words.ts'
import { showQueue } from './queuePlace.ts'
import { languagesIn, NEEDS, OWN, type QueueFilter, type QueueSearch, WAITS } from './queueSearch.ts'

type Option = { code: string; text: string }
type Props = {
  me: Me
  search: QueueSearch
  lines: readonly QueueLine[]
  hidden: { count: number; urgent: number }
}

export function QueueFilters({ me, search, lines, hidden }: Props): ReactNode {
  const narrows = Object.keys(search).length > 0
  const summary = useRef<HTMLElement>(null)
  const choice = (name: QueueFilter, options: Option[]): ReactNode => (
    <div>
      <label htmlFor={`queue-${name}`}>{say(`queue.filters.${name}`)}</label>
      <select
        id={`queue-${name}`}
        value={search[name] ?? ''}
        onChange={({ target }) => showQueue({ ...search, [name]: target.value })}
      >
        <option value="">{say('cases.all')}</option>
        {withAsked({ options, asked: search[name] }).map(({ code, text }) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
  const showAll = (): void => {
    showQueue({})
    // The button goes, and the keyboard is not left nowhere.
    summary.current?.focus()
  }
  return (
    <>
      <details className="queue-filters" open={narrows}>
        <summary ref={summary}>{say('queue.narrow')}</summary>
        <div className="search filters">
          {choice(
            'team',
            me.landlord.teams.map(({ id, name }) => ({ code: id, text: name })),
          )}
          {choice('skill', [
            { code: OWN, text: say('queue.ownSkills') },
            ...codesOf('reasons').map((code) => ({ code, text: label('reasons', code) })),
          ])}
          {choice('language', [
            { code: OWN, text: say('queue.ownLanguages') },
            ...languagesIn(lines).map((code) => ({ code, text: languageName(code) })),
          ])}
          {choice(
            'need',
            NEEDS.map((code) => ({ code, text: say(`queue.${code}`) })),
          )}
          {choice(
            'wait',
            WAITS.map((code) => ({ code, text: say('queue.atLeast', { count: code }) })),
          )}
        </div>
        <p className="soft">{say('queue.alwaysThere')}</p>
      </details>
      <div className="heading">
        <p className="state" role="status">
          {narrows ? say('queue.hidden', { count: hidden.count, urgent: hidden.urgent }) : ''}
        </p>
        {narrows && (
          <button type="button" onClick={showAll}>
            {say('queue.showAll')}
          </button>
        )}
      </div>
    </>
  )
}

/** What the address asks for can be seen, also where nobody waits for it now. */
function withAsked({ options, asked }: { options: Option[]; asked: string | undefined }): Option[] {
  if (!asked || options.some(({ code }) => code === asked)) return options
  return [...options, { code: asked, text: languageName(asked) }]
}
