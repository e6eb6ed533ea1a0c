/** The cases by due date, with what to look for kept while one looks. */
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import type { CaseLine, CaseList as List } from './answers.ts'
import { ask } from './api.ts'
import { CaseLines } from './caseLines.tsx'
import { useLoaded } from './loaded.ts'
import { boot, label, say } from './words.ts'

type Search = { kind: string; status: string; reference: string; stale: string }
const ANY: Search = { kind: '', status: '', reference: '', stale: '' }

// While one case is looked at the search stays, so that going back is going back to it.
let kept = ANY

const pathOf = ({ search, skip }: { search: Search; skip: number }): string => {
  const query = new URLSearchParams(Object.entries(search).filter(([, value]) => value !== ''))
  if (skip > 0) query.set('skip', String(skip))
  return `/cases?${query}`
}

export function CaseList(): ReactNode {
  const [search, setSearch] = useState(kept)
  const { answer } = useLoaded<List>({ path: pathOf({ search, skip: 0 }), when: ({ kind }) => kind === 'case' })
  const [further, setFurther] = useState<{ cases: CaseLine[]; more: boolean } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new first page makes the further ones stale
  useEffect(() => setFurther(null), [answer])
  const look = (next: Partial<Search>): void => {
    kept = { ...search, ...next }
    setSearch(kept)
  }
  const find = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    look({ reference: String(new FormData(event.currentTarget).get('reference') ?? '').trim() })
  }
  const shown = answer?.ok ? [...answer.value.cases, ...(further?.cases ?? [])] : []
  const showMore = async (): Promise<void> => {
    const next = await ask<List>({ path: pathOf({ search, skip: shown.length }) })
    if (next.ok) setFurther({ cases: [...(further?.cases ?? []), ...next.value.cases], more: next.value.more })
  }
  return (
    <>
      <h1>{say('cases.heading')}</h1>
      <form className="search" onSubmit={find}>
        <Choice
          name="kind"
          title={say('cases.kind')}
          group="kinds"
          value={search.kind}
          onChange={(kind) => look({ kind })}
        />
        <Choice
          name="status"
          title={say('cases.status')}
          group="statuses"
          value={search.status}
          onChange={(status) => look({ status })}
        />
        <div>
          <label htmlFor="reference">{say('cases.find')}</label>
          <input
            id="reference"
            name="reference"
            type="search"
            dir="ltr"
            defaultValue={search.reference}
            autoComplete="off"
            spellCheck={false}
          />
        </div>
        <div className="tick">
          <input
            id="stale"
            type="checkbox"
            checked={search.stale !== ''}
            onChange={({ target }) => look({ stale: target.checked ? 'true' : '' })}
          />
          <label htmlFor="stale">{say('cases.toReview')}</label>
        </div>
        <button type="submit">{say('cases.findButton')}</button>
      </form>
      {!answer && <p className="loading">{say('loading')}</p>}
      {answer && !answer.ok && <p className="wrong">{say('failed')}</p>}
      {answer?.ok && shown.length === 0 && <p className="empty">{say('cases.empty')}</p>}
      {shown.length > 0 && <CaseLines cases={shown} />}
      {answer?.ok && (further ? further.more : answer.value.more) && (
        <button type="button" onClick={() => void showMore()}>
          {say('cases.more')}
        </button>
      )}
    </>
  )
}

type ChoiceProps = {
  name: string
  title: string
  group: 'kinds' | 'statuses'
  value: string
  onChange: (value: string) => void
}

function Choice({ name, title, group, value, onChange }: ChoiceProps): ReactNode {
  return (
    <div>
      <label htmlFor={name}>{title}</label>
      <select id={name} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{say('cases.all')}</option>
        {Object.keys(boot.words[group])
          // `answered_n` is the pattern for stages that have no word of their own.
          .filter((code) => !code.endsWith('_n'))
          .map((code) => (
            <option key={code} value={code}>
              {label(group, code)}
            </option>
          ))}
      </select>
    </div>
  )
}
