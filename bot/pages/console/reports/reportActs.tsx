/** What may be done with a report now: the next step stands out, the rest is one press further away. */
import type { ReactNode } from 'react'
import { ActOpener } from '../forms/actOpener.tsx'
import { say } from '../words.ts'
import { reportActsOf } from './nextReportActs.ts'
import type { ReportDesk } from './useReportDesk.ts'

export function ReportActs({ desk }: { desk: ReportDesk }): ReactNode {
  const { next, always, more } = reportActsOf(desk.report)
  if (next.length + always.length + more.length === 0) return null
  return (
    <section className="deeds" aria-labelledby="deeds">
      <h2 id="deeds">{say('report.todo')}</h2>
      <div className="openers">
        {[...next, ...always].map((action, index) => (
          <ActOpener key={action} desk={desk} action={action} main={index === 0 && next.length > 0} />
        ))}
      </div>
      {more.length > 0 && (
        <details>
          <summary>{say('report.more')}</summary>
          <div className="openers">
            {more.map((action) => (
              <ActOpener key={action} desk={desk} action={action} />
            ))}
          </div>
        </details>
      )}
    </section>
  )
}
