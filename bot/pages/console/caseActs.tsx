/** What staff may do with a case: a note, the acknowledgement of a complaint, the next status. */
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import type { Case, Me } from './answers.ts'
import { ask, newKey } from './api.ts'
import { label, say } from './words.ts'

type Act = (body: Record<string, string>) => Promise<boolean>

export function CaseActs({ me, record, again }: { me: Me; record: Case; again: () => Promise<void> }): ReactNode {
  const [told, setTold] = useState<{ text: string; wrong: boolean } | null>(null)
  const key = useRef<{ of: string; key: string } | null>(null)
  const may = (act: string): boolean => me.acts.includes(act)

  const act: Act = async (body) => {
    const whole = { ...body, version: record.version }
    const of = JSON.stringify(whole)
    if (key.current?.of !== of) key.current = { of, key: newKey() }
    const answer = await ask({ method: 'POST', path: `/cases/${record.id}/actions`, body: whole, key: key.current.key })
    setTold(
      answer.ok
        ? { text: say('case.saved'), wrong: false }
        : { text: say(answer.status === 409 ? 'case.changed' : 'case.notSaved'), wrong: true },
    )
    if (answer.ok || answer.status === 409) await again()
    return answer.ok
  }
  const statuses = record.next.filter((status) => status !== 'acknowledged')

  if (!may('case.note')) return null
  return (
    <section className="deeds" aria-label={say('case.note')}>
      <p className={told?.wrong ? 'wrong' : 'told'} role="status">
        {told?.text}
      </p>
      {may('case.acknowledge') && record.next.includes('acknowledged') && (
        <Words
          id="acknowledge"
          title={say('case.acknowledge')}
          hint={say('case.acknowledgeHint')}
          button={say('case.acknowledgeButton')}
          fields={{ understanding: say('case.understanding'), outcomes: say('case.outcomes') }}
          onSend={(words) => act({ action: 'acknowledge', ...words })}
        />
      )}
      <Words
        id="note"
        title={say('case.note')}
        hint={say('case.noteHint')}
        button={say('case.noteButton')}
        fields={{ text: say('case.note') }}
        onSend={(words) => act({ action: 'note', ...words })}
      />
      {may('case.status') && statuses.length > 0 && (
        <div className="moves">
          <h2>{say('case.move')}</h2>
          {statuses.map((status) => (
            <button key={status} type="button" onClick={() => void act({ action: 'status', status })}>
              {say('case.moveTo', { status: label('statuses', status) })}
            </button>
          ))}
        </div>
      )}
    </section>
  )
}

type WordsProps = {
  id: string
  title: string
  hint: string
  button: string
  fields: Record<string, string>
  onSend: Act
}

/** Words that are kept until they are saved. */
function Words({ id, title, hint, button, fields, onSend }: WordsProps): ReactNode {
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    const words = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    setBusy(true)
    const saved = await onSend(words)
    setBusy(false)
    if (saved) form.reset()
  }
  const single = Object.keys(fields).length === 1
  return (
    <form className="words-form" onSubmit={(event) => void send(event)} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {Object.entries(fields).map(([name, text]) => (
        <div key={name}>
          <label htmlFor={`${id}-${name}`} className={single ? 'unseen' : ''}>
            {text}
          </label>
          <textarea id={`${id}-${name}`} name={name} dir="auto" rows={3} required aria-describedby={`${id}-hint`} />
        </div>
      ))}
      <div className="send">
        <p id={`${id}-hint`} className="soft">
          {hint}
        </p>
        <button type="submit" disabled={busy}>
          {button}
        </button>
      </div>
    </form>
  )
}
