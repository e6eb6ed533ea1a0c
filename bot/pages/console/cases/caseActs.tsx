/** What may be done with a case now: the next step as the first button, the rest one press further away. */
import type { ReactNode } from 'react'
import { ActOpener } from '../forms/actOpener.tsx'
import { plainActsOf } from '../forms/plainForms.ts'
import type { Desk } from '../useDesk.ts'
import { say } from '../words.ts'
import { groupsOf } from './nextActs.ts'

export function CaseActs({ desk }: { desk: Desk }): ReactNode {
  const { record, me } = desk
  const { next, always, tenants, more } = record.complaint
    ? groupsOf({ complaint: record.complaint, owner: record.owner })
    : { next: [], always: plainActsOf({ record, may: (act) => me.acts.includes(act) }), tenants: [], more: [] }
  if ([...next, ...always, ...tenants, ...more].length === 0) return null
  return (
    <section className="deeds" aria-labelledby="deeds">
      <h2 id="deeds">{say('case.todo')}</h2>
      <div className="openers">
        {next.map((action, index) => (
          <ActOpener key={action} desk={desk} action={action} main={index === 0} />
        ))}
        {always.map((action) => (
          <ActOpener key={action} desk={desk} action={action} />
        ))}
      </div>
      <Further desk={desk} title={say('case.tenantSaid')} actions={tenants} />
      <Further desk={desk} title={say('case.more')} actions={more} />
    </section>
  )
}

function Further({ desk, title, actions }: { desk: Desk; title: string; actions: readonly string[] }): ReactNode {
  if (actions.length === 0) return null
  return (
    <details>
      <summary>{title}</summary>
      <div className="openers">
        {actions.map((action) => (
          <ActOpener key={action} desk={desk} action={action} />
        ))}
      </div>
    </details>
  )
}
