/** The list of the restricted team: the soonest due first, and nothing of what any report is about. */
import { type ReactNode, useEffect, useState } from 'react'
import { useLoaded } from '../loaded.ts'
import { hrefOf } from '../place.ts'
import { label, languageName, moment, say } from '../words.ts'
import type { ReportList as List, ReportLine } from './reportAnswer.ts'
import { ReportMarks } from './reportMarks.tsx'

// Nothing of a report goes through the stream that all staff listen to: the list asks by itself.
const AGAIN_MS = 5 * 60_000

export function ReportList(): ReactNode {
  const [closed, setClosed] = useState(false)
  const { answer, again } = useLoaded<List>({ path: `/reports?closed=${closed}`, when: () => false })
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && void again(), AGAIN_MS)
    return () => clearInterval(timer)
  }, [again])
  const reports = answer?.ok ? answer.value.reports : []
  return (
    <>
      <div className="heading">
        <h1>{say('report.heading')}</h1>
        <p className="acts">
          <a className="button" href={hrefOf({ at: 'new-report' })}>
            {say('report.write')}
          </a>
          <button type="button" onClick={() => void again()}>
            {say('report.again')}
          </button>
          <button type="button" onClick={() => setClosed(!closed)}>
            {say(closed ? 'report.showOpen' : 'report.showClosed')}
          </button>
        </p>
      </div>
      <p className="soft">{say('report.intro')}</p>
      {!answer && <p className="loading">{say('loading')}</p>}
      {answer && !answer.ok && <p className="wrong">{say('failed')}</p>}
      {answer?.ok && reports.length === 0 && (
        <p className="empty">{say(closed ? 'report.emptyClosed' : 'report.empty')}</p>
      )}
      {reports.length > 0 && (
        <ul className="lines after">
          {reports.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ul>
      )}
    </>
  )
}

function Line({ line }: { line: ReportLine }): ReactNode {
  const { id, reference, due, severity, status, owner, language, channel, receivedAt } = line
  const urgent = due?.soon || (severity === 'serious' && due !== null)
  return (
    <li className={due?.overdue ? 'line danger' : urgent ? 'line urgent' : 'line'}>
      <div>
        <ReportMarks line={line} />
        <p>
          <a href={hrefOf({ at: 'report', id })}>
            <strong dir="ltr">{reference}</strong>
          </a>
        </p>
        <p className="soft">
          {[
            label('report.statuses', status),
            owner ?? say('report.nobody'),
            languageName(language),
            label('report.channels', channel),
            moment(receivedAt),
          ].join(' · ')}
        </p>
      </div>
    </li>
  )
}
