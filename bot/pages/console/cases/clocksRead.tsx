/** The clocks of a case: what is due and when, what was done in time or late, the first date, and every move of it. */
import type { ReactNode } from 'react'
import type { Clock } from '../answers.ts'
import { TenantWord } from '../conversation/tenantText.tsx'
import { day, label, maybe, moment, say } from '../words.ts'
import { clockStanding } from './clockStanding.ts'

export function ClocksRead({ clocks }: { clocks: readonly Clock[] }): ReactNode {
  if (clocks.length === 0) return <p className="empty">{say('case.noClocks')}</p>
  return (
    <ul className="clocks">
      {clocks.map((clock, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: clocks are added and never taken out or moved
        <ClockLine key={index} clock={clock} />
      ))}
    </ul>
  )
}

function ClockLine({ clock }: { clock: Clock }): ReactNode {
  const { name, startEvent, dueDate, due, ended, changes, source, statutory, startAt } = clock
  const { is, first, isLate } = clockStanding(clock)
  const event = label('clockEvents', startEvent)
  const when = dueDate ? day(dueDate) : null
  const bare = when ? null : maybe(`case.clockStates.${is}_bare`)
  return (
    <li className={isLate ? 'late' : ''}>
      <strong>{label('clocks', name)}</strong>
      <p>
        {bare ?? say(`case.clockStates.${is}`, { event })}{' '}
        {when && <time dateTime={due ?? ''}>{clock.unit === 'hours' && due ? moment(due) : when}</time>}
      </p>
      {first && <p className="soft">{say('case.clockFirst', { date: day(first) })}</p>}
      {changes.map(({ at, by, from, to }) => (
        <p key={at} className="soft">
          {from ? say('case.clockMoved', { from: day(from), to: day(to) }) : say('case.clockSet', { date: day(to) })},{' '}
          <TenantWord text={by} />, <time dateTime={at}>{moment(at)}</time>
        </p>
      ))}
      {ended && (
        <p className="soft">
          {say(`case.clockEnded.${ended.how}`)} <time dateTime={ended.at}>{moment(ended.at)}</time>
        </p>
      )}
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
