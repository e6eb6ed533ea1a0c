/** What was promised to the tenant: each with an owner, a date and whether it was kept. */
import type { ReactNode } from 'react'
import { TenantText } from '../conversation/tenantText.tsx'
import { ActOpener } from '../forms/actOpener.tsx'
import { Kept } from '../kept.tsx'
import type { Desk } from '../useDesk.ts'
import { label, say } from '../words.ts'
import type { ComplaintAnswer, Remedy } from './complaintAnswer.ts'

type Props = { desk: Desk; complaint: ComplaintAnswer }

export function Remedies({ desk, complaint }: Props): ReactNode {
  if (complaint.remedies.length === 0) return null
  const open = complaint.remedies.filter(({ done_on }) => done_on === null).length
  return (
    <section aria-labelledby="remedies">
      <h2 id="remedies">{say('case.remedies')}</h2>
      <p className="soft">{say('case.remediesOpen', { open, count: complaint.remedies.length })}</p>
      <ul className="items">
        {complaint.remedies.map((remedy) => (
          <Promised key={remedy.id} desk={desk} complaint={complaint} remedy={remedy} />
        ))}
      </ul>
    </section>
  )
}

function Promised({ desk, complaint, remedy }: Props & { remedy: Remedy }): ReactNode {
  const { id, kind, what, agreed, stage } = remedy
  const open = remedy.done_on === null
  const may = (act: 'remedy_done' | 'remedy_moved'): boolean => open && complaint.possible.includes(act)
  return (
    <li>
      <p>
        <strong>{label('remedyKinds', kind)}</strong>{' '}
        <span className="soft">
          {say('case.ofStage', { stage })} · {label('agreed', agreed)}
        </span>
      </p>
      <TenantText text={what} />
      <Kept promise={remedy} />
      {(may('remedy_done') || may('remedy_moved')) && (
        <div className="openers">
          {may('remedy_done') && <ActOpener desk={desk} action="remedy_done" about={{ remedy: id }} of={what} />}
          {may('remedy_moved') && <ActOpener desk={desk} action="remedy_moved" about={{ remedy: id }} of={what} />}
        </div>
      )}
    </li>
  )
}
