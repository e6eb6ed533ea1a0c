/** Where a complaint stands: its stage by name, its state in words, and what is owed next. */
import type { ReactNode } from 'react'
import type { Case } from '../answers.ts'
import { label, say } from '../words.ts'
import type { ComplaintAnswer } from './complaintAnswer.ts'

export function StandingLine({ record, complaint }: { record: Case; complaint: ComplaintAnswer }): ReactNode {
  const { stage, stages } = complaint
  const name = stages.find(({ number }) => number === stage)?.name
  const where = say('case.stage', { stage, count: stages.length })
  return (
    <p className="state">
      {name ? `${where} (${name})` : where}: {label('statuses', record.status)}
      {record.due && ` · ${label('clocks', record.due.name)}`}
      {complaint.archived && ` · ${say('case.archived')}`}
    </p>
  )
}
