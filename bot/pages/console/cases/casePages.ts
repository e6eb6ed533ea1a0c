/** The cases of one search, page after page; fetched again when a case changes, as many pages as were shown. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CaseLine, CaseList } from '../answers.ts'
import { ask } from '../api.ts'
import { useChanges } from '../changes.ts'

export type CasePages = {
  /** Null until the first answer; of another search nothing is shown. */
  found: Found | null
  showMore(): Promise<void>
}
type Found = { ok: true; cases: CaseLine[]; more: boolean; counts: CaseList['counts'] } | { ok: false }

export function useCasePages(query: string): CasePages {
  const [state, setState] = useState<{ query: string; found: Found } | null>(null)
  const pages = useRef(1)
  const turn = useRef(0)
  const load = useCallback(async () => {
    const mine = ++turn.current
    const found = await fetchPages({ query, count: pages.current })
    // A slow answer must not overwrite a newer one, and a lost connection must not empty the page.
    if (mine !== turn.current) return
    setState((before) =>
      before?.query === query && before.found.ok && !found.ok && found.passing ? before : { query, found },
    )
  }, [query])
  useEffect(() => {
    pages.current = 1
    void load()
  }, [load])
  useChanges(({ kind }) => {
    if (kind === 'look' || kind === 'back' || kind === 'case') void load()
  })
  const showMore = async (): Promise<void> => {
    pages.current += 1
    await load()
  }
  return { found: state?.query === query ? state.found : null, showMore }
}

async function fetchPages({
  query,
  count,
}: {
  query: string
  count: number
}): Promise<Extract<Found, { ok: true }> | { ok: false; passing: boolean }> {
  // A case that moved between two pages is shown once, as it was last told.
  const cases = new Map<string, CaseLine>()
  let counts: CaseList['counts'] = null
  let next: string | null = null
  for (let page = 0; page < count && (page === 0 || next !== null); page++) {
    const asked: URLSearchParams = new URLSearchParams(query)
    if (next !== null) asked.set('after', next)
    const answer = await ask<CaseList>({ path: `/cases?${asked}` })
    if (!answer.ok) return { ok: false, passing: answer.status === 0 || answer.status >= 500 }
    for (const line of answer.value.cases) cases.set(line.id, line)
    counts ??= answer.value.counts
    next = answer.value.next
  }
  return { ok: true, cases: [...cases.values()], more: next !== null, counts }
}
