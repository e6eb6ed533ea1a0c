/** The views of cases side by side, each a link with a key; below them what can be done with the one that is open. */
import './views.css'
import { type ReactNode, useState } from 'react'
import type { Me } from '../answers.ts'
import { type Search, showCases, writeSearch } from '../cases/caseSearch.ts'
import { TenantWord } from '../conversation/tenantText.tsx'
import { hrefOf } from '../place.ts'
import { label, say } from '../words.ts'
import { ViewActs } from './viewActs.tsx'
import type { ViewList } from './viewAnswer.ts'
import { KEYS, useViewKeys } from './viewKeys.ts'
import { ALL, inOrder } from './viewSearch.ts'

type Props = { me: Me; search: Search; views: ViewList; onChanged: () => Promise<void> }

export function CaseViews({ me, search, views, onChanged }: Props): ReactNode {
  const all = inOrder(views)
  const [told, setTold] = useState('')
  const open = search.view ?? (writeSearch(search) === '' ? ALL : null)
  useViewKeys((number) => {
    const view = all[number]
    if (view) showCases(view.search)
  })
  const current = views.views.find(({ id }) => id === open)
  return (
    <section className="views" aria-labelledby="views">
      <h2 id="views" className="unseen">
        {say('views.heading')}
      </h2>
      <ul>
        {all.map(({ id, name, search: asked }, at) => (
          <li key={id}>
            <a
              href={hrefOf({ at: 'cases', query: writeSearch(asked) })}
              aria-current={open === id ? 'page' : undefined}
              {...(at < KEYS ? { 'aria-keyshortcuts': `Alt+${at}` } : {})}
            >
              {name === null ? label('views.ready', id) : <TenantWord text={name} />}
              {at < KEYS && (
                <span className="key" aria-hidden="true">
                  {at}
                </span>
              )}
              {views.first === id && <span className="soft"> {say('views.isFirst')}</span>}
            </a>
          </li>
        ))}
      </ul>
      <p className="soft keys">{say('views.keys')}</p>
      {current && current.leftOut.length > 0 && (
        <p className="notice" role="status">
          {say('views.leftOut', { filters: current.leftOut.map((name) => filterName(name)).join(', ') })}
        </p>
      )}
      <ViewActs
        key={open}
        me={me}
        search={search}
        views={views}
        open={open}
        onDone={async (text) => {
          setTold(text)
          await onChanged()
        }}
      />
      <p className="told" role="status">
        {told}
      </p>
    </section>
  )
}

const filterName = (name: string): string => (name === 'stale' ? say('cases.toReview') : label('cases.filters', name))
