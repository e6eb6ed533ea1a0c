/** Notes of staff in their place in the talk: nobody can take one for something that was said to the tenant. */
import type { ReactNode } from 'react'
import type { TalkNote } from '../answers.ts'
import { moment, say, timeOfDay } from '../words.ts'
import { TenantText } from './tenantText.tsx'

export function StaffNotes({ notes }: { notes: TalkNote[] }): ReactNode {
  return notes.map(({ id, at, by, text }) => (
    <li key={id} className="said inside">
      <p className="who">
        <strong className="mark">{say('notes.only')}</strong> <span>{by}</span>{' '}
        <time dateTime={at} title={moment(at)}>
          {timeOfDay(at)}
        </time>
      </p>
      {text === null ? <p className="soft">{say('conversation.destroyed')}</p> : <TenantText text={text} />}
    </li>
  ))
}
