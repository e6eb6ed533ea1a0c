/** People: who works here with which rights, their training and their last sign-in, and somebody new. */
import { type ReactNode, useState } from 'react'
import { PasswordOnce } from '../account/passwordOnce.tsx'
import type { PeopleList as List, Me, Person } from '../answers.ts'
import { TenantWord } from '../conversation/tenantText.tsx'
import { DeskTold } from '../deskTold.tsx'
import { ActOpener } from '../forms/actOpener.tsx'
import { useLoaded } from '../loaded.ts'
import { hrefOf } from '../place.ts'
import { day, label, moment, say } from '../words.ts'
import { type NewPassword, usePeopleDesk } from './usePeopleDesk.ts'

export function PeopleList({ me }: { me: Me }): ReactNode {
  const { answer, again } = useLoaded<List>({ path: '/people', when: () => false })
  if (!answer) return <p className="loading">{say('loading')}</p>
  if (!answer.ok) return <p className="wrong">{say('failed')}</p>
  return <Listed me={me} list={answer.value} again={again} />
}

function Listed({ me, list, again }: { me: Me; list: List; again: () => Promise<void> }): ReactNode {
  const [made, setMade] = useState<NewPassword | null>(null)
  const desk = usePeopleDesk({ me, list, person: null, again, onPassword: setMade })
  return (
    <>
      <h1>{say('people.heading')}</h1>
      <p className="soft">{say('people.intro')}</p>
      <DeskTold desk={desk} />
      {made && <PasswordOnce made={made} onKept={() => setMade(null)} />}
      {me.acts.includes('account.manage') && (
        <section className="deeds" aria-labelledby="deeds">
          <h2 id="deeds">{say('people.todo')}</h2>
          <div className="openers">
            <ActOpener desk={desk} action="add" />
          </div>
        </section>
      )}
      <ul className="lines after">
        {list.people.map((person) => (
          <li key={person.id} className="line">
            <div>
              <PersonMarks person={person} />
              <p>
                <a href={hrefOf({ at: 'person', id: person.id })}>
                  <strong>
                    <TenantWord text={person.name} />
                  </strong>
                </a>{' '}
                <span className="soft">{person.roles.map((role) => label('roles', role)).join(', ')}</span>
              </p>
              <p className="soft">
                {[
                  ...person.teams.map((id) => me.landlord.teams.find((team) => team.id === id)?.name ?? id),
                  ...(person.trainedUntil ? [say('people.trainedUntil', { day: day(person.trainedUntil) })] : []),
                  person.lastSignInAt
                    ? say('people.lastIn', { at: moment(person.lastSignInAt) })
                    : say('people.neverIn'),
                ].join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

export function PersonMarks({ person: { disabled, temporary, factor, mine } }: { person: Person }): ReactNode {
  const marks = [
    ...(mine ? ['mine'] : []),
    ...(disabled ? ['disabled'] : []),
    ...(temporary && !disabled ? ['temporary'] : []),
    factor ? 'factor' : 'noFactor',
  ]
  return (
    <p className="marks">
      {marks.map((mark) => (
        <span key={mark} className={mark === 'disabled' ? 'mark amber' : 'mark'}>
          {say(`people.marks.${mark}`)}
        </span>
      ))}
    </p>
  )
}
