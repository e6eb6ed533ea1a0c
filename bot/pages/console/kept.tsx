/** By when something was promised and by whom, or when it was done. */
import type { ReactNode } from 'react'
import type { LessonAction, Remedy } from './cases/complaintAnswer.ts'
import { TenantWord } from './conversation/tenantText.tsx'
import { day, say } from './words.ts'

export function Kept({ promise: { owner, by, done_on } }: { promise: Remedy | LessonAction }): ReactNode {
  const when = say(done_on === null ? 'case.promiseDue' : 'case.promiseDone', {
    due: day(by),
    done: day(done_on ?? by),
  })
  return (
    <p className="soft">
      {when} · <TenantWord text={owner.name} />
    </p>
  )
}
