/** Of my account: whether a code is asked for at sign-in, and how many codes for a lost phone are left. */
import { type ReactNode, useState } from 'react'
import type { OwnAccount } from '../answers.ts'
import { ask } from '../api.ts'
import { moment, say } from '../words.ts'
import { FactorSetUp } from './factorSetUp.tsx'
import { renewed } from './proof.ts'
import { RecoveryCodes } from './recoveryCodes.tsx'

type Props = { own: OwnAccount; told: (text: string) => void; again: () => Promise<void> }
type Doing = { is: 'setting_up' } | { is: 'keeping'; codes: string[] } | null

export function OwnFactor({ own: { factor }, told, again }: Props): ReactNode {
  const [doing, setDoing] = useState<Doing>(null)
  const done = async (): Promise<void> => {
    setDoing(null)
    told(say('factor.done'))
    await again()
  }
  const refused = (reason: unknown): void => told(say(reason === 'step_up' ? 'proof.notDone' : 'failed'))
  const renew = async (): Promise<void> => {
    const answer = await ask<{ recovery: string[] }>({ method: 'POST', path: '/factor/recovery' })
    if (answer.ok) setDoing({ is: 'keeping', codes: answer.value.recovery })
    else refused(answer.detail.reason)
  }
  const remove = async (): Promise<void> => {
    const answer = await ask({ method: 'POST', path: '/factor/remove' })
    if (!answer.ok) return refused(answer.detail.reason)
    renewed()
    told(say('factor.removed'))
    await again()
  }
  return (
    <section aria-labelledby="own-factor">
      <h2 id="own-factor">{say('factor.heading')}</h2>
      {doing?.is === 'setting_up' && <FactorSetUp onDone={() => void done()} onCancel={() => setDoing(null)} />}
      {doing?.is === 'keeping' && <RecoveryCodes codes={doing.codes} onDone={() => void done()} />}
      {!doing && (
        <>
          <p>
            {factor.since === null
              ? say('factor.off')
              : say('factor.on', { since: moment(factor.since), count: factor.recoveryLeft })}
          </p>
          <p className="acts after">
            <button type="button" onClick={() => setDoing({ is: 'setting_up' })}>
              {say(factor.since === null ? 'factor.setUp' : 'factor.change')}
            </button>
            {factor.since !== null && (
              <button type="button" onClick={() => void renew()}>
                {say('factor.renew')}
              </button>
            )}
            {factor.since !== null && !factor.needed && (
              <button type="button" onClick={() => void remove()}>
                {say('factor.remove')}
              </button>
            )}
          </p>
        </>
      )}
    </section>
  )
}
