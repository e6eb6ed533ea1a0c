/** Let in by the provider, which asked for no second factor: one's own code comes first. */
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { ask } from '../api.ts'
import { say } from '../words.ts'
import { renewed } from './proof.ts'

export function CodeFirst({ onDone, onOut }: { onDone: () => void; onOut: () => void }): ReactNode {
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const code = useRef<HTMLInputElement>(null)
  useEffect(() => code.current?.focus(), [])

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setWrong('')
    const answer = await ask({ method: 'POST', path: '/session/proof', body: { code: code.current!.value } })
    setBusy(false)
    if (answer.ok) {
      renewed()
      return onDone()
    }
    setWrong(
      answer.status === 429
        ? say('signIn.tooMany', { minutes: Math.ceil(Number(answer.detail.retryAfter ?? 60) / 60) })
        : say(answer.status === 403 ? 'proof.wrong.code' : 'failed'),
    )
    code.current?.select()
  }
  const out = async (): Promise<void> => {
    await ask({ method: 'DELETE', path: '/session' })
    onOut()
  }

  return (
    <main className="door">
      <h1>{say('oidc.codeFirst')}</h1>
      <form onSubmit={(event) => void send(event)}>
        <label htmlFor="own-code">{say('factor.code')}</label>
        <p id="own-code-help" className="soft">
          {say('signIn.codeHelp')}
        </p>
        <input
          id="own-code"
          ref={code}
          type="text"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          required
          aria-describedby="own-code-help own-code-wrong"
        />
        <p id="own-code-wrong" className="wrong" role="alert">
          {wrong}
        </p>
        <div className="acts">
          <button type="submit" className="main" aria-disabled={busy}>
            {say('signIn.button')}
          </button>
          <button type="button" onClick={() => void out()}>
            {say('signIn.out')}
          </button>
        </div>
      </form>
    </main>
  )
}
