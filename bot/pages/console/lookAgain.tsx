/** Conversations that somebody wanted to look at again by today; nobody waits in them. */
import type { ReactNode } from 'react'
import type { QueueLine } from './answers.ts'
import { ask } from './api.ts'
import { hrefOf } from './place.ts'
import { day, label, languageName, say } from './words.ts'

export function LookAgain({ lines, onLooked }: { lines: QueueLine[]; onLooked: () => Promise<void> }): ReactNode {
  if (lines.length === 0) return null
  const looked = async (id: string): Promise<void> => {
    await ask({ method: 'POST', path: `/conversations/${id}/looked` })
    await onLooked()
  }
  return (
    <section aria-labelledby="look-again">
      <h2 id="look-again">{say('queue.again')}</h2>
      <ul className="lines">
        {lines.map(({ id, channel, language, audience, followUp }) => (
          <li key={id} className="line">
            <div>
              <p className="marks">
                {audience !== 'general' && (
                  <span className="mark">
                    {say('queue.restricted')}: {label('audiences', audience)}
                  </span>
                )}
                <strong>{followUp && say('wrapUp.again', { day: day(followUp) })}</strong>
              </p>
              <p className="soft">{[label('channels', channel), languageName(language)].join(' · ')}</p>
            </div>
            <p className="acts">
              <a className="button" href={hrefOf({ at: 'conversation', id })}>
                {say('queue.open')}
              </a>
              <button type="button" onClick={() => void looked(id)}>
                {say('queue.looked')}
              </button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
