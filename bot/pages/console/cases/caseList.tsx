/** The cases, narrowed and in order as the address says; found by person without the address knowing. */
import { type ReactNode, useEffect } from 'react'
import type { Me } from '../answers.ts'
import { CaseFilters } from './caseFilters.tsx'
import { CaseFind } from './caseFind.tsx'
import { CaseLines } from './caseLines.tsx'
import { type CasePages, useCasePages } from './casePages.ts'
import { askedBy, keepSearch, readSearch, type Search, writeSearch } from './caseSearch.ts'
import './lists.css'
import { useLoaded } from '../loaded.ts'
import { useColleagues } from '../people/people.ts'
import { hrefOf } from '../place.ts'
import { CaseViews } from '../views/caseViews.tsx'
import type { ViewList } from '../views/viewAnswer.ts'
import { columnsOf, firstOf } from '../views/viewSearch.ts'
import { say } from '../words.ts'

export function CaseList({ me, query }: { me: Me; query: string }): ReactNode {
  const { answer, again } = useLoaded<ViewList>({ path: '/case-views', when: () => false })
  const views = answer?.ok ? answer.value : null
  const begins = query === '' && views ? firstOf(views) : null
  const first = begins && writeSearch(begins)
  useEffect(() => {
    // In place of the bare address, so that Back leads out of the list and not round again.
    if (first !== null) location.replace(hrefOf({ at: 'cases', query: first }))
  }, [first])
  return (
    <>
      <h1>{say('cases.heading')}</h1>
      {/* Without a search the list begins with the view that was chosen: until that is known nothing is listed twice. */}
      {(query === '' && !answer) || first !== null ? (
        <p className="loading">{say('loading')}</p>
      ) : (
        <Searched me={me} search={readSearch(query)} views={views} onViews={again} />
      )}
    </>
  )
}

type Searched = { me: Me; search: Search; views: ViewList | null; onViews: () => Promise<void> }

function Searched({ me, search, views, onViews }: Searched): ReactNode {
  const kept = writeSearch(search)
  const asked = askedBy(search)
  const pages = useCasePages(asked)
  const colleagues = useColleagues(me)
  useEffect(() => keepSearch(readSearch(kept)), [kept])
  return (
    <>
      {views && <CaseViews me={me} search={search} views={views} onChanged={onViews} />}
      <CaseFind asked={asked}>
        <CaseFilters me={me} search={search} colleagues={colleagues} />
        <Pages pages={pages} columns={columnsOf(search)} teams={me.landlord.teams} />
      </CaseFind>
    </>
  )
}

type Listed = Required<Pick<Parameters<typeof CaseLines>[0], 'columns' | 'teams'>>

function Pages({ pages: { found, showMore }, ...listed }: { pages: CasePages } & Listed): ReactNode {
  return (
    <>
      <p className="told" role="status">
        {found?.ok ? countsOf(found) : ''}
      </p>
      {!found && <p className="loading">{say('loading')}</p>}
      {found && !found.ok && <p className="wrong">{say('failed')}</p>}
      {found?.ok && found.cases.length === 0 && <p className="empty">{say('cases.empty')}</p>}
      {found?.ok && found.cases.length > 0 && <CaseLines cases={found.cases} {...listed} />}
      {found?.ok && found.more && (
        <p className="after">
          <button type="button" onClick={() => void showMore()}>
            {say('cases.more')}
          </button>
        </p>
      )}
    </>
  )
}

/** How many are shown, and how many of all that the filters leave are overdue or soon due. */
function countsOf({ cases, counts, more }: Extract<CasePages['found'], { ok: true }>): string {
  const shown = say(more ? 'cases.shownMore' : 'cases.shown', { count: cases.length })
  if (!counts) return shown
  const upTo = (count: number): string => (count < counts.most ? String(count) : `${counts.most}+`)
  return `${shown} ${say('cases.counts', { overdue: upTo(counts.overdue), soon: upTo(counts.soon) })}`
}
