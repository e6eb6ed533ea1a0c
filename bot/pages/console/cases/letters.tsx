/** The letters of a complaint: read as they were written, printed for the post, marked when they have left. */
import { type ReactNode, useState } from 'react'
import { ask, newKey } from '../api.ts'
import type { Desk } from '../useDesk.ts'
import { label, languageName, moment, say } from '../words.ts'
import type { ComplaintAnswer, Letter } from './complaintAnswer.ts'
import { LetterPreview } from './letterPreview.tsx'
import { savePdf } from './savePdf.ts'

export function Letters({ desk, complaint }: { desk: Desk; complaint: ComplaintAnswer }): ReactNode {
  if (complaint.letters.length === 0) return null
  return (
    <section aria-labelledby="letters">
      <h2 id="letters">{say('case.letters')}</h2>
      <ul className="items">
        {complaint.letters.map((letter) => (
          <OneLetter key={letter.id} desk={desk} letter={letter} />
        ))}
      </ul>
    </section>
  )
}

function OneLetter({ desk, letter }: { desk: Desk; letter: Letter }): ReactNode {
  const [read, setRead] = useState(false)
  const [busy, setBusy] = useState(false)
  const { record, me, tell, again } = desk
  const { id, kind, stage, language, route, state, at } = letter
  const path = `/cases/${record.id}/letters/${id}`
  const name = label('letterKinds', kind)
  const named = (word: string): string => `${word}: ${name}`
  const print = async (): Promise<void> => {
    setBusy(true)
    const answer = await ask<{ pdf: string }>({ path: `${path}/print` })
    setBusy(false)
    // The reference says nothing of what the letter is about, and so may be a file's name.
    if (answer.ok) savePdf({ pdf: answer.value.pdf, name: `${record.reference} ${at.slice(0, 10)}.pdf` })
    tell(say(answer.ok ? 'letters.saved' : 'failed'))
  }
  const markSent = async (): Promise<void> => {
    const answer = await ask({ method: 'POST', path: `${path}/sent`, key: newKey() })
    await again()
    tell(say(answer.ok ? 'case.saved' : answer.detail.reason === 'held' ? 'refusals.held' : 'failed'))
  }
  return (
    <li>
      <p>
        <strong>{name}</strong>{' '}
        <span className="soft">
          {say('case.ofStage', { stage })} · {languageName(language)} · {label('letterRoutes', route)} ·{' '}
          <time dateTime={at}>{moment(at)}</time>
        </span>
      </p>
      <p className={state === 'sent' ? 'soft' : 'due'}>
        {label('letterStates', state)}
        {letter.sent_at && ` ${moment(letter.sent_at)}`}
      </p>
      <p className="acts">
        <button
          type="button"
          aria-label={named(say('letters.read'))}
          aria-expanded={read}
          onClick={() => setRead(!read)}
        >
          {say('letters.read')}
        </button>
        <button type="button" aria-label={named(say('letters.pdf'))} disabled={busy} onClick={() => void print()}>
          {say('letters.pdf')}
        </button>
        {state === 'to_send' && me.acts.includes('complaint.handle') && (
          <button type="button" aria-label={named(say('letters.markSent'))} onClick={() => void markSent()}>
            {say('letters.markSent')}
          </button>
        )}
      </p>
      {read && <LetterPreview path={path} title={name} />}
    </li>
  )
}
