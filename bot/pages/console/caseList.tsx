/** The cases, narrowed and in order as the address says; found by person without the address knowing. */
import { type ReactNode, useEffect } from 'react'
import type { Me } from './answers.ts'
import { CaseFilters } from './caseFilters.tsx'
import { CaseFind } from './caseFind.tsx'
import { CaseLines } from './caseLines.tsx'
import { type CasePages, useCasePages } from './casePages.ts'
import { keepSearch, readSearch, writeSearch } from './caseSearch.ts'
import './lists.css'
import { useColleagues } from './people.ts'
import { say } from './words.ts'

export function CaseList({ me, query }: { me: Me; query: string }): ReactNode {
  const search = readSearch(query)
  const asked = writeSearch(search)
  const pages = useCasePages(asked)
  const colleagues = useColleagues(me)
  useEffect(() => keepSearch(readSearch(asked)), [asked])
  return (
    <>
      <h1>{say('cases.heading')}</h1>
      <CaseFind asked={asked}>
        <CaseFilters me={me} search={search} colleagues={colleagues} />
        <Pages pages={pages} />
      </CaseFind>
    </>
  )
}

function Pages({ pages: { found, showMore } }: { pages: CasePages }): ReactNode {
  return (
    <>
      <p className="told" role="status">
        {found?.ok ? countsOf(found) : ''}
      </p>
      {!found && <p className="loading">{say('loading')}</p>}
      {found && !found.ok && <p className="wrong">{say('failed')}</p>}
      {found?.ok && found.cases.length === 0 && <p className="empty">{say('cases.empty')}</p>}
      {found?.ok && found.cases.length > 0 && <CaseLines cases={found.cases} />}
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
