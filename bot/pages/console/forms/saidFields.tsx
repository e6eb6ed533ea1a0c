/** What was said with an act, field by field: words as they were written, codes in words, people by name. */
import type { ReactNode } from 'react'
import type { Person } from '../cases/complaintAnswer.ts'
import { TenantText } from '../conversation/tenantText.tsx'
import { nameIn } from '../people/people.ts'
import { day, isDay, label, say } from '../words.ts'
import { fieldWord } from './fieldWords.ts'

const CODES: Record<string, string> = {
  ground: 'grounds',
  finding: 'findings',
  kind: 'remedyKinds',
  agreed: 'agreed',
  scope: 'scopes',
  decision: 'decisions',
  causes: 'causes',
}

type Props = { said: Record<string, unknown>; action: string; people: readonly Person[] }

export function SaidFields({ said, action, people }: Props): ReactNode {
  const given = Object.entries(said).filter(
    ([name, value]) => name !== 'action' && value !== null && value !== undefined && value !== '' && !isEmpty(value),
  )
  if (given.length === 0) return null
  // Words that are all there is need no name.
  if (given.length === 1 && given[0]![0] === 'text') return <TenantText text={String(given[0]![1])} />
  return (
    <dl className="answers">
      {given.map(([name, value]) => (
        <div key={name}>
          <dt>{fieldWord({ action, name })}</dt>
          <dd>
            <Said name={name} value={value} action={action} people={people} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Said({ name, value, ...rest }: Omit<Props, 'said'> & { name: string; value: unknown }): ReactNode {
  if (typeof value === 'boolean') return label('labels', value ? 'yes' : 'no')
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return <TenantText text={textOf({ name, value, people: rest.people })} />
  // Words by the id of a promise or an action: the id says nothing to anybody.
  const parts: unknown[] = Array.isArray(value) ? value : Object.values(value as object)
  return (
    <ol className="parts">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was said does not change
        <li key={index}>
          {typeof part === 'object' && part !== null ? (
            <SaidFields said={part as Record<string, unknown>} {...rest} />
          ) : (
            <Said name={name} value={part} {...rest} />
          )}
        </li>
      ))}
    </ol>
  )
}

function textOf({ name, value, people }: { name: string; value: string; people: readonly Person[] }): string {
  const group = CODES[name]
  if (group) return label(group, value)
  if (name === 'owner' || name === 'account') return nameIn({ people, id: value }) ?? say('act.somebody')
  return isDay(value) ? day(value) : value
}

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0
