/** What happened to a case and by whom, in order, with the words of each act; it only grows. */
import type { ReactNode } from 'react'
import type { Case, CaseEvent } from '../answers.ts'
import { TenantText, TenantWord } from '../conversation/tenantText.tsx'
import { SaidFields } from '../forms/saidFields.tsx'
import { maybe, moment } from '../words.ts'
import type { Person } from './complaintAnswer.ts'
import { eventTitle } from './eventTitle.ts'

type Props = { record: Case; people: readonly Person[] }

export function History({ record, people }: Props): ReactNode {
  return (
    <ol className="history">
      {record.history.map((event, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing is ever put in, taken out or moved
        <Event key={index} event={event} record={record} people={people} />
      ))}
    </ol>
  )
}

function Event({ event, record, people }: Props & { event: CaseEvent }): ReactNode {
  const { at, by, note, words } = event
  const proposed = words?.act as Record<string, unknown> | undefined
  return (
    <li>
      <p>
        <strong>{eventTitle({ event, record, people })}</strong>{' '}
        <span className="soft">
          <time dateTime={at}>{moment(at)}</time>, <TenantWord text={maybe(`case.by.${by}`) ?? by} />
        </span>
      </p>
      {words ? (
        <SaidFields said={proposed ?? words} action={proposed ? String(proposed.action) : event.what} people={people} />
      ) : (
        note && <TenantText text={note} />
      )}
    </li>
  )
}
