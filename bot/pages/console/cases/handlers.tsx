/** Who of the landlord has worked at which stage: another person must answer the next one. */
import type { ReactNode } from 'react'
import { TenantWord } from '../conversation/tenantText.tsx'
import { say } from '../words.ts'
import type { ComplaintAnswer } from './complaintAnswer.ts'

export function Handlers({ complaint: { handlers } }: { complaint: ComplaintAnswer }): ReactNode {
  if (handlers.length === 0) return null
  return (
    <>
      <h2>{say('case.handlers')}</h2>
      <ul>
        {handlers.map(({ stage, account }) => (
          <li key={`${stage} ${account.id}`}>
            <TenantWord text={account.name} /> <span className="soft">{say('case.ofStage', { stage })}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
