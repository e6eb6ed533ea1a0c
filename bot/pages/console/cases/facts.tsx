/** Names and values side by side; what is not known is not shown. */
import type { ReactNode } from 'react'
import { TenantWord } from '../conversation/tenantText.tsx'

export function Facts({ facts }: { facts: [string, string | null][] }): ReactNode {
  return (
    <dl className="facts">
      {facts.flatMap(([name, value]) =>
        value === null
          ? []
          : [
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <TenantWord text={value} />
                </dd>
              </div>,
            ],
      )}
    </dl>
  )
}
