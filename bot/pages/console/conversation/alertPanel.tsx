/** Danger or a threat to staff was heard: red until somebody says what was done. */
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { ask } from '../api.ts'
import { boot, label, moment, say } from '../words.ts'

type Props = { id: string; kind: string; at: string; onDone: () => Promise<void> }

export function AlertPanel({ id, kind, at, onDone }: Props): ReactNode {
  const words = kind === 'threat' ? 'conversation.alert.threat' : 'conversation.alert'
  const [told, setTold] = useState('')
  const choice = useRef<HTMLSelectElement>(null)
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const answer = await ask({
      method: 'POST',
      path: `/conversations/${id}/alert`,
      body: { action: choice.current!.value },
    })
    setTold(say(answer.ok ? 'conversation.alert.done' : 'failed'))
    if (answer.ok) await onDone()
  }
  return (
    <section className="alarm" aria-labelledby="alarm">
      <h2 id="alarm">{say(`${words}.heading`, { time: moment(at) })}</h2>
      <p>{say(`${words}.body`)}</p>
      <form onSubmit={(event) => void send(event)}>
        <label htmlFor="alarm-action">{say('conversation.alert.label')}</label>
        <select id="alarm-action" ref={choice} required defaultValue="">
          <option value="" disabled>
            {say('conversation.alert.choose')}
          </option>
          {Object.keys(boot.words.conversation.alert.actions).map((action) => (
            <option key={action} value={action}>
              {label('conversation.alert.actions', action)}
            </option>
          ))}
        </select>
        <button type="submit">{say('conversation.alert.button')}</button>
      </form>
      <p role="status">{told}</p>
    </section>
  )
}
