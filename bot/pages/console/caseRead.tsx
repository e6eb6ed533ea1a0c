/** One case: what the tenant said, its clocks, what was done, and what may be done next. */
import type { ReactNode } from 'react'
import type { Case, Clock, Me } from './answers.ts'
import { CaseActs } from './caseActs.tsx'
import { DueMark } from './caseLines.tsx'
import { Facts } from './facts.tsx'
import { History } from './history.tsx'
import { useLoaded } from './loaded.ts'
import { hrefOf } from './place.ts'
import { TenantText } from './tenantText.tsx'
import { day, label, languageName, moment, say } from './words.ts'

export function CaseRead({ me, id }: { me: Me; id: string }): ReactNode {
  const { answer, again } = useLoaded<Case>({
    path: `/cases/${id}`,
    when: (change) => change.kind === 'case' && change.id === id,
  })
  if (!answer) return <p className="loading">{say('loading')}</p>
  if (!answer.ok) return <p className="wrong">{say(answer.status === 404 ? 'gone' : 'failed')}</p>
  const record = answer.value
  return (
    <>
      <p>
        <a href={hrefOf({ at: 'cases' })}>{say('case.back')}</a>
      </p>
      <h1>
        {say('case.heading', { reference: '' })}
        <bdi dir="ltr">{record.reference}</bdi>
      </h1>
      <p className="marks">
        <DueMark due={record.due} />
        {record.hazard && <span className="mark red">{label('hazards', record.hazard)}</span>}
        {record.urgent && <span className="mark amber">{say('labels.urgent')}</span>}
        {record.audience !== 'general' && (
          <span className="mark">
            {say('queue.restricted')}: {label('audiences', record.audience)}
          </span>
        )}
      </p>
      <div className="columns">
        <div>
          <section aria-labelledby="said">
            <h2 id="said">{say('case.said')}</h2>
            <Answers answers={record.answers} />
          </section>
          <CaseActs me={me} record={record} again={again} />
          <section aria-labelledby="history">
            <h2 id="history">{say('case.history')}</h2>
            <History history={record.history} />
          </section>
        </div>
        <aside aria-label={say('case.clocks')}>
          <Facts facts={factsOf({ record, me })} />
          {record.conversation && (
            <p>
              <a href={hrefOf({ at: 'conversation', id: record.conversation })}>{say('case.conversation')}</a>
            </p>
          )}
          <h2>{say('case.clocks')}</h2>
          {record.clocks.length === 0 ? (
            <p className="empty">{say('case.noClocks')}</p>
          ) : (
            <ul className="clocks">
              {record.clocks.map((clock) => (
                <ClockLine key={`${clock.name} ${clock.startEvent} ${clock.length} ${clock.source}`} clock={clock} />
              ))}
            </ul>
          )}
          {record.links.length > 0 && (
            <>
              <h2>{say('case.links')}</h2>
              <ul>
                {record.links.map((link) => (
                  <li key={link.id}>
                    <a href={hrefOf({ at: 'case', id: link.id })}>
                      <bdi dir="ltr">{link.reference}</bdi>
                    </a>{' '}
                    {label('kinds', link.kind)}
                  </li>
                ))}
              </ul>
            </>
          )}
        </aside>
      </div>
    </>
  )
}

function factsOf({ record, me }: { record: Case; me: Me }): [string, string | null][] {
  return [
    [
      say('cases.kind'),
      record.type === record.kind
        ? label('kinds', record.kind)
        : `${label('kinds', record.kind)}: ${label('types', record.type)}`,
    ],
    [say('cases.status'), label('statuses', record.status)],
    [say('cases.received'), moment(record.receivedAt)],
    [say('cases.owner'), record.owner ?? say('cases.nobody')],
    [say('conversation.team'), me.landlord.teams.find(({ id }) => id === record.team)?.name ?? record.team],
    [say('conversation.channel'), label('channels', record.channel)],
    [say('conversation.language'), languageName(record.language)],
    [say('case.aware'), record.awareAt && moment(record.awareAt)],
    [say('case.review'), record.reviewOn && day(record.reviewOn)],
    [say('case.profile'), record.profile],
    [say('case.intake'), label('case.intakes', record.intake)],
  ]
}

function Answers({ answers }: { answers: Case['answers'] }): ReactNode {
  const given = Object.entries(answers).filter(([, value]) => value !== null && value !== undefined && value !== '')
  if (given.length === 0) return <p className="empty">{say('case.nothingSaid')}</p>
  return (
    <dl className="answers">
      {given.map(([field, value]) => (
        <div key={field}>
          <dt>{label('fields', field)}</dt>
          <dd>
            <TenantText text={written(value)} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function written(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return say(value ? 'labels.yes' : 'labels.no')
  if (Array.isArray(value)) return value.map(written).join(', ')
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .filter(([, part]) => part !== null)
      .map(([name, part]) => `${label('fields', name)}: ${written(part)}`)
      .join('\n')
  return String(value)
}

function ClockLine({ clock }: { clock: Clock }): ReactNode {
  const { name, state, startEvent, dueDate, due, source, statutory } = clock
  const when = dueDate ? day(dueDate) : null
  return (
    <li className={state === 'overdue' ? 'late' : ''}>
      <strong>{label('clocks', name)}</strong>
      <p>
        {say(`case.clockStates.${state}`, { event: label('clockEvents', startEvent) })}{' '}
        {when && <time dateTime={due ?? ''}>{clock.unit === 'hours' && due ? moment(due) : when}</time>}
        {state === 'running' && !when && say('case.noDate')}
      </p>
      {state !== 'waiting' && (
        <p className="soft">{say('case.countedFrom', { event: label('clockEvents', startEvent) })}</p>
      )}
      <p className="soft">
        {source}
        {statutory && ` (${say('case.statutory')})`}
      </p>
    </li>
  )
}
