/** What can be done with the search as it stands: saved under a name, made the first one, and the open view changed or taken away. */
import { type ReactNode, useRef, useState } from 'react'
import type { Me } from '../answers.ts'
import { type Answered, ask, newKey, type Refusal } from '../api.ts'
import { type Search, showCases } from '../cases/caseSearch.ts'
import { label, maybe, say } from '../words.ts'
import type { ViewList } from './viewAnswer.ts'
import { type Named, ViewForm } from './viewForm.tsx'
import { ALL, allCases, contentOf, differs } from './viewSearch.ts'

type Props = {
  me: Me
  search: Search
  views: ViewList
  /** A view, the code of one that stands ready, or nothing of the kind. */
  open: string | null
  onDone: (told: string) => Promise<void>
}

export function ViewActs({ me, search, views, open, onDone }: Props): ReactNode {
  const [form, setForm] = useState<'new' | 'change' | null>(null)
  const [wrong, setWrong] = useState('')
  const sent = useRef({ body: '', key: '' })
  const view = views.views.find(({ id }) => id === open) ?? null
  const known = open !== null && (view !== null || open === ALL || views.ready.some(({ code }) => code === open))
  const isFirst = open === (views.first ?? ALL)
  /** False where it was not done, and why is said. */
  const done = async ({ answer, told }: { answer: Answered<unknown>; told: string }): Promise<boolean> => {
    setWrong(answer.ok ? '' : refused(answer))
    if (answer.ok) setForm(null)
    // Somebody else was at it: what is shown is then out of date.
    if (answer.ok || answer.status === 404 || answer.status === 409) await onDone(answer.ok ? told : '')
    return answer.ok
  }
  const save = async ({ name, team }: Named): Promise<void> => {
    const body = { name, ...contentOf(search), ...(team === '' ? {} : { team }) }
    // Sent again after a lost answer it is the same act; with another name it is another one.
    const words = JSON.stringify(body)
    if (sent.current.body !== words) sent.current = { body: words, key: newKey() }
    const { key } = sent.current
    const answer = await ask<{ id: string }>({ method: 'POST', path: '/case-views', body, key })
    if (!(await done({ answer, told: say('views.saved', { name }) })) || !answer.ok) return
    sent.current = { body: '', key: '' }
    showCases({ ...search, view: answer.value.id })
  }
  const change = async (body: object): Promise<void> => {
    if (!view) return
    const path = `/case-views/${view.id}`
    const answer = await ask({ method: 'POST', path, body: { ...body, version: view.version } })
    await done({ answer, told: say('views.changed') })
  }
  const remove = async (): Promise<void> => {
    if (!view || !confirm(say(view.team ? 'views.sureShared' : 'views.sure', { name: view.name }))) return
    const answer = await ask({ method: 'DELETE', path: `/case-views/${view.id}` })
    if (await done({ answer, told: say('views.removed') })) showCases(allCases(search))
  }
  const begin = async (): Promise<void> => {
    const answer = await ask({
      method: 'POST',
      path: '/first-case-view',
      body: { view: isFirst || open === ALL ? null : open },
    })
    await done({ answer, told: say('views.began') })
  }
  return (
    <>
      <p className="acts">
        {view?.mayChange && differs({ view, search }) && (
          <button type="button" className="main" onClick={() => void change(contentOf(search))}>
            {say('views.keep')}
          </button>
        )}
        <button
          type="button"
          aria-expanded={form === 'new'}
          onClick={() => setForm((now) => (now === 'new' ? null : 'new'))}
        >
          {say('views.save')}
        </button>
        {view?.mayChange && (
          <button
            type="button"
            aria-expanded={form === 'change'}
            onClick={() => setForm((now) => (now === 'change' ? null : 'change'))}
          >
            {say(views.mayShare ? 'views.renameShare' : 'views.rename')}
          </button>
        )}
        {view?.mayChange && (
          <button type="button" onClick={() => void remove()}>
            {say('views.remove')}
          </button>
        )}
        {known && (open !== ALL || views.first !== null) && (
          <button type="button" onClick={() => void begin()}>
            {say(isFirst ? 'views.beginNot' : 'views.begin')}
          </button>
        )}
      </p>
      {view?.team && (
        <p className="soft">
          {say('views.sharedWith', { team: me.landlord.teams.find(({ id }) => id === view.team)?.name ?? view.team })}
        </p>
      )}
      {form && (
        <ViewForm
          key={form}
          teams={views.mayShare ? me.landlord.teams : []}
          begun={form === 'change' && view ? { name: view.name, team: view.team ?? '' } : { name: '', team: '' }}
          onSend={
            form === 'new' ? save : ({ name, team }) => change(changeOf({ name, team, mayShare: views.mayShare }))
          }
          onClose={() => setForm(null)}
        />
      )}
      <p className="wrong" role="alert">
        {wrong}
      </p>
    </>
  )
}

const changeOf = ({ name, team, mayShare }: Named & { mayShare: boolean }): object => ({
  name,
  ...(mayShare ? { team: team === '' ? null : team } : {}),
})

function refused({ detail: { reason, filter } }: Refusal): string {
  if (reason === 'filter') return say('views.refused.filter', { filter: label('cases.filters', String(filter)) })
  return maybe(`views.refused.${reason}`) ?? say('failed')
}
