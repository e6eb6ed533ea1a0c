/** Whom we may tell: each partner with its own yes or no, changed only by what the person says. */
import type { ReactNode } from 'react'
import { ActOpener } from '../forms/actOpener.tsx'
import { label, moment, say } from '../words.ts'
import { partnerWord } from './reportChoices.ts'
import type { ReportDesk } from './useReportDesk.ts'

export function Consents({ desk }: { desk: ReportDesk }): ReactNode {
  const { report } = desk
  return (
    <section aria-labelledby="consents">
      <h2 id="consents">{say('report.consents')}</h2>
      <ul className="items dense">
        {report.consents.map(({ partner, state, at }) => {
          const name = partnerWord({ report, id: partner })
          const act = state === 'yes' ? 'withdraw_consent' : 'give_consent'
          return (
            <li key={partner}>
              <p>
                {name}: <strong>{label('report.consentStates', state)}</strong>{' '}
                {state !== 'no' && <span className="soft">{say('report.since', { at: moment(at) })}</span>}
              </p>
              {report.possible.includes(act) && (
                <div className="openers">
                  <ActOpener desk={desk} action={act} about={{ partner }} of={name} />
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
