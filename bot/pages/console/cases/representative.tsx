/** Who acts for the tenant, and with what consent. */
import type { ReactNode } from 'react'
import { TenantText } from '../conversation/tenantText.tsx'
import { ActOpener } from '../forms/actOpener.tsx'
import type { Desk } from '../useDesk.ts'
import { day, label, say } from '../words.ts'
import type { ComplaintAnswer } from './complaintAnswer.ts'

export function Representative({ desk, complaint }: { desk: Desk; complaint: ComplaintAnswer }): ReactNode {
  const { acts, consents } = complaint.representative
  if (!acts && consents.length === 0) return null
  const stands = consents.some(({ withdrawn }) => !withdrawn)
  return (
    <section aria-labelledby="representative">
      <h2 id="representative">{say('case.representative')}</h2>
      <p className={stands ? '' : 'wrong'}>{say(stands ? 'case.consentStands' : 'case.consentMissing')}</p>
      <ul className="items">
        {consents.map(({ id, scope, how, from, until, withdrawn }) => (
          <li key={id}>
            <p>
              <strong>{label('scopes', scope)}</strong>{' '}
              {until ? say('case.fromTo', { from: day(from), to: day(until) }) : say('case.from', { from: day(from) })}
              {withdrawn && ` · ${say('case.consentWithdrawn')}`}
            </p>
            {how && <TenantText text={how} />}
            {!withdrawn && complaint.possible.includes('withdraw_consent') && (
              <div className="openers">
                <ActOpener desk={desk} action="withdraw_consent" about={{ consent: id }} of={label('scopes', scope)} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
