/** Finds cases by reference, phone or e-mail: what is typed goes in the body of the request and stays in no address and no storage. */
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import type { CaseLine } from '../answers.ts'
import { ask } from '../api.ts'
import { say } from '../words.ts'
import { CaseLines } from './caseLines.tsx'
import { showCases } from './caseSearch.ts'

type Heard = { by: 'reference' | 'phone' | 'email'; cases: CaseLine[] }
type Told = { is: 'nothing' } | { is: 'wrong'; text: string } | { is: 'found'; heard: Heard }

/** What is found stands in place of the list, until it is left or the list is narrowed anew. */
export function CaseFind({ asked, children }: { asked: string; children: ReactNode }): ReactNode {
  const [told, setTold] = useState<Told>({ is: 'nothing' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another list
  useEffect(() => setTold({ is: 'nothing' }), [asked])
  const find = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const term = String(new FormData(event.currentTarget).get('term') ?? '').trim()
    if (term === '') return setTold({ is: 'nothing' })
    const answer = await ask<Heard>({ method: 'POST', path: '/cases/find', body: { term } })
    if (!answer.ok) return setTold({ is: 'wrong', text: say(answer.status === 400 ? 'cases.noTerm' : 'failed') })
    // A reference says nothing of anybody: it may stand in the address like any filter.
    if (answer.value.by !== 'reference') return setTold({ is: 'found', heard: answer.value })
    setTold({ is: 'nothing' })
    showCases({ reference: term })
  }
  return (
    <>
      <search>
        <form className="find" onSubmit={(event) => void find(event)}>
          <div>
            <label htmlFor="term">{say('cases.find')}</label>
            <input id="term" name="term" dir="ltr" maxLength={254} autoComplete="off" spellCheck={false} />
          </div>
          <button type="submit">{say('cases.findButton')}</button>
        </form>
      </search>
      <p className="wrong" role="alert">
        {told.is === 'wrong' ? told.text : ''}
      </p>
      {told.is === 'found' ? <Found heard={told.heard} onLeave={() => setTold({ is: 'nothing' })} /> : children}
    </>
  )
}

function Found({ heard: { by, cases }, onLeave }: { heard: Heard; onLeave: () => void }): ReactNode {
  return (
    <>
      <div className="heading">
        <p className="state" role="status">
          {say(`cases.foundBy.${by}`, { count: cases.length })}
        </p>
        <button type="button" onClick={onLeave}>
          {say('cases.showAll')}
        </button>
      </div>
      {cases.length === 0 ? <p className="empty">{say('cases.empty')}</p> : <CaseLines cases={cases} />}
    </>
  )
}
