/** What was done with an incident and by whom, with the words of each act; it only grows. */
import type { ReactNode } from 'react'
import type { Colleague } from '../answers.ts'
import { TenantText, TenantWord } from '../conversation/tenantText.tsx'
import { day, isDay, label, moment, say } from '../words.ts'
import type { Incident } from './incidentAnswer.ts'

type Props = { incident: Incident; colleagues: readonly Colleague[] }
const CODED: Record<string, string> = { how: 'incident.hows', to: 'incident.referTo' }

export function IncidentHistory({ incident: { history }, colleagues }: Props): ReactNode {
  const shown = ({ what, name, value }: { what: string; name: string; value: string }): string => {
    if (isDay(value)) return day(value)
    if (name === 'outcome') return label(`incident.outcomes.${what}`, value)
    if (name === 'contact') return colleagues.find(({ id }) => id === value)?.name ?? value
    return CODED[name] ? label(CODED[name], value) : value
  }
  return (
    <section aria-labelledby="history" className="whole">
      <h2 id="history">{say('case.history')}</h2>
      <ol className="history">
        {history.map(({ at, by, what, words }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing is ever put in, taken out or moved
          <li key={index}>
            <p>
              <strong>{label('incident.events', what)}</strong>{' '}
              <span className="soft">
                <time dateTime={at}>{moment(at)}</time>, <TenantWord text={by} />
              </span>
            </p>
            {words && (
              <dl className="answers">
                {Object.entries(words).map(([name, value]) => (
                  <div key={name}>
                    <dt>{label('incident.fields', name)}</dt>
                    <dd>
                      <TenantText text={shown({ what, name, value: String(value) })} />
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
