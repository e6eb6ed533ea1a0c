/** What somebody of the team wants to tell a partner without consent, for a second person to decide. */
import type { ReactNode } from 'react'
import { TenantText } from '../conversation/tenantText.tsx'
import { ActOpener } from '../forms/actOpener.tsx'
import { label, moment, say } from '../words.ts'
import { partnerWord } from './reportChoices.ts'
import type { ReportDesk } from './useReportDesk.ts'

export function Proposals({ desk }: { desk: ReportDesk }): ReactNode {
  const { report } = desk
  const { proposals } = report.state
  if (proposals.length === 0) return null
  return (
    <section className="waiting" aria-labelledby="proposals">
      <h2 id="proposals">{say('report.proposals')}</h2>
      <ul className="items">
        {proposals.map(({ id, partner, parts, ground, reason, by, at, mine }) => {
          const name = partnerWord({ report, id: partner })
          const named = parts.map((part) => label('report.parts', part)).join(', ')
          const about = { proposal: id }
          return (
            <li key={id}>
              <p>
                <strong>{say('report.proposal', { partner: name, parts: named })}</strong>
              </p>
              <p>{say('report.byGround', { ground: label('report.grounds', ground) })}</p>
              <TenantText text={reason} />
              <p className="soft">{say('report.proposedBy', { name: by.name, at: moment(at) })}</p>
              {mine && <p className="soft">{say('report.needsOther')}</p>}
              <div className="openers">
                {!mine && report.possible.includes('approve') && (
                  <ActOpener desk={desk} action="approve" about={about} of={name} main />
                )}
                {report.possible.includes('decline') && (
                  <ActOpener desk={desk} action="decline" about={about} of={name} />
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
