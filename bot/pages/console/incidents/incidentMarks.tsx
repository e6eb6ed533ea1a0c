/** What is next with an incident, and how its restriction stands: in words first, and in colour. */
import type { ReactNode } from 'react'
import { day, say } from '../words.ts'
import type { IncidentLine, Restriction } from './incidentAnswer.ts'

export function IncidentMarks({ line: { next, restriction } }: { line: IncidentLine }): ReactNode {
  return (
    <p className="marks">
      <span className={next === 'closed' ? 'mark' : 'mark amber'}>{say(`incident.next.${next}`)}</span>
      {restriction && <Standing restriction={restriction} />}
    </p>
  )
}

function Standing({ restriction: { standing, soon, reviewOn } }: { restriction: Restriction }): ReactNode {
  const words = soon ? 'soon' : standing
  return (
    <span className={soon || standing === 'lapsed' ? 'mark red' : 'mark'}>
      {say(`incident.standing.${words}`, { day: day(reviewOn) })}
    </span>
  )
}
