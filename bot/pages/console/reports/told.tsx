/** What somebody told us, and apart from it whom they say it was: marked as alleged. */
import type { ReactNode } from 'react'
import { TenantText, TenantWord } from '../conversation/tenantText.tsx'
import { label, say } from '../words.ts'
import type { Report } from './reportAnswer.ts'
import { reportWorder } from './reportWorder.ts'
import { saidRows } from './saidRows.ts'

export function Told({ report }: { report: Report }): ReactNode {
  const { asked, account, allegation, contact } = report
  const ledHere = contact?.led_here ?? []
  return (
    <>
      <section aria-labelledby="told">
        <h2 id="told">{label('report.parts', 'account')}</h2>
        {asked.includes('account') ? <Rows report={report} said={account ?? {}} /> : <Closed />}
        {ledHere.length > 0 && (
          <>
            <h3>{say('report.ledHere')}</h3>
            {ledHere.map((text, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what was said does not change
              <TenantText key={index} text={text} language={report.language} />
            ))}
          </>
        )}
      </section>
      <section className="alleged" aria-labelledby="alleged">
        <h2 id="alleged">{label('report.parts', 'allegation')}</h2>
        <p>
          <strong>{say('report.alleged')}</strong>
        </p>
        {!asked.includes('allegation') ? (
          <Closed />
        ) : allegation ? (
          <Rows report={report} said={allegation} />
        ) : (
          <p className="empty">{say('report.nothingAlleged')}</p>
        )}
      </section>
    </>
  )
}

const Closed = (): ReactNode => <p className="empty">{say('report.partClosed')}</p>

/** The words first, as they were said; what was asked about follows. Wishes have a place of their own. */
function Rows({ report, said }: { report: Report; said: Record<string, unknown> }): ReactNode {
  const { words, statement: _, wishes: __, ...rest } = said
  const rows = saidRows({ said: rest, worder: reportWorder(report) })
  return (
    <>
      {typeof words === 'string' && <TenantText text={words} language={report.language} />}
      <dl className="facts roomy">
        {rows.map(({ name, text, own }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{own ? <TenantText text={text} language={report.language} /> : <TenantWord text={text} />}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
