/** A report that somebody makes in person or by phone: said first who sees it, then the same questions as a tenant's. */
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { ask, newKey } from '../api.ts'
import { worded } from '../forms/choices.ts'
import { useLoaded } from '../loaded.ts'
import { hrefOf } from '../place.ts'
import { refusalWords } from '../refusalWords.ts'
import { boot, languageName, say } from '../words.ts'
import { NewContact } from './newContact.tsx'
import { NewReportField, Tick } from './newReportField.tsx'
import { NEW_SECTIONS, reportOf } from './newReportFields.ts'
import type { Worded } from './reportAnswer.ts'
import { useAway } from './useAway.ts'

type Lists = 'kinds' | 'strands' | 'partners' | 'wordings' | 'wishes'
export type NewChoices = Record<Lists, Worded[]> & { statement: string; languages: string[] }
type Done = { id: string; reference: string; code: string | null }

export function NewReport(): ReactNode {
  const { answer } = useLoaded<NewChoices>({ path: '/reports/choices', when: () => false })
  const [done, setDone] = useState<Done | null>(null)
  const [away, setAway] = useState(false)
  // What is half written stays in the form; only out of sight.
  useAway(() => setAway(true))
  return (
    <>
      <p>
        <a href={hrefOf({ at: 'reports' })}>{say('report.back')}</a>
      </p>
      <h1>{say('report.new.heading')}</h1>
      {!answer && <p className="loading">{say('loading')}</p>}
      {answer && !answer.ok && <p className="wrong">{say('failed')}</p>}
      {away && (
        <p className="acts after">
          <button type="button" className="main" onClick={() => setAway(false)}>
            {say('report.new.show')}
          </button>
        </p>
      )}
      <div hidden={away}>
        {done && <Saved done={done} onAnother={() => setDone(null)} />}
        {answer?.ok && !done && <Questions choices={answer.value} onDone={setDone} />}
      </div>
    </>
  )
}

function Saved({ done, onAnother }: { done: Done; onAnother: () => void }): ReactNode {
  return (
    <div role="status" className="safe">
      <p>{say('report.new.done')}</p>
      <p>
        {say('report.new.doneReference')}:{' '}
        <a href={hrefOf({ at: 'report', id: done.id })}>
          <strong dir="ltr">{done.reference}</strong>
        </a>
      </p>
      {done.code && (
        <p>
          {say('report.new.doneCode')} <strong dir="ltr">{done.code}</strong>
        </p>
      )}
      <button type="button" onClick={onAnother}>
        {say('report.new.another')}
      </button>
    </div>
  )
}

function Questions({ choices, onDone }: { choices: NewChoices; onDone: (done: Done) => void }): ReactNode {
  const [anonymous, setAnonymous] = useState(false)
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  const key = useRef<{ of: string; key: string } | null>(null)

  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    if (busy) return
    const form = new FormData(event.currentTarget)
    const has = (name: string): boolean => form.has(name)
    const report = reportOf({ form, anonymous })
    if (!report.words && !report.kinds) return setWrong(say('report.new.wordsOrKinds'))
    const body = {
      report,
      language: String(form.get('_language')),
      statement: has('_said'),
      serious: has('_serious'),
      code: has('_code'),
    }
    const of = JSON.stringify(body)
    if (key.current?.of !== of) key.current = { of, key: newKey() }
    setBusy(true)
    setWrong('')
    const answer = await ask<Done>({ method: 'POST', path: '/reports', body, key: key.current.key })
    setBusy(false)
    if (answer.ok) onDone(answer.value)
    else setWrong(refusalWords(answer))
  }
  const needed = (field: string): string => say('report.new.required', { field })
  return (
    <form className="narrow" onSubmit={(event) => void send(event)}>
      <p className="soft">{say('report.new.intro')}</p>
      <h2>{say('report.new.sections.first')}</h2>
      <label htmlFor="danger">{needed(say('report.new.danger'))}</label>
      <select id="danger" name="danger" required defaultValue="">
        <option value="">{say('act.choose')}</option>
        {worded('report.new.dangers').map(({ code, text }) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
      <p className="after">
        <strong>{say('report.new.statement')}</strong>
      </p>
      <blockquote>{choices.statement}</blockquote>
      <div className="tick">
        <input id="said" name="_said" type="checkbox" required />
        <label htmlFor="said">{needed(say('report.new.said'))}</label>
      </div>
      <NewReportField field={{ name: 'as', is: 'choice', of: 'report.values.as' }} choices={choices} required />
      <NewReportField field={{ name: 'they_know', is: 'asked' }} choices={choices} />
      <NewReportField field={{ name: 'safe_to_contact_them', is: 'asked' }} choices={choices} />
      {NEW_SECTIONS.map(({ name, fields }) => (
        <section key={name} aria-labelledby={`section-${name}`}>
          <h2 id={`section-${name}`}>{say(`report.new.sections.${name}`)}</h2>
          {fields.map((field) => (
            <NewReportField key={field.name} field={field} choices={choices} />
          ))}
        </section>
      ))}
      <NewContact choices={choices} anonymous={anonymous} onAnonymous={setAnonymous} />
      <h2>{say('report.new.sections.consents')}</h2>
      <p className="soft">{say('report.new.consents')}</p>
      {choices.partners.map(({ id, text }) => (
        <Tick key={id} id={`consent-${id}`} name={`consents.${id}`} value="yes" text={text} />
      ))}
      <label htmlFor="language">{needed(say('report.new.language'))}</label>
      <select id="language" name="_language" defaultValue={boot.language}>
        {choices.languages.map((code) => (
          <option key={code} value={code}>
            {languageName(code)}
          </option>
        ))}
      </select>
      <Tick id="serious" name="_serious" value="yes" text={say('report.new.serious')} />
      <div className="tick">
        <input id="code" name="_code" type="checkbox" defaultChecked />
        <label htmlFor="code">{say('report.new.code')}</label>
      </div>
      <p className="wrong" role="alert">
        {wrong}
      </p>
      <button type="submit" className="main" aria-disabled={busy}>
        {say('report.new.button')}
      </button>
    </form>
  )
}
