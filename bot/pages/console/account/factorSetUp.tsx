/** Setting up the second factor: a square code or its letters, a first code, and then the codes for a lost phone, once. */
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { ask } from '../api.ts'
import { say } from '../words.ts'
import { renewed } from './proof.ts'
import { RecoveryCodes } from './recoveryCodes.tsx'
import { SquareCode } from './squareCode.tsx'

/** For a role that needs it: before anything else. */
export function FactorFirst({ onDone }: { onDone: () => void }): ReactNode {
  return (
    <main className="door">
      <h1>{say('factor.first')}</h1>
      <p>{say('factor.firstWhy')}</p>
      <FactorSetUp onDone={onDone} />
    </main>
  )
}

type Begun = { secret: string; uri: string }

export function FactorSetUp({ onDone, onCancel }: { onDone: () => void; onCancel?: () => void }): ReactNode {
  const [begun, setBegun] = useState<Begun | null>(null)
  const [recovery, setRecovery] = useState<string[] | null>(null)
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  const code = useRef<HTMLInputElement>(null)
  const cancel = useRef(onCancel)

  useEffect(() => {
    // One secret for one time on the screen: the last one asked for is the one that counts.
    let here = true
    void ask<Begun>({ method: 'POST', path: '/factor/begin' }).then((answer) => {
      if (!here) return
      if (answer.ok) setBegun(answer.value)
      else if (answer.detail.reason === 'step_up' && cancel.current) cancel.current()
      else setWrong(say('failed'))
    })
    return () => {
      here = false
    }
  }, [])
  useEffect(() => {
    if (begun) code.current?.focus()
  }, [begun])

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setWrong('')
    const body = { code: code.current!.value }
    const answer = await ask<{ recovery: string[] }>({ method: 'POST', path: '/factor', body })
    setBusy(false)
    if (answer.ok) {
      renewed()
      return setRecovery(answer.value.recovery)
    }
    if (answer.status === 429)
      return setWrong(say('signIn.tooMany', { minutes: Math.ceil(Number(answer.detail.retryAfter ?? 60) / 60) }))
    setWrong(say(answer.status === 403 ? 'proof.wrong.code' : answer.status === 409 ? 'factor.late' : 'failed'))
    code.current?.select()
  }

  if (recovery) return <RecoveryCodes codes={recovery} onDone={onDone} />
  return (
    <form className="factor" onSubmit={(event) => void send(event)}>
      {begun && (
        <>
          <p>{say('factor.scan')}</p>
          <SquareCode text={begun.uri} name={say('factor.square')} />
          <p>
            {say('factor.typeIn')} <code className="secret">{begun.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
          </p>
          <label htmlFor="first-code">{say('factor.code')}</label>
          <input
            id="first-code"
            ref={code}
            type="text"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            aria-describedby="factor-wrong"
          />
        </>
      )}
      <p id="factor-wrong" className="wrong" role="alert">
        {wrong}
      </p>
      <div className="acts">
        {begun && (
          <button type="submit" className="main" aria-disabled={busy}>
            {say('factor.confirm')}
          </button>
        )}
        {onCancel && (
          <button type="button" onClick={onCancel}>
            {say('act.cancel')}
          </button>
        )}
      </div>
    </form>
  )
}
