/** Choosing a new password, beside the one in use. */
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import type { Me } from '../answers.ts'
import { ask } from '../api.ts'
import { label, say } from '../words.ts'
import { renewed } from './proof.ts'

export function PasswordForm({ onDone }: { onDone: (me: Me) => void }): ReactNode {
  const [wrong, setWrong] = useState<string | null>(null)
  const current = useRef<HTMLInputElement>(null)
  const next = useRef<HTMLInputElement>(null)
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    const body = { current: current.current!.value, next: next.current!.value }
    const answer = await ask<Me>({ method: 'POST', path: '/password', body })
    if (answer.ok) {
      renewed()
      form.reset()
      setWrong(null)
      return onDone(answer.value)
    }
    const { reason } = answer.detail
    setWrong(reason ? label('password.problems', String(reason)) : say('failed'))
  }
  return (
    <form onSubmit={(event) => void send(event)}>
      <label htmlFor="current">{say('password.current')}</label>
      <input id="current" type="password" ref={current} autoComplete="current-password" required />
      <label htmlFor="next">{say('password.next')}</label>
      <input
        id="next"
        type="password"
        ref={next}
        autoComplete="new-password"
        required
        minLength={12}
        aria-describedby="rule wrong"
      />
      <p id="rule" className="soft">
        {say('password.rule')}
      </p>
      <p id="wrong" className="wrong" role="alert">
        {wrong}
      </p>
      <button type="submit" className="main">
        {say('password.button')}
      </button>
    </form>
  )
}
