/** The clocks of a case: what is due and when, what was done in time or late, and every date that was moved. */
import type { ReactNode } from 'react'
import type { Case, Clock } from './answers.ts'
import { clockStanding } from './clockStanding.ts'
import { TenantWord } from './tenantText.tsx'
import { day, label, maybe, moment, say } from './words.ts'

export function ClocksRead({ record }: { record: Case }): ReactNode {
  if (record.clocks.length === 0) return <p className="empty">{say('case.noClocks')}</p>
  return (
    <ul className="clocks">
      {record.clocks.map((clock, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: clocks are added and never taken out or moved
        <ClockLine key={index} record={record} clock={clock} />
      ))}
    </ul>
  )
}

function ClockLine({ record, clock }: { record: Case; clock: Clock }): ReactNode {
  const { name, startEvent, dueDate, due, source, statutory, startAt } = clock
  const { is, by, moved } = clockStanding({ clock, record, now: Date.now() })
  const event = label('clockEvents', startEvent)
  const when = dueDate ? day(dueDate) : null
  return (
    <li className={is === 'overdue' || is === 'met_late' ? 'late' : ''}>
      <strong>{label('clocks', name)}</strong>
      <p>
        {say(`case.clockStates.${is}`, { event })}{' '}
        {when && <time dateTime={due ?? ''}>{clock.unit === 'hours' && due ? moment(due) : when}</time>}
        {is === 'running' && !when && say('case.noDate')}
      </p>
      {by && (
        <p className="soft">
          {say('case.clockDone', { at: moment(by.at) })}, <TenantWord text={by.by} />
        </p>
      )}
      {moved.map((move) => (
        <p key={move.at} className="soft">
          {say('case.clockMoved', { from: day(move.from), to: day(move.to) })}, <TenantWord text={move.by} />,{' '}
          <time dateTime={move.at}>{moment(move.at)}</time>
        </p>
      ))}
      {is !== 'waiting' && (
        <p className="soft">
          {say('case.countedFrom', { event })}
          {startAt && `, ${moment(startAt)}`}
        </p>
      )}
      <p className="soft">
        {maybe(`sources.${source}`) ?? source}
        {statutory && ` (${say('case.statutory')})`}
      </p>
    </li>
  )
}
