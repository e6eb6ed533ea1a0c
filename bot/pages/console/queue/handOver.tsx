/** Hands the conversation to a colleague by name: who is there and what each of them holds is shown before one chooses. */
import './queue.css'
import { type FormEvent, type ReactNode, useState } from 'react'
import { ask, type Refusal } from '../api.ts'
import { useOpener } from '../focusKept.ts'
import { draftOf } from '../live/drafts.ts'
import { maybe, say } from '../words.ts'
import type { HandTo } from './queueAnswer.ts'

export function HandOver({ id, onHanded }: { id: string; onHanded: (name: string) => Promise<void> }): ReactNode {
  const [people, setPeople] = useState<HandTo | null>(null)
  const [wrong, setWrong] = useState('')
  const opener = useOpener(people !== null)
  const open = async (): Promise<void> => {
    if (people) return setPeople(null)
    const answer = await ask<HandTo>({ path: `/conversations/${id}/colleagues` })
    setWrong(answer.ok ? '' : say('failed'))
    if (answer.ok) setPeople(answer.value)
  }
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const to = String(new FormData(event.currentTarget).get('to') ?? '')
    const chosen = people?.find((one) => one.id === to)
    if (!chosen) return setWrong(say('hand.choose'))
    // A reply that was begun would be lost with the conversation.
    if (draftOf(id) && !confirm(say('live.lose'))) return
    const done = await ask({ method: 'POST', path: `/conversations/${id}/assign`, body: { to } })
    if (!done.ok) return setWrong(refused(done))
    setPeople(null)
    setWrong('')
    await onHanded(chosen.name)
  }
  return (
    <div className="hand">
      <button type="button" ref={opener} aria-expanded={people !== null} onClick={() => void open()}>
        {say('hand.open')}
      </button>
      {people?.length === 0 && <p className="empty">{say('hand.nobody')}</p>}
      {people && people.length > 0 && (
        <form onSubmit={(event) => void send(event)}>
          <label htmlFor="hand-to">{say('hand.who')}</label>
          <select id="hand-to" name="to" defaultValue="">
            <option value="">{say('hand.choose')}</option>
            {people.map((one) => (
              <option key={one.id} value={one.id} disabled={one.state === 'paused' || one.state === 'away'}>
                {lineOf(one)}
              </option>
            ))}
          </select>
          <p className="soft">{say('hand.why')}</p>
          <p className="acts">
            <button type="submit" className="main">
              {say('hand.send')}
            </button>
            <button type="button" onClick={() => setPeople(null)}>
              {say('hand.cancel')}
            </button>
          </p>
        </form>
      )}
      <p className="wrong" role="alert">
        {wrong}
      </p>
    </div>
  )
}

const lineOf = ({ name, state, holds, language }: HandTo[number]): string =>
  `${name}: ${[say(`hand.${state}`, { count: holds }), ...(language ? [say('hand.language')] : [])].join(', ')}`

function refused({ status, detail }: Refusal): string {
  if (status !== 409) return say('failed')
  return maybe(`hand.refused.${detail.reason}`) ?? say('conversation.taken', { name: detail.holder ?? '' })
}
