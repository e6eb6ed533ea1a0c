/** One colleague's account: what it may do, and the acts that change it. */
import { type ReactNode, useState } from 'react'
import { PasswordOnce } from '../account/passwordOnce.tsx'
import type { Me, PeopleList, Person } from '../answers.ts'
import { Facts } from '../cases/facts.tsx'
import { TenantWord } from '../conversation/tenantText.tsx'
import { DeskTold } from '../deskTold.tsx'
import { ActOpener } from '../forms/actOpener.tsx'
import { useLoaded } from '../loaded.ts'
import { hrefOf } from '../place.ts'
import { day, label, languageName, moment, say } from '../words.ts'
import { PersonMarks } from './peopleList.tsx'
import { personActsOf } from './personForms.ts'
import { type NewPassword, usePeopleDesk } from './usePeopleDesk.ts'

export function PersonRead({ me, id }: { me: Me; id: string }): ReactNode {
  const { answer, again } = useLoaded<PeopleList>({ path: '/people', when: () => false })
  const person = answer?.ok ? answer.value.people.find((one) => one.id === id) : null
  return (
    <>
      <p>
        <a href={hrefOf({ at: 'people' })}>{say('people.back')}</a>
      </p>
      {!answer && <p className="loading">{say('loading')}</p>}
      {answer && !person && <p>{say('gone')}</p>}
      {answer?.ok && person && <One me={me} list={answer.value} person={person} again={again} />}
    </>
  )
}

type Props = { me: Me; list: PeopleList; person: Person; again: () => Promise<void> }

function One({ me, list, person, again }: Props): ReactNode {
  const [made, setMade] = useState<NewPassword | null>(null)
  const desk = usePeopleDesk({ me, list, person, again, onPassword: setMade })
  const acts = personActsOf({ person, may: (act) => me.acts.includes(act) })
  const team = (code: string): string => me.landlord.teams.find(({ id }) => id === code)?.name ?? code
  const listed = (codes: string[], of: (code: string) => string): string =>
    codes.length === 0 ? say('people.none') : codes.map(of).join(', ')
  return (
    <>
      <h1>
        <TenantWord text={person.name} />
      </h1>
      <PersonMarks person={person} />
      <DeskTold desk={desk} />
      {made && <PasswordOnce made={made} onKept={() => setMade(null)} />}
      <div className="account">
        <Facts
          facts={[
            [say('signIn.email'), person.email],
            [say('account.shownName'), person.shownName],
            [say('actFields.roles'), listed(person.roles, (code) => label('roles', code))],
            [say('actFields.teams'), listed(person.teams, team)],
            [say('actFields.languages'), listed(person.languages, languageName)],
            [say('actFields.skills'), listed(person.skills, (code) => code)],
            [say('people.training'), person.trainedUntil ? day(person.trainedUntil) : say('people.none')],
            [say('people.last'), person.lastSignInAt ? moment(person.lastSignInAt) : say('people.neverIn')],
          ]}
        />
      </div>
      {person.mine && <p className="soft">{say('people.own')}</p>}
      {acts.length > 0 && (
        <section className="deeds" aria-labelledby="deeds">
          <h2 id="deeds">{say('people.todo')}</h2>
          <div className="openers">
            {acts.map((action) => (
              <ActOpener key={action} desk={desk} action={action} />
            ))}
          </div>
        </section>
      )}
    </>
  )
}
