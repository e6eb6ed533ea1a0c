/** The complaint as it was understood and what the tenant wants of it, and whether the tenant has agreed to that. */
import type { ReactNode } from 'react'
import { TenantText } from '../conversation/tenantText.tsx'
import { label, say } from '../words.ts'
import type { ComplaintAnswer } from './complaintAnswer.ts'

export function Definition({ complaint: { definition } }: { complaint: ComplaintAnswer }): ReactNode {
  const { status, understanding, outcomes } = definition
  return (
    <section aria-labelledby="definition">
      <h2 id="definition">{say('case.definition')}</h2>
      <p className="soft">{label('definitions', understanding ? status : 'missing')}</p>
      <dl className="answers">
        {understanding && <Part name={say('case.understanding')} text={understanding} />}
        {outcomes && <Part name={say('case.outcomes')} text={outcomes} />}
      </dl>
    </section>
  )
}

function Part({ name, text }: { name: string; text: string }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <TenantText text={text} />
      </dd>
    </div>
  )
}
