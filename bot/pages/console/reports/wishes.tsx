/** What the person would like, and what came of each wish in their eyes. */
import type { ReactNode } from 'react'
import { ActOpener } from '../forms/actOpener.tsx'
import { label, say } from '../words.ts'
import type { ReportDesk } from './useReportDesk.ts'

export function Wishes({ desk }: { desk: ReportDesk }): ReactNode {
  const { state, choices, possible } = desk.report
  if (state.wishes.length === 0) return null
  return (
    <section aria-labelledby="wishes">
      <h2 id="wishes">{say('report.wishes')}</h2>
      <ul className="items dense">
        {state.wishes.map(({ wish, reached }) => {
          const text = choices.wishes.find(({ id }) => id === wish)?.text ?? wish
          return (
            <li key={wish}>
              <p>
                <strong>{text}</strong>{' '}
                <span className={reached === 'open' ? 'due' : 'soft'}>{label('report.reachedStates', reached)}</span>
              </p>
              {possible.includes('wish_reached') && (
                <div className="openers">
                  <ActOpener desk={desk} action="wish_reached" about={{ wish }} of={text} />
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
