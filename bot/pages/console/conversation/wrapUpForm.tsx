/** How it went, asked in one short form before a conversation is handed back; what is owed stands on top. */
import { type FormEvent, type ReactNode, type Ref, useEffect, useRef, useState } from 'react'
import type { WrapUps } from '../answers.ts'
import { ask, type Refusal } from '../api.ts'
import { codesOf, label, say } from '../words.ts'

type Props = {
  id: string
  wrapUp: WrapUps
  onDone: () => Promise<void>
  onCancel: () => void
}

function wrongOf({ status, detail }: Refusal): string {
  if (detail.reason === 'choice_missing') return say('wrapUp.owed')
  if (detail.reason === 'follow_up_past') return say('wrapUp.past')
  if (detail.reason === 'safe_contact') return say('wrapUp.notByText')
  if (detail.reason === 'restricted') return say('wrapUp.notHere')
  if (status === 400) return say('wrapUp.missing')
  return detail.holder ? say('conversation.taken', { name: detail.holder }) : say('failed')
}

export function WrapUpForm({ id, wrapUp, onDone, onCancel }: Props): ReactNode {
  const [outcome, setOutcome] = useState('')
  const [choice, setChoice] = useState('')
  const [followUp, setFollowUp] = useState('')
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const first = useRef<HTMLSelectElement>(null)
  useEffect(() => first.current?.focus(), [])

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const answer = await ask({
      method: 'POST',
      path: `/conversations/${id}/release`,
      body: { outcome, ...(choice ? { choice } : {}), ...(followUp ? { follow_up: followUp } : {}) },
    })
    setBusy(false)
    if (answer.ok) await onDone()
    else setWrong(wrongOf(answer))
  }

  return (
    <form className="act wrap-up" aria-labelledby="wrap-up-title" onSubmit={(event) => void send(event)}>
      <h2 id="wrap-up-title">{say('wrapUp.heading')}</h2>
      <label htmlFor="wrap-up-outcome">{say('wrapUp.outcome')}</label>
      <Codes ref={first} id="wrap-up-outcome" group="wrapUp.outcomes" value={outcome} onChange={setOutcome} required />
      {wrapUp.choiceOwed && (
        <p className="notice" id="wrap-up-owed">
          <span>{say('wrapUp.owed')}</span>
          <button type="button" aria-pressed={choice === 'by_assistant'} onClick={() => setChoice('by_assistant')}>
            {say('wrapUp.letAssistant')}
          </button>
        </p>
      )}
      <label htmlFor="wrap-up-choice">
        {say(wrapUp.choiceOwed ? 'wrapUp.choice' : 'act.optional', { field: say('wrapUp.choice') })}
      </label>
      <Codes
        id="wrap-up-choice"
        group="wrapUp.choices"
        value={choice}
        onChange={setChoice}
        required={wrapUp.choiceOwed}
      />
      <label htmlFor="wrap-up-follow">{say('act.optional', { field: say('wrapUp.followUp') })}</label>
      <input id="wrap-up-follow" type="date" value={followUp} onChange={(event) => setFollowUp(event.target.value)} />
      <p className="wrong" role="alert">
        {wrong}
      </p>
      <div className="acts">
        <button type="submit" className="main" aria-disabled={busy}>
          {say('wrapUp.button')}
        </button>
        <button type="button" onClick={onCancel}>
          {say('act.cancel')}
        </button>
      </div>
    </form>
  )
}

type Chosen = {
  id: string
  group: string
  value: string
  onChange: (code: string) => void
  required: boolean
  ref?: Ref<HTMLSelectElement>
}

function Codes({ id, group, value, onChange, required, ref }: Chosen): ReactNode {
  return (
    <select id={id} ref={ref} required={required} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{say(required ? 'act.choose' : 'wrapUp.none')}</option>
      {codesOf(group).map((code) => (
        <option key={code} value={code}>
          {label(group, code)}
        </option>
      ))}
    </select>
  )
}
