/** The form of one act: exactly its fields, what went wrong in words, and nothing written is ever lost. */
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { maybe, say } from '../words.ts'
import type { Acting } from './acting.ts'
import { FieldInput } from './fieldInput.tsx'
import { bodyOf, type Draft, draftOf, type Value } from './fields.ts'
import { actWord } from './fieldWords.ts'

type Props = { desk: Acting; action: string; about: Record<string, string>; form: string }

export function ActForm({ desk, action, about, form }: Props): ReactNode {
  const { group } = desk
  const fields = desk.fieldsOf(action)
  const [draft, setDraft] = useState<Draft>(
    () => desk.drafts.get(form) ?? draftOf({ fields, me: desk.me.id, filled: desk.filledIn(action) }),
  )
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const id = useId()
  const box = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const first =
      box.current?.querySelector<HTMLElement>('input, select, textarea') ?? box.current?.querySelector('button')
    first?.focus()
  }, [])

  const write = (name: string, value: Value): void => {
    const next = { ...draft, [name]: value }
    setDraft(next)
    desk.drafts.set(form, next)
  }
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setWrong('')
    const problem = await desk.send({ action, ...bodyOf({ fields, draft }), ...about })
    setBusy(false)
    if (problem !== null) return setWrong(problem)
    desk.drafts.delete(form)
    desk.show(null)
  }
  const hint = maybe(`${group}.${action}.hint`)
  return (
    <form ref={box} className="act" onSubmit={(event) => void send(event)} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{actWord(action, group)}</h3>
      {hint && <p className="soft">{hint}</p>}
      {Object.entries(fields).map(([name, field]) => (
        <FieldInput
          key={name}
          desk={desk}
          action={action}
          name={name}
          id={`${id}-${name}`}
          field={field}
          value={draft[name] ?? ''}
          onChange={(value) => write(name, value)}
        />
      ))}
      {desk.extra?.({ action, body: () => ({ action, ...bodyOf({ fields, draft }), ...about }) })}
      <p className="wrong" role="alert">
        {wrong}
      </p>
      <div className="acts">
        <button type="submit" className="main" aria-disabled={busy}>
          {maybe(`${group}.${action}.button`) ?? say('act.save')}
        </button>
        <button type="button" onClick={() => desk.show(null)}>
          {say('act.cancel')}
        </button>
      </div>
    </form>
  )
}
