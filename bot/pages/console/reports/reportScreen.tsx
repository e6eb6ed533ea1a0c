/** A report while it is worked on: how to reach them safely first, then what waits, what may be done, and what they told. */
import { type ReactNode, useEffect, useRef } from 'react'
import type { Me } from '../answers.ts'
import { ClocksRead } from '../cases/clocksRead.tsx'
import { Facts } from '../cases/facts.tsx'
import { FileLines, type OpenFile } from '../cases/fileLines.tsx'
import { DeskTold } from '../deskTold.tsx'
import type { Draft } from '../forms/fields.ts'
import { useColleagues } from '../people/people.ts'
import { hrefOf } from '../place.ts'
import { say } from '../words.ts'
import { Consents } from './consents.tsx'
import { PartnerExports } from './partnerExports.tsx'
import { Proposals } from './proposals.tsx'
import { ReportActs } from './reportActs.tsx'
import type { Report } from './reportAnswer.ts'
import { reportFacts } from './reportFacts.ts'
import { ReportHistory } from './reportHistory.tsx'
import { ReportMarks } from './reportMarks.tsx'
import { SafeContact } from './safeContact.tsx'
import { Told } from './told.tsx'
import { useReportDesk } from './useReportDesk.ts'
import { Wishes } from './wishes.tsx'

type Props = {
  me: Me
  report: Report
  drafts: Map<string, Draft>
  again: () => Promise<void>
  /** Opens one of its files, for the reason it was opened with itself. */
  openFile: OpenFile
  onPutAway: () => void
}

export function ReportScreen({ me, report, drafts, again, openFile, onPutAway }: Props): ReactNode {
  const desk = useReportDesk({ me, report, drafts, again, colleagues: useColleagues(me) })
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { graffitiJob } = report.state
  return (
    <>
      <div className="heading">
        <h1 ref={heading} tabIndex={-1}>
          {say('report.title')} <bdi dir="ltr">{report.reference}</bdi>
        </h1>
        <button type="button" onClick={onPutAway}>
          {say('report.putAway')}
        </button>
      </div>
      <ReportMarks line={report} />
      {report.possible.length === 0 && <p className="notice">{say('report.outOfTurn')}</p>}
      <SafeContact report={report} />
      <div className="columns">
        <div>
          <DeskTold desk={desk} />
          <Proposals desk={desk} />
          <ReportActs desk={desk} />
          <Told report={report} />
          {report.possible.length > 0 && report.files.length > 0 && (
            <section aria-labelledby="files">
              <h2 id="files">{say('files.heading')}</h2>
              <FileLines files={report.files} open={openFile} />
            </section>
          )}
          <Wishes desk={desk} />
          <Consents desk={desk} />
          <PartnerExports desk={desk} />
        </div>
        <aside aria-label={say('report.about')}>
          <Facts facts={reportFacts(report)} />
          {graffitiJob && (
            <p>
              {say('report.graffitiJob')}: <a href={hrefOf({ at: 'case', id: graffitiJob })}>{say('report.openJob')}</a>
            </p>
          )}
          <h2>{say('case.clocks')}</h2>
          <ClocksRead clocks={report.clocks} />
        </aside>
        <section aria-labelledby="history" className="whole">
          <h2 id="history">{say('report.history')}</h2>
          <ReportHistory desk={desk} />
        </section>
      </div>
    </>
  )
}
