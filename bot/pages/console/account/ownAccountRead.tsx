/** My account: the name tenants read, my password, my second factor, and where I am signed in. */
import { type FormEvent, type ReactNode, useState } from 'react'
import type { OwnAccount } from '../answers.ts'
import { ask } from '../api.ts'
import { useLoaded } from '../loaded.ts'
import { moment, say } from '../words.ts'
import { OwnFactor } from './ownFactor.tsx'
import { PasswordForm } from './passwordForm.tsx'

type Part = { own: OwnAccount; told: (text: string) => void; again: () => Promise<void> }

/** `onChanged`: who is signed in must be asked for again. */
export function OwnAccountRead({ onChanged }: { onChanged: () => void }): ReactNode {
  const { answer, again } = useLoaded<OwnAccount>({ path: '/account', when: () => false })
  const [told, setTold] = useState('')
  if (!answer) return <p className="loading">{say('loading')}</p>
  if (!answer.ok) return <p>{say('failed')}</p>
  const part: Part = {
    own: answer.value,
    told: setTold,
    again: async () => {
      onChanged()
      await again()
    },
  }
  return (
    <div className="account">
      <h1>{say('account.heading')}</h1>
      <p className="soft">
        {answer.value.name}, {answer.value.email}
      </p>
      <p className="told" role="status">
        {told}
      </p>
      <ShownName {...part} />
      <section aria-labelledby="own-password">
        <h2 id="own-password">{say('account.password')}</h2>
        <p className="soft">{say('account.passwordWhy')}</p>
        <PasswordForm
          onDone={() => {
            setTold(say('account.passwordDone'))
            void part.again()
          }}
        />
      </section>
      <OwnFactor {...part} />
      <Sessions {...part} />
    </div>
  )
}

function ShownName({ own, told, again }: Part): ReactNode {
  const [name, setName] = useState(own.shownName)
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const answer = await ask({ method: 'POST', path: '/account/name', body: { shownName: name } })
    told(say(answer.ok ? 'account.saved' : 'failed'))
    if (answer.ok) await again()
  }
  return (
    <section aria-labelledby="own-name">
      <h2 id="own-name">{say('account.shownName')}</h2>
      <form onSubmit={(event) => void send(event)}>
        <label htmlFor="shown-name">{say('account.shownNameField')}</label>
        <p id="shown-name-why" className="soft">
          {say('account.shownNameWhy')}
        </p>
        <input
          id="shown-name"
          required
          maxLength={60}
          dir="auto"
          autoComplete="off"
          value={name}
          onChange={({ target }) => setName(target.value)}
          aria-describedby="shown-name-why"
        />
        <p className="acts after">
          <button type="submit">{say('account.saveName')}</button>
        </p>
      </form>
    </section>
  )
}

function Sessions({ own: { sessions }, told, again }: Part): ReactNode {
  const end = async (): Promise<void> => {
    const answer = await ask({ method: 'POST', path: '/account/end-sessions' })
    told(say(answer.ok ? 'account.ended' : 'failed'))
    await again()
  }
  return (
    <section aria-labelledby="own-sessions">
      <h2 id="own-sessions">{say('account.sessions')}</h2>
      <ul className="items">
        {sessions.map(({ startedAt, usedAt, mine }) => (
          <li key={`${startedAt} ${usedAt} ${mine}`}>
            <strong>{say(mine ? 'account.here' : 'account.elsewhere')}</strong>{' '}
            <span className="soft">{say('account.session', { since: moment(startedAt), used: moment(usedAt) })}</span>
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <p className="acts after">
          <button type="button" onClick={() => void end()}>
            {say('account.endOthers')}
          </button>
        </p>
      )}
    </section>
  )
}
