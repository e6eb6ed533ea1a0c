/** Incidents: everybody who handles may write one down; managers see the list with what is next and which reviews are due. */
import { type ReactNode, useState } from 'react'
import type { Me } from '../answers.ts'
import { useLoaded } from '../loaded.ts'
import { hrefOf } from '../place.ts'
import { day, label, say } from '../words.ts'
import { FileIncident } from './fileIncident.tsx'
import type { IncidentLine } from './incidentAnswer.ts'
import { IncidentMarks } from './incidentMarks.tsx'

export function IncidentPage({ me }: { me: Me }): ReactNode {
  const [filed, setFiled] = useState(0)
  return (
    <>
      <h1>{say('incident.heading')}</h1>
      <p className="soft">{say('incident.intro')}</p>
      <FileIncident me={me} from={{}} onDone={async () => setFiled(filed + 1)} />
      {me.acts.includes('incident.handle') && <IncidentLists key={filed} />}
    </>
  )
}

function IncidentLists(): ReactNode {
  const [status, setStatus] = useState<'open' | 'closed'>('open')
  const { answer } = useLoaded<IncidentLine[]>({ path: `/incidents?status=${status}`, when: () => false })
  return (
    <section aria-labelledby="incident-list">
      <div className="heading">
        <h2 id="incident-list">{say(`incident.lists.${status}`)}</h2>
        <button type="button" onClick={() => setStatus(status === 'open' ? 'closed' : 'open')}>
          {say(status === 'open' ? 'incident.showClosed' : 'incident.showOpen')}
        </button>
      </div>
      {!answer && <p className="loading">{say('loading')}</p>}
      {answer && !answer.ok && <p className="wrong">{say('failed')}</p>}
      {answer?.ok && answer.value.length === 0 && <p className="empty">{say('incident.none')}</p>}
      {answer?.ok && (
        <ul className="lines">
          {answer.value.map((line) => (
            <li key={line.id} className="line">
              <div>
                <IncidentMarks line={line} />
                <p>
                  <a href={hrefOf({ at: 'incident', id: line.id })}>
                    <strong dir="ltr">{line.reference}</strong>
                  </a>{' '}
                  {label('incident.kinds', line.kind)}
                </p>
                <p className="soft">{[label('incident.settings', line.setting), day(line.on)].join(' · ')}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
