/** Opening a report out of turn: ask by its reference, let a second person agree, read for a quarter of an hour. */
import { type FormEvent, type ReactNode, useState } from 'react'
import { ask } from '../api.ts'
import { TenantText } from '../conversation/tenantText.tsx'
import { useLoaded } from '../loaded.ts'
import { hrefOf } from '../place.ts'
import { moment, say } from '../words.ts'
import { notDoneWords } from './notDoneWords.ts'
import type { Question } from './reportAnswer.ts'

export function OutOfTurn(): ReactNode {
  const { answer, again } = useLoaded<Question[]>({ path: '/break-glass', when: () => false })
  const [told, setTold] = useState('')
  const questions = answer?.ok ? answer.value : []
  const send = async ({ path, body, done }: { path: string; body: object; done: string }): Promise<boolean> => {
    const sent = await ask({ method: 'POST', path, body })
    setTold(sent.ok ? done : notDoneWords(sent.detail))
    await again()
    return sent.ok
  }
  return (
    <>
      <div className="heading">
        <h1>{say('report.glass.heading')}</h1>
        <button type="button" onClick={() => void again()}>
          {say('report.again')}
        </button>
      </div>
      <p>{say('report.glass.intro')}</p>
      <p className="told" role="status">
        {told}
      </p>
      <Words
        id="ask"
        fields={['reference', 'reason']}
        button={say('report.glass.ask')}
        onSend={(body) => send({ path: '/break-glass', body, done: say('report.glass.asked') })}
      />
      <h2>{say('report.glass.waiting')}</h2>
      {questions.length === 0 && <p className="empty">{say('report.glass.none')}</p>}
      <ul className="items">
        {questions.map(({ id, by, mine, at, reason, agreed }) => (
          <li key={id}>
            <p>
              <strong>{say(mine ? 'report.glass.mine' : 'report.glass.other', { name: by, at: moment(at) })}</strong>
            </p>
            <TenantText text={reason} />
            {mine && <p className="soft">{say(agreed ? 'report.glass.agreed' : 'report.glass.notYet')}</p>}
            {mine && agreed && (
              <p>
                <a className="button" href={hrefOf({ at: 'out-of-turn-report', id })}>
                  {say('report.glass.read')}
                </a>
              </p>
            )}
            {!mine && (
              <>
                <p className="soft">{say('report.glass.listen')}</p>
                <Words
                  id={id}
                  fields={['reason']}
                  button={say('report.glass.agree')}
                  onSend={(body) => send({ path: `/break-glass/${id}/approve`, body, done: say('report.glass.done') })}
                />
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

type WordsProps = {
  id: string
  fields: readonly ('reference' | 'reason')[]
  button: string
  onSend: (body: Record<string, string>) => Promise<boolean>
}

function Words({ id, fields, button, onSend }: WordsProps): ReactNode {
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    if (await onSend(Object.fromEntries(new FormData(form)) as Record<string, string>)) form.reset()
  }
  return (
    <form className="act narrow" onSubmit={(event) => void send(event)}>
      {fields.map((name) => (
        <div key={name}>
          <label htmlFor={`${id}-${name}`}>{say(`report.glass.${name}`)}</label>
          <input id={`${id}-${name}`} name={name} required autoComplete="off" spellCheck={name === 'reason'} />
        </div>
      ))}
      <p className="acts after">
        <button type="submit" className="main">
          {button}
        </button>
      </p>
    </form>
  )
}
