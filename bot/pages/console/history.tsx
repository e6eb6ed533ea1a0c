/** What happened to a case and by whom, in order; it only grows. */
import type { ReactNode } from 'react'
import type { CaseEvent } from './answers.ts'
import { TenantText, TenantWord } from './tenantText.tsx'
import { label, moment, say } from './words.ts'

export function History({ history }: { history: CaseEvent[] }): ReactNode {
  return (
    <ol className="history">
      {history.map((event, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing is ever put in, taken out or moved
        <Event key={index} event={event} />
      ))}
    </ol>
  )
}

function Event({ event }: { event: CaseEvent }): ReactNode {
  const { at, by, what, detail, note, acknowledgement } = event
  const known =
    what === 'status'
      ? label('statuses', detail)
      : what === 'clock_started'
        ? label('clocks', detail)
        : label('fields', detail)
  return (
    <li>
      <p>
        <strong>{say(`case.events.${what}`, { detail: known })}</strong>{' '}
        <span className="soft">
          <time dateTime={at}>{moment(at)}</time>,{' '}
          <TenantWord text={by === 'tenant' || by === 'bot' ? label('case.by', by) : by} />
        </span>
      </p>
      {note && <TenantText text={note} />}
      {acknowledgement && (
        <dl className="answers">
          <div>
            <dt>{say('case.understanding')}</dt>
            <dd>
              <TenantText text={acknowledgement.understanding} />
            </dd>
          </div>
          <div>
            <dt>{say('case.outcomes')}</dt>
            <dd>
              <TenantText text={acknowledgement.outcomes} />
            </dd>
          </div>
        </dl>
      )}
    </li>
  )
}
