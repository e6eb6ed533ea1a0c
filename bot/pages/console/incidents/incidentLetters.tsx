/** The letters of an incident: read as they were written, printed for the post, marked when they have left. */
import { type ReactNode, useState } from 'react'
import { ask, newKey } from '../api.ts'
import { LetterPreview } from '../cases/letterPreview.tsx'
import { savePdf } from '../cases/savePdf.ts'
import type { Acting } from '../forms/acting.ts'
import { label, languageName, moment, say } from '../words.ts'
import type { Incident, IncidentLetter } from './incidentAnswer.ts'

type Props = { desk: Acting; incident: Incident; again: () => Promise<void> }

export function IncidentLetters(props: Props): ReactNode {
  const { letters } = props.incident
  if (letters.length === 0) return null
  return (
    <section aria-labelledby="letters">
      <h2 id="letters">{say('case.letters')}</h2>
      <ul className="items">
        {letters.map((letter) => (
          <OneLetter key={letter.id} {...props} letter={letter} />
        ))}
      </ul>
    </section>
  )
}

function OneLetter({ desk, incident, again, letter }: Props & { letter: IncidentLetter }): ReactNode {
  const [read, setRead] = useState(false)
  const [busy, setBusy] = useState(false)
  const { kind, language, at, state, sentAt } = letter
  const path = `/incidents/${incident.id}/letters/${letter.id}`
  const name = label('letterKinds', kind)
  const print = async (): Promise<void> => {
    setBusy(true)
    const answer = await ask<{ pdf: string }>({ path: `${path}/print` })
    setBusy(false)
    if (answer.ok) savePdf({ pdf: answer.value.pdf, name: `${incident.reference} ${at.slice(0, 10)}.pdf` })
    desk.tell(say(answer.ok ? 'letters.saved' : 'failed'))
  }
  const markSent = async (): Promise<void> => {
    const answer = await ask({ method: 'POST', path: `${path}/sent`, key: newKey() })
    await again()
    desk.tell(say(answer.ok ? 'case.saved' : 'failed'))
  }
  const button = ({ word, act, expanded }: { word: string; act: () => void; expanded?: boolean }): ReactNode => (
    <button type="button" aria-label={`${say(word)}: ${name}`} aria-expanded={expanded} disabled={busy} onClick={act}>
      {say(word)}
    </button>
  )
  return (
    <li>
      <p>
        <strong>{name}</strong>{' '}
        <span className="soft">
          {languageName(language)} · {label('letterRoutes', 'post')} · <time dateTime={at}>{moment(at)}</time>
        </span>
      </p>
      <p className={state === 'sent' ? 'soft' : 'due'}>
        {label('letterStates', state)}
        {sentAt && ` ${moment(sentAt)}`}
      </p>
      <p className="acts">
        {button({ word: 'letters.read', act: () => setRead(!read), expanded: read })}
        {button({ word: 'letters.pdf', act: () => void print() })}
        {state === 'to_send' && button({ word: 'letters.markSent', act: () => void markSent() })}
      </p>
      {read && <LetterPreview path={path} title={name} />}
    </li>
  )
}
