/** A small form to say what a message really meant; closed until it is wanted, and what was chosen is not lost by a failure. */
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { LANGUAGES } from '../../../../locales/languages.ts'
import { UNHAPPY_INTENTS } from '../../../../services/conversations/unhappyIntents.ts'
import { ask, newKey } from '../api.ts'
import { useOpener } from '../focusKept.ts'
import { codesOf, label, languageName, say } from '../words.ts'
import './corrections.css'
import type { Meant } from './correctionAnswer.ts'

type Props = { talk: string; position: number; meant: Meant; onDone: () => Promise<void> }

export function Correct({ talk, position, meant, onDone }: Props): ReactNode {
  const [open, setOpen] = useState(false)
  const opener = useOpener(open)
  const close = (): void => setOpen(false)
  return (
    <>
      <button type="button" ref={opener} className="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {say('correct.open')}
      </button>
      {open && (
        <CorrectForm
          talk={talk}
          position={position}
          meant={meant}
          onDone={async () => {
            close()
            await onDone()
          }}
          onCancel={close}
        />
      )}
    </>
  )
}

function CorrectForm({ talk, position, meant, onDone, onCancel }: Props & { onCancel: () => void }): ReactNode {
  const [said, setSaid] = useState(meant)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const key = useRef<{ of: string; key: string } | null>(null)
  const first = useRef<HTMLSelectElement>(null)
  const id = useId()
  useEffect(() => first.current?.focus(), [])
  const language = said.language?.split('-')[0] ?? ''
  const implied = UNHAPPY_INTENTS.includes(said.intent)

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    // A writing in other letters is known to the product and is no language to choose: it stays as it stands.
    const body = { ...said, position, language: said.language === meant.language ? null : said.language }
    const of = JSON.stringify(body)
    if (key.current?.of !== of) key.current = { of, key: newKey() }
    setBusy(true)
    setWrong('')
    const answer = await ask({
      method: 'POST',
      path: `/conversations/${talk}/corrections`,
      body,
      key: key.current.key,
    })
    setBusy(false)
    if (answer.ok) await onDone()
    else setWrong(say(answer.detail.reason === 'same' ? 'correct.same' : 'correct.notSaved'))
  }

  return (
    <form className="correct" aria-label={say('correct.open')} onSubmit={(event) => void send(event)}>
      <label htmlFor={`${id}-intent`}>{say('correct.intent')}</label>
      <select
        id={`${id}-intent`}
        ref={first}
        value={said.intent}
        onChange={(event) => setSaid({ ...said, intent: event.target.value })}
      >
        {codesOf('intents').map((code) => (
          <option key={code} value={code}>
            {label('intents', code)}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-language`}>{say('correct.language')}</label>
      <select
        id={`${id}-language`}
        value={language}
        onChange={(event) => setSaid({ ...said, language: event.target.value })}
      >
        {language === '' && <option value="">{say('act.choose')}</option>}
        {LANGUAGES.map(({ code }) => (
          <option key={code} value={code}>
            {languageName(code)}
          </option>
        ))}
      </select>
      <Tick
        id={`${id}-unhappy`}
        name={say('correct.unhappy')}
        on={said.unhappy || implied}
        fixed={implied}
        onChange={(unhappy) => setSaid({ ...said, unhappy })}
      />
      <Tick
        id={`${id}-danger`}
        name={say('correct.danger')}
        on={said.danger}
        fixed={false}
        onChange={(danger) => setSaid({ ...said, danger })}
      />
      <p className="soft">{say('correct.hint')}</p>
      <p className="wrong" role="alert">
        {wrong}
      </p>
      <div className="acts">
        <button type="submit" className="main" aria-disabled={busy}>
          {say('act.save')}
        </button>
        <button type="button" onClick={onCancel}>
          {say('act.cancel')}
        </button>
      </div>
    </form>
  )
}

function Tick({
  id,
  name,
  on,
  fixed,
  onChange,
}: {
  id: string
  name: string
  on: boolean
  fixed: boolean
  onChange: (on: boolean) => void
}): ReactNode {
  return (
    <div className="tick">
      <input
        id={id}
        type="checkbox"
        checked={on}
        disabled={fixed}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{name}</label>
    </div>
  )
}
