/** Cases one under the other: reference, kind, what is due; the overdue in red and in words. */
import type { ReactNode } from 'react'
import type { CaseLine, Due } from './answers.ts'
import { hrefOf } from './place.ts'
import { day, label, languageName, moment, say } from './words.ts'

export function CaseLines({ cases }: { cases: CaseLine[] }): ReactNode {
  return (
    <ul className="lines">
      {cases.map((line) => (
        <Line key={line.id} line={line} />
      ))}
    </ul>
  )
}

function Line({ line }: { line: CaseLine }): ReactNode {
  const { id, reference, kind, type, status, due, hazard, urgent, audience, owner, language, receivedAt } = line
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
        <p className="soft">
          {[
            label('statuses', status),
            due && label('clocks', due.name),
            owner ?? say('cases.nobody'),
            languageName(language),
            say('cases.receivedOn', { day: moment(receivedAt) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
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
