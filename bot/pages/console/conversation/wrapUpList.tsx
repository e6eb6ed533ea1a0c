/** How it went each time somebody handed this conversation back. */
import type { ReactNode } from 'react'
import type { WrapUps } from '../answers.ts'
import { day, label, moment, say } from '../words.ts'

export function WrapUpList({ wrapUp: { earlier, followUp } }: { wrapUp: WrapUps }): ReactNode {
  if (earlier.length === 0) return null
  return (
    <>
      <h2>{say('wrapUp.earlier')}</h2>
      {followUp && (
        <p>
          <strong>{say('wrapUp.again', { day: day(followUp) })}</strong>
        </p>
      )}
      <ol className="history">
        {earlier.map(({ at, by, outcome, choice }) => (
          <li key={at}>
            <p>{label('wrapUp.outcomes', outcome)}</p>
            {choice && (
              <p>
                {say('wrapUp.choice')}: {label('wrapUp.choices', choice)}
              </p>
            )}
            <p className="soft">
              {by}, <time dateTime={at}>{moment(at)}</time>
            </p>
          </li>
        ))}
      </ol>
    </>
  )
}
