/** How this person may be reached without harm, above everything else on the screen. */
import type { ReactNode } from 'react'
import { TenantWord } from '../conversation/tenantText.tsx'
import { label, say } from '../words.ts'
import type { Report } from './reportAnswer.ts'

const ADDRESSES = ['number', 'email', 'address', 'through'] as const

export function SafeContact({ report }: { report: Report }): ReactNode {
  const { way, hasReceipt } = report.state
  const reachable = way !== null && way !== 'none'
  return (
    <section className="safe" aria-labelledby="safe">
      <h2 id="safe">{say('report.safe.heading')}</h2>
      {reachable ? (
        <Ways report={report} way={way} />
      ) : (
        <p>{say(`report.safe.${way === 'none' ? 'none' : 'anonymous'}`)}</p>
      )}
      {(hasReceipt || !reachable) && (
        <p>{say(`report.safe.${hasReceipt ? (reachable ? 'codeToo' : 'code') : 'noCode'}`)}</p>
      )}
    </section>
  )
}

function Ways({ report, way }: { report: Report; way: string }): ReactNode {
  const { contact, asked } = report
  const only = <strong>{say('report.safe.only', { way: label('report.values.way', way) })}</strong>
  if (!asked.includes('contact') || contact === null)
    return (
      <>
        <p>{only}</p>
        <p>{say('report.safe.closed', { part: label('report.parts', 'contact') })}</p>
      </>
    )
  const { name, safe_contact: safe } = contact
  const said = (field: string): string | null => (typeof safe[field] === 'string' ? (safe[field] as string) : null)
  const gender = said('officer_gender')
  const facts: [string, string | null][] = [
    ...ADDRESSES.map((field): [string, string | null] => [label('report.fields', field), said(field)]),
    [say('report.safe.name'), said('name_to_use') ?? name ?? null],
    [say('report.safe.times'), said('when') ?? say('report.safe.noTimes')],
    [say('report.safe.interpreter'), said('interpreter')],
    [
      say('report.safe.officer'),
      gender === null || gender === 'any' ? null : label('report.values.officer_gender', gender),
    ],
  ]
  return (
    <>
      <p>{only}</p>
      <dl className="facts">
        {facts.flatMap(([title, value]) =>
          value === null
            ? []
            : [
                <div key={title}>
                  <dt>{title}</dt>
                  <dd>
                    <TenantWord text={value} />
                  </dd>
                </div>,
              ],
        )}
      </dl>
      <p>
        <strong>{say(safe.may_leave_message === true ? 'report.safe.leave' : 'report.safe.noLeave')}</strong>{' '}
        {say(safe.letters === true ? 'report.safe.letters' : 'report.safe.noLetters')}
      </p>
    </>
  )
}
