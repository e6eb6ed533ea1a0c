/** A report of hate goes by its own form, with nothing of this conversation in it; who may not write one down is told who can. */
import type { ReactNode } from 'react'
import type { Me } from '../answers.ts'
import { useColleagues } from '../people/people.ts'
import { hrefOf } from '../place.ts'
import { say } from '../words.ts'

export function HateWay({ me }: { me: Me }): ReactNode {
  const officers = useColleagues(me).filter(({ roles }) => roles.includes('hate_officer'))
  if (me.acts.includes('report.handle'))
    return (
      <div className="act">
        <p>{say('start.hate.form')}</p>
        <p>
          <a href={hrefOf({ at: 'new-report' })} target="_blank" rel="noreferrer">
            {say('start.hate.link')}
          </a>
        </p>
      </div>
    )
  return (
    <div className="act">
      <p>{say(officers.length > 0 ? 'start.hate.who' : 'start.hate.nobody')}</p>
      <ul>
        {officers.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
    </div>
  )
}
