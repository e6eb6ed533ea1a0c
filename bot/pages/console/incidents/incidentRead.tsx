/** One incident as a manager works it: what was written down, what may be done now, its letters and all that was done. */
import type { ReactNode } from 'react'
import type { Colleague, Me } from '../answers.ts'
import { Facts } from '../cases/facts.tsx'
import { TenantText, TenantWord } from '../conversation/tenantText.tsx'
import { DeskTold } from '../deskTold.tsx'
import { ActOpener } from '../forms/actOpener.tsx'
import { useLoaded } from '../loaded.ts'
import { useColleagues } from '../people/people.ts'
import { hrefOf } from '../place.ts'
import { day, label, moment, say } from '../words.ts'
import type { Incident } from './incidentAnswer.ts'
import { IncidentHistory } from './incidentHistory.tsx'
import { IncidentLetters } from './incidentLetters.tsx'
import { IncidentMarks } from './incidentMarks.tsx'
import { useIncidentDesk } from './useIncidentDesk.ts'

export function IncidentRead({ me, id }: { me: Me; id: string }): ReactNode {
  const { answer, again } = useLoaded<Incident>({ path: `/incidents/${id}`, when: () => false })
  const colleagues = useColleagues(me)
  if (!answer) return <p className="loading">{say('loading')}</p>
  if (!answer.ok) return <p className="wrong">{say(answer.status === 404 ? 'gone' : 'failed')}</p>
  return <One me={me} incident={answer.value} colleagues={colleagues} again={again} />
}

type Props = { me: Me; incident: Incident; colleagues: readonly Colleague[]; again: () => Promise<void> }

function One(props: Props): ReactNode {
  const { incident } = props
  const desk = useIncidentDesk(props)
  const { possible, mine, words, next } = incident
  const first = FIRST[next]
  return (
    <>
      <p>
        <a href={hrefOf({ at: 'incidents' })}>{say('incident.back')}</a>
      </p>
      <h1>
        {say('incident.one.title')} <bdi dir="ltr">{incident.reference}</bdi>
      </h1>
      <IncidentMarks line={incident} />
      {mine && next !== 'closed' && <p className="notice">{say('incident.mine')}</p>}
      <div className="columns">
        <div>
          <DeskTold desk={desk} />
          {possible.length > 0 && (
            <section className="deeds" aria-labelledby="deeds">
              <h2 id="deeds">{say('case.todo')}</h2>
              <div className="openers">
                {[...possible]
                  .sort((one) => (one === first ? -1 : 0))
                  .map((action) => (
                    <ActOpener key={action} desk={desk} action={action} main={action === first} />
                  ))}
              </div>
            </section>
          )}
          <section aria-labelledby="said">
            <h2 id="said">{say('incident.written')}</h2>
            <dl className="answers">
              {SHOWN.flatMap((name) =>
                typeof words[name] === 'string'
                  ? [
                      <div key={name}>
                        <dt>{label('incident.fields', name)}</dt>
                        <dd>
                          <TenantText text={words[name]} />
                        </dd>
                      </div>,
                    ]
                  : [],
              )}
            </dl>
          </section>
          <IncidentLetters desk={desk} incident={incident} again={props.again} />
        </div>
        <aside aria-label={say('incident.facts')}>
          <Facts facts={factsOf(incident)} />
          {incident.conversation && (
            <p>
              <a href={hrefOf({ at: 'conversation', id: incident.conversation })}>{say('case.conversation')}</a>
            </p>
          )}
          {incident.case && (
            <p>
              <a href={hrefOf({ at: 'case', id: incident.case })}>{say('incident.case')}</a>
            </p>
          )}
          <p className="soft">
            {say('incident.by')} <TenantWord text={incident.by} />
          </p>
        </aside>
        <IncidentHistory incident={incident} colleagues={props.colleagues} />
      </div>
    </>
  )
}

const SHOWN = ['happened', 'quoted', 'witnesses', 'harm', 'support', 'name', 'address', 'phone'] as const
const FIRST: Record<Incident['next'], string> = {
  assess: 'assess',
  contact: 'contacted',
  decide: 'warn',
  review: 'review',
  closed: '',
}

function factsOf({ kind, setting, on, at, restriction, isTenancyBreach }: Incident): [string, string | null][] {
  return [
    [label('incident.fields', 'kind'), label('incident.kinds', kind)],
    [label('incident.fields', 'setting'), label('incident.settings', setting)],
    [label('incident.fields', 'on'), day(on)],
    [say('incident.filedAt'), moment(at)],
    [say('incident.contact'), restriction && restriction.standing === 'in_force' ? restriction.contact : null],
    [say('incident.reviewOn'), restriction && restriction.standing === 'in_force' ? day(restriction.reviewOn) : null],
    [say('incident.policy'), isTenancyBreach ? say('incident.breach') : null],
  ]
}
