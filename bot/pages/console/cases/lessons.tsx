/** What was learnt from an answer, who signed it, and what is to change. */
import type { ReactNode } from 'react'
import { TenantText, TenantWord } from '../conversation/tenantText.tsx'
import { ActOpener } from '../forms/actOpener.tsx'
import { Kept } from '../kept.tsx'
import type { Desk } from '../useDesk.ts'
import { label, moment, say } from '../words.ts'
import type { ComplaintAnswer, Lesson } from './complaintAnswer.ts'

type Props = { desk: Desk; complaint: ComplaintAnswer }

export function Lessons({ desk, complaint }: Props): ReactNode {
  if (complaint.lessons.length === 0) return null
  return (
    <section aria-labelledby="lessons">
      <h2 id="lessons">{say('case.lessons')}</h2>
      <ul className="items">
        {complaint.lessons.map((lesson) => (
          <Learnt key={`${lesson.stage} ${lesson.at}`} desk={desk} complaint={complaint} lesson={lesson} />
        ))}
      </ul>
    </section>
  )
}

function Learnt({ desk, complaint, lesson }: Props & { lesson: Lesson }): ReactNode {
  const { stage, at, role, causes, lesson: learnt, actions } = lesson
  return (
    <li>
      <p>
        <strong>{causes.map((cause) => label('causes', cause)).join(', ')}</strong>{' '}
        <span className="soft">
          {say('case.ofStage', { stage })} · <TenantWord text={role} />, <time dateTime={at}>{moment(at)}</time>
        </span>
      </p>
      {learnt && <TenantText text={learnt} />}
      {actions.map((action) => (
        <div key={action.id} className="part">
          <TenantText text={action.what} />
          <Kept promise={action} />
          {action.done_on === null && complaint.possible.includes('action_done') && (
            <div className="openers">
              <ActOpener desk={desk} action="action_done" about={{ lesson_action: action.id }} of={action.what} />
            </div>
          )}
        </div>
      ))}
    </li>
  )
}
