/** Who is signed in decides what is shown: the sign-in, a new password, or the console itself. */
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { CodeFirst } from './account/codeFirst.tsx'
import { FactorFirst } from './account/factorSetUp.tsx'
import { NewPassword } from './account/newPassword.tsx'
import { SignIn } from './account/signIn.tsx'
import { StepUp } from './account/stepUp.tsx'
import type { Me } from './answers.ts'
import { ask, restedFor, whenOver } from './api.ts'
import { useChanges } from './changes.ts'
import { Desk } from './desk.tsx'
import { boot, say } from './words.ts'

type State = { at: 'asking' } | { at: 'out'; over: boolean; left: boolean } | { at: 'in'; me: Me }

const LOOK_MS = 30_000

const ready = (me: Me): boolean => !me.mustShowCode

export function App(): ReactNode {
  const [state, setState] = useState<State>({ at: 'asking' })
  const enter = useCallback((me: Me) => setState({ at: 'in', me }), [])
  const leave = useCallback(
    (over: boolean) =>
      setState((before) => ({ at: 'out', over, left: before.at === 'in' && before.me.signedInBy === 'oidc' })),
    [],
  )

  const check = useCallback(async () => {
    const answer = await ask<Me>({ path: '/session' })
    if (answer.ok)
      setState((before) =>
        before.at === 'in' && JSON.stringify(before.me) === JSON.stringify(answer.value)
          ? before
          : { at: 'in', me: answer.value },
      )
  }, [])
  useEffect(() => {
    // Whatever was asked: an answer to nobody takes what is on the screen away.
    whenOver(() =>
      setState((before) => (before.at === 'out' ? before : { at: 'out', over: before.at === 'in', left: false })),
    )
    void check()
  }, [check])
  // While somebody types a long reply the session is kept; when nobody is there it is only looked at.
  useEffect(() => {
    if (state.at !== 'in') return
    const timer = setInterval(() => void check(), LOOK_MS)
    return () => clearInterval(timer)
  }, [state.at, check])
  useChanges((change) => {
    if (change.kind === 'over') void check()
  })
  useEffect(() => {
    if (state.at !== 'in') document.title = say('title')
  }, [state.at])

  return (
    <>
      {boot.landlord.fictional && (
        <aside className="demo" aria-label={say('demoLabel')}>
          {say('demo', { landlord: boot.landlord.name })}
        </aside>
      )}
      {state.at === 'asking' && <p className="loading">{say('loading')}</p>}
      {state.at === 'out' && <SignIn over={state.over} left={state.left} onIn={enter} />}
      {state.at === 'in' && state.me.mustShowCode && (
        <CodeFirst onDone={() => void check()} onOut={() => leave(false)} />
      )}
      {state.at === 'in' && ready(state.me) && state.me.mustChangePassword && <NewPassword onDone={enter} />}
      {state.at === 'in' && <StepUp by={state.me.provesBy} provider={state.me.signedInBy === 'oidc'} />}
      {state.at === 'in' && ready(state.me) && !state.me.mustChangePassword && state.me.mustSetUpFactor && (
        <FactorFirst onDone={() => void check()} />
      )}
      {state.at === 'in' && ready(state.me) && !state.me.mustChangePassword && !state.me.mustSetUpFactor && (
        <>
          <Resting idleSeconds={state.me.idleSeconds} onStay={check} />
          <Desk me={state.me} onChanged={() => void check()} onOut={() => leave(false)} />
        </>
      )}
    </>
  )
}

/** Said two minutes before, so that nobody loses what they are at (WCAG 2.2, 2.2.1). */
const WARN_MS = 120_000

function Resting({ idleSeconds, onStay }: { idleSeconds: number; onStay: () => void }): ReactNode {
  const [near, setNear] = useState(false)
  useEffect(() => {
    const timer = setInterval(() => setNear(restedFor() > idleSeconds * 1000 - WARN_MS), 5_000)
    return () => clearInterval(timer)
  }, [idleSeconds])
  if (!near) return null
  return (
    <div className="notice" role="alert">
      <p>{say('signIn.resting')}</p>
      <button
        type="button"
        onClick={() => {
          setNear(false)
          onStay()
        }}
      >
        {say('signIn.stay')}
      </button>
    </div>
  )
}
