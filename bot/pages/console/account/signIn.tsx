/** The sign-in of staff. */
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Me } from '../answers.ts'
import { ask, type Refusal } from '../api.ts'
import { boot, say } from '../words.ts'
import { ProviderSignIn, toldOnReturn } from './providerSignIn.tsx'

function wrongOf({ status, detail }: Refusal): string {
  if (status === 401) return say('signIn.wrongWithCode')
  if (status === 429) return say('signIn.tooMany', { minutes: Math.ceil(Number(detail.retryAfter ?? 60) / 60) })
  return say('signIn.failed')
}

export function SignIn({
  over,
  left,
  onIn,
}: {
  over: boolean
  /** Just signed out of a session that began at the provider. */
  left: boolean
  onIn: (me: Me) => void
}): ReactNode {
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | null>(() => toldOnReturn() ?? (over ? say('signIn.over') : null))
  // The server does not tell whether a code was missing or the password wrong, so the page asks and says both.
  const [asksCode, setAsksCode] = useState(false)
  const code = useRef<HTMLInputElement>(null)
  const email = useRef<HTMLInputElement>(null)
  const password = useRef<HTMLInputElement>(null)
  useEffect(() => email.current?.focus(), [])
  useEffect(() => {
    if (asksCode) code.current?.focus()
  }, [asksCode])

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setWrong(null)
    const given = code.current?.value.trim() ?? ''
    const withCode = given === '' ? {} : { code: given }
    const body = { email: email.current!.value, password: password.current!.value, ...withCode, ...asked }
    const answer = await ask<Me>({ method: 'POST', path: '/session', body })
    setBusy(false)
    if (answer.ok) return onIn(answer.value)
    if (answer.status === 401 && given === '') {
      setWrong(say('signIn.codeOrWrong'))
      setAsksCode(true)
      code.current?.focus()
      return
    }
    setWrong(wrongOf(answer))
    if (answer.status === 401) {
      code.current!.value = ''
      code.current!.focus()
      return
    }
    password.current!.value = ''
    password.current!.focus()
  }

  return (
    <main className="door">
      <h1>{say('signIn.heading')}</h1>
      <p className="soft">{boot.landlord.name}</p>
      <form onSubmit={(event) => void send(event)}>
        <label htmlFor="email">{say('signIn.email')}</label>
        <input
          id="email"
          type="email"
          ref={email}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          aria-describedby="wrong"
        />
        <label htmlFor="password">{say('signIn.password')}</label>
        <input
          id="password"
          type="password"
          ref={password}
          autoComplete="current-password"
          required
          aria-describedby="wrong"
        />
        <p id="wrong" className={asksCode ? 'told' : 'wrong'} role="alert">
          {wrong}
        </p>
        {asksCode && (
          <>
            <label htmlFor="code">{say('factor.code')}</label>
            <p id="code-help" className="soft">
              {say('signIn.codeHelp')}
            </p>
            <input
              id="code"
              type="text"
              ref={code}
              autoComplete="one-time-code"
              autoCapitalize="none"
              spellCheck={false}
              aria-describedby="code-help wrong"
            />
          </>
        )}
        <button type="submit" className="main" aria-disabled={busy}>
          {say(busy ? 'signIn.busy' : 'signIn.button')}
        </button>
      </form>
      <ProviderSignIn left={left} />
    </main>
  )
}

// `?landlord=` chose this page; the sign-in is then at that landlord and no other.
const named = new URLSearchParams(location.search).get('landlord')
const asked = named ? { landlord: named } : {}
