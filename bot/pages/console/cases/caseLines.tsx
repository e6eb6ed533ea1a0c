/** Cases one under the other: reference, kind, what is due; the overdue in red and in words. */
import type { ReactNode } from 'react'
import type { CaseLine, Due } from '../answers.ts'
import { hrefOf } from '../place.ts'
import { type Column, USUAL } from '../views/columns.ts'
import { day, label, languageName, moment, say } from '../words.ts'

type Props = {
  cases: CaseLine[]
  columns?: readonly Column[]
  /** By id; a team that is no more is shown by its id. */
  teams?: readonly { id: string; name: string }[]
}

export function CaseLines({ cases, columns = USUAL, teams = [] }: Props): ReactNode {
  return (
    <ul className="lines">
      {cases.map((line) => (
        <Line key={line.id} line={line} shown={shownOf({ line, columns, teams })} />
      ))}
    </ul>
  )
}

function shownOf({ line, columns, teams }: Required<Omit<Props, 'cases'>> & { line: CaseLine }): string {
  const words: Record<Column, string | null> = {
    status: label('statuses', line.status),
    clock: line.due && label('clocks', line.due.name),
    owner: line.owner ?? say('cases.nobody'),
    team: teams.find(({ id }) => id === line.team)?.name ?? line.team,
    language: languageName(line.language),
    channel: label('channels', line.channel),
    received: say('cases.receivedOn', { day: moment(line.receivedAt) }),
  }
  return columns
    .map((column) => words[column])
    .filter(Boolean)
    .join(' · ')
}

function Line({ line, shown }: { line: CaseLine; shown: string }): ReactNode {
  const { id, reference, kind, type, due, hazard, urgent, audience } = line
  const what = type && type !== kind ? `${label('kinds', kind)}: ${label('types', type)}` : label('kinds', kind)
  return (
    <li className={due?.overdue ? 'line danger' : due?.soon ? 'line urgent' : 'line'}>
      <div>
        <p className="marks">
          <DueMark due={due} />
          {hazard && <span className="mark red">{label('hazards', hazard)}</span>}
          {urgent && <span className="mark amber">{say('labels.urgent')}</span>}
          {audience !== 'general' && (
            <span className="mark">
              {say('queue.restricted')}: {label('audiences', audience)}
            </span>
          )}
        </p>
        <p>
          <a href={hrefOf({ at: 'case', id })}>
            <strong dir="ltr">{reference}</strong>
          </a>{' '}
          {what}
        </p>
        {shown !== '' && <p className="soft">{shown}</p>}
      </div>
    </li>
  )
}

export function DueMark({ due }: { due: Due | null }): ReactNode {
  if (!due) return <span className="soft">{say('cases.noDue')}</span>
  const word = due.overdue ? say('cases.overdue') : due.soon ? say('cases.soon') : say('cases.due')
  return (
    <span className={due.overdue ? 'mark red' : due.soon ? 'mark amber' : 'mark'}>
      {word}: <time dateTime={due.at}>{day(due.date)}</time>
    </span>
  )
}
