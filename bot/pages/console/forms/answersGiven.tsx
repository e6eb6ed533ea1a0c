/** What the tenant said, field by field, in the tenant's own words. */
import type { ReactNode } from 'react'
import type { Case } from '../answers.ts'
import { TenantText } from '../conversation/tenantText.tsx'
import { day, isDay, label, say } from '../words.ts'

export function Answers({ answers }: { answers: Case['answers'] }): ReactNode {
  const given = Object.entries(answers).filter(([, value]) => value !== null && value !== undefined && value !== '')
  if (given.length === 0) return <p className="empty">{say('case.nothingSaid')}</p>
  return (
    <dl className="answers">
      {given.map(([field, value]) => (
        <div key={field}>
          <dt>{label('fields', field)}</dt>
          <dd>
            <TenantText text={codes(field, value) ?? written(value)} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Of a list that was chosen from. */
const codes = (field: string, value: unknown): string | null =>
  field === 'characteristics' && Array.isArray(value)
    ? value.map((one) => label('characteristics', String(one))).join(', ')
    : null

function written(value: unknown): string {
  if (typeof value === 'string') return isDay(value) ? day(value) : value
  if (typeof value === 'boolean') return say(value ? 'labels.yes' : 'labels.no')
  if (Array.isArray(value)) return value.map(written).join(', ')
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .filter(([, part]) => part !== null)
      .map(([name, part]) => `${label('fields', name)}: ${written(part)}`)
      .join('\n')
  return String(value)
}
