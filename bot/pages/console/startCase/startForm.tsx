/** The form of a case that is started here: its fields, since when it counts, and nothing written is lost. */
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Entry } from '../answers.ts'
import { ask, newKey, type Refusal } from '../api.ts'
import { plainly } from '../conversation/tenantText.tsx'
import { type Field, isNeeded } from '../forms/fields.ts'
import { refusalWords } from '../refusalWords.ts'
import { codesOf, label, maybe, moment, say } from '../words.ts'
import { type Started, type StartKind, startFields } from './startFields.ts'

type Props = {
  id: string
  kind: StartKind
  entries: readonly Entry[]
  onDone: (made: Started) => Promise<void>
  onCancel: () => void
}
const MOST = 30
const SHORT = 60

export function StartForm({ id, kind, entries, onDone, onCancel }: Props): ReactNode {
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const key = useRef<{ of: string; key: string } | null>(null)
  const box = useRef<HTMLFormElement>(null)
  useEffect(() => box.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(), [])

  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    if (busy) return
    const body = { kind, ...writtenIn(new FormData(event.currentTarget)) }
    const of = JSON.stringify(body)
    if (key.current?.of !== of) key.current = { of, key: newKey() }
    setBusy(true)
    setWrong('')
    const made = await ask<Started>({
      method: 'POST',
      path: `/conversations/${id}/cases`,
      body,
      key: key.current.key,
    })
    setBusy(false)
    if (made.ok) await onDone(made.value)
    else setWrong(wrongOf(made))
  }

  return (
    <form ref={box} className="act" aria-labelledby="start-form" onSubmit={(event) => void send(event)}>
      <h3 id="start-form">{say(`start.${kind}.open`)}</h3>
      {kind === 'service_request' && (
        <>
          <label htmlFor="start-type">{say('start.fields.type')}</label>
          <select id="start-type" name="type" required defaultValue="">
            <option value="">{say('act.choose')}</option>
            {codesOf('start.types').map((code) => (
              <option key={code} value={code}>
                {label('start.types', code)}
              </option>
            ))}
          </select>
        </>
      )}
      {Object.entries(startFields[kind]).map(([name, field]) => (
        <StartField key={name} name={name} field={field} />
      ))}
      <label htmlFor="start-position">{say('start.fields.position')}</label>
      <select id="start-position" name="position" defaultValue="">
        <option value="">{say('start.now')}</option>
        {entries
          .filter(({ author, text }) => author === 'tenant' && text)
          .slice(-MOST)
          .map(({ position, at, text }) => (
            <option key={position} value={position}>
              {say('start.then', { time: moment(at), words: shortened(plainly(text ?? '')) })}
            </option>
          ))}
      </select>
      <p className="soft">{say(`start.${kind}.hint`)}</p>
      <p className="wrong" role="alert">
        {wrong}
      </p>
      <div className="acts">
        <button type="submit" className="main" aria-disabled={busy}>
          {say('start.button')}
        </button>
        <button type="button" onClick={onCancel}>
          {say('act.cancel')}
        </button>
      </div>
    </form>
  )
}

function StartField({ name, field }: { name: string; field: Field }): ReactNode {
  if (field.is === 'given') return null
  const id = `start-${name}`
  const text = maybe(`start.fields.${name}`) ?? label('fields', name)
  if (field.is === 'flag')
    return (
      <div className="tick">
        <input id={id} name={name} type="checkbox" required={field.must === true} />
        <label htmlFor={id}>{text}</label>
      </div>
    )
  const props = { id, name, dir: 'auto', required: isNeeded(field) }
  return (
    <>
      <label htmlFor={id}>{isNeeded(field) ? text : say('act.optional', { field: text })}</label>
      {field.is === 'words' ? <textarea {...props} rows={3} maxLength={4_000} /> : <input {...props} maxLength={500} />}
    </>
  )
}

/** What was left empty is left out. */
const writtenIn = (form: FormData): Record<string, unknown> =>
  Object.fromEntries(
    [...form.entries()].flatMap(([name, value]): [string, unknown][] => {
      const text = String(value).trim()
      if (text === '') return []
      if (name === 'position') return [[name, Number(text)]]
      return [[name, text === 'on' && (name === 'wants' || name === 'urgent') ? true : text]]
    }),
  )

const shortened = (text: string): string => (text.length > SHORT ? `${text.slice(0, SHORT).toWellFormed()}…` : text)

function wrongOf(refusal: Refusal): string {
  const { status, detail } = refusal
  if (status === 409 && detail.reason === 'restricted') return say('start.restricted')
  return status === 409 && 'holder' in detail ? say('conversation.lost') : refusalWords(refusal)
}
