/** Asks in place who it is before something sensitive goes on; what was asked for then goes on by itself. */
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { ask } from '../api.ts'
import { say } from '../words.ts'
import { renewed, whoAsksForProof } from './proof.ts'
import { whenProved } from './proofTab.tsx'
import { ProviderAgain } from './providerSignIn.tsx'

type By = 'password' | 'code' | 'oidc'

/** `provider`: one came by the provider, and may show it there again. */
export function StepUp({ by, provider }: { by: By; provider: boolean }): ReactNode {
  const [waiting, setWaiting] = useState<((shown: boolean) => void) | null>(null)
  useEffect(() => {
    whoAsksForProof(() => new Promise((resolve) => setWaiting(() => resolve)))
    return () => whoAsksForProof(async () => false)
  }, [])
  if (!waiting) return null
  const end = (shown: boolean): void => {
    setWaiting(null)
    waiting(shown)
  }
  return <Ask by={by} provider={provider} onEnd={end} />
}

function Ask({ by, provider, onEnd }: { by: By; provider: boolean; onEnd: (shown: boolean) => void }): ReactNode {
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const box = useRef<HTMLDialogElement>(null)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // Given back by hand: the box goes with its part of the page, and the browser then forgets where one was.
    const before = document.activeElement as HTMLElement | null
    box.current?.showModal()
    field.current?.focus()
    return () => before?.focus()
  }, [])

  const ended = useRef(onEnd)
  useEffect(
    () =>
      whenProved(() => {
        renewed()
        ended.current(true)
      }),
    [],
  )

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setWrong('')
    const answer = await ask({ method: 'POST', path: '/session/proof', body: { [by]: field.current!.value } })
    setBusy(false)
    if (answer.ok) {
      renewed()
      return onEnd(true)
    }
    if (answer.status === 401) return onEnd(false)
    setWrong(
      answer.status === 429
        ? say('signIn.tooMany', { minutes: Math.ceil(Number(answer.detail.retryAfter ?? 60) / 60) })
        : say(answer.status === 403 ? `proof.wrong.${by}` : 'failed'),
    )
    field.current!.value = ''
    field.current!.focus()
  }

  return (
    <dialog ref={box} className="proof" aria-labelledby="proof-heading" onClose={() => onEnd(false)}>
      <form onSubmit={(event) => void send(event)}>
        <h2 id="proof-heading">{say('proof.heading')}</h2>
        <p id="proof-why">{say(`proof.why.${by}`)}</p>
        {provider && (
          <p className="acts">
            <ProviderAgain />
          </p>
        )}
        {by !== 'oidc' && <label htmlFor="proof-field">{say(by === 'code' ? 'factor.code' : 'signIn.password')}</label>}
        {by !== 'oidc' && (
          <input
            id="proof-field"
            ref={field}
            type={by === 'code' ? 'text' : 'password'}
            autoComplete={by === 'code' ? 'one-time-code' : 'current-password'}
            autoCapitalize="none"
            spellCheck={false}
            required
            aria-describedby="proof-why proof-wrong"
          />
        )}
        <p id="proof-wrong" className="wrong" role="alert">
          {wrong}
        </p>
        <div className="acts">
          {by !== 'oidc' && (
            <button type="submit" className="main" aria-disabled={busy}>
              {say('proof.button')}
            </button>
          )}
          <button type="button" onClick={() => onEnd(false)}>
            {say('proof.cancel')}
          </button>
        </div>
      </form>
    </dialog>
  )
}
