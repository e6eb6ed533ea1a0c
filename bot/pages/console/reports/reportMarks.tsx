/** How grave a report is and by when somebody answers, in words and in colour. */
import type { ReactNode } from 'react'
import { day, label, moment, say } from '../words.ts'
import type { ReportLine } from './reportAnswer.ts'

export function ReportMarks({ line }: { line: ReportLine }): ReactNode {
  const { severity, due, anonymous, status } = line
  return (
    <p className="marks">
      <span className={severity === 'serious' ? 'mark red' : 'mark'}>{label('report.severities', severity)}</span>
      {due ? (
        <span className={due.overdue ? 'mark red' : due.soon ? 'mark amber' : 'mark'}>
          {say(due.overdue ? 'cases.overdue' : due.soon ? 'cases.soon' : 'cases.due')}:{' '}
          <time dateTime={due.at}>{due.hours ? moment(due.at) : day(due.date)}</time>
        </span>
      ) : (
        <span className="mark">
          {label(status === 'closed' ? 'report.statuses' : 'report', status === 'closed' ? status : 'answered')}
        </span>
      )}
      <span className="mark">{say(anonymous ? 'report.anonymous' : 'report.named')}</span>
    </p>
  )
}
