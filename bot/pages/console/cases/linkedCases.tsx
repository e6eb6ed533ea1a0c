/** The cases that belong to this one, and why. */
import type { ReactNode } from 'react'
import type { Case } from '../answers.ts'
import { hrefOf } from '../place.ts'
import { label, say } from '../words.ts'

export function LinkedCases({ links }: { links: Case['links'] }): ReactNode {
  if (links.length === 0) return null
  return (
    <>
      <h2>{say('case.links')}</h2>
      <ul>
        {links.map((link) => (
          <li key={link.id}>
            <a href={hrefOf({ at: 'case', id: link.id })}>
              <bdi dir="ltr">{link.reference}</bdi>
            </a>{' '}
            {label('kinds', link.kind)} <span className="soft">{label('linkReasons', link.why)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
