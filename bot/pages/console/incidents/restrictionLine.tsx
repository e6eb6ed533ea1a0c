/** That one person answers somebody for now: who, until when, and what goes on with anybody all the same. */
import type { ReactNode } from 'react'
import { TenantWord } from '../conversation/tenantText.tsx'
import { hrefOf } from '../place.ts'
import { day, label, locales, say } from '../words.ts'
import type { RestrictionSeen } from './incidentAnswer.ts'

export function RestrictionLine({ restriction }: { restriction: RestrictionSeen }): ReactNode {
  if (!restriction) return null
  const { contact, mine, reviewOn, keeps, incident } = restriction
  const list = new Intl.ListFormat(locales)
  return (
    <div className="safe" role="note">
      <h3>{say('incident.one.heading')}</h3>
      <p>
        <strong>{mine ? say('incident.one.you') : <TenantWord text={contact} />}</strong>{' '}
        {say('incident.one.until', { day: day(reviewOn) })}
      </p>
      <p>
        {say('incident.one.always')}{' '}
        {keeps.length > 0 &&
          say('incident.one.keeps', { services: list.format(keeps.map((one) => label('incident.services', one))) })}
      </p>
      {incident && (
        <p>
          <a href={hrefOf({ at: 'incident', id: incident })}>{say('incident.one.open')}</a>
        </p>
      )}
    </div>
  )
}
