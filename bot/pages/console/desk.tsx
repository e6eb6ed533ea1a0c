/** The signed-in console: navigation, the count of those who wait in title and sound, and the place one is at. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { OwnAccountRead } from './account/ownAccountRead.tsx'
import type { Me, Queue, QueueLine } from './answers.ts'
import { ask } from './api.ts'
import { CaseList } from './cases/caseList.tsx'
import { CaseRead } from './cases/caseRead.tsx'
import { openChanges, useChanges } from './changes.ts'
import { ConversationRead } from './conversation/conversationRead.tsx'
import { FiguresPage } from './figures/figuresPage.tsx'
import { useFocusKept } from './focusKept.ts'
import { IncidentPage } from './incidents/incidentList.tsx'
import { IncidentRead } from './incidents/incidentRead.tsx'
import { DraftLine } from './live/draftLine.tsx'
import { anyDraft, forgetDrafts } from './live/drafts.ts'
import { useLoaded } from './loaded.ts'
import { PeopleList } from './people/peopleList.tsx'
import { PersonRead } from './people/personRead.tsx'
import { hrefOf, type Place, usePlace } from './place.ts'
import { QueueList } from './queue/queueList.tsx'
import { TakingChats } from './queue/takingChats.tsx'
import { NewReport } from './reports/newReport.tsx'
import { OutOfTurn } from './reports/outOfTurn.tsx'
import { ReportList } from './reports/reportList.tsx'
import { ReportRead } from './reports/reportRead.tsx'
import { tone } from './sound.ts'
import { label, say } from './words.ts'

export function Desk({ me, onChanged, onOut }: { me: Me; onChanged: () => void; onOut: () => void }): ReactNode {
  const may = (act: string): boolean => me.acts.includes(act)
  const place = usePlace() ?? { at: may('queue.read') ? 'queue' : may('case.read') ? 'cases' : 'people' }
  const main = useRef<HTMLElement>(null)
  useFocusKept({ to: main, shown: hrefOf(place) })
  const [connected, setConnected] = useState(true)
  const reads = may('queue.read') || may('case.read')
  useEffect(() => (reads ? openChanges() : undefined), [reads])
  useChanges(({ kind }) => {
    if (kind === 'lost') setConnected(false)
    if (kind === 'back' || kind === 'look') setConnected(true)
  })
  // Whoever signs in next on this page finds nothing of it.
  useEffect(() => forgetDrafts, [])
  const signOut = async (): Promise<void> => {
    if (anyDraft() && !confirm(say('live.lose'))) return
    await ask({ method: 'DELETE', path: '/session' })
    location.hash = ''
    onOut()
  }
  return (
    <>
      <button type="button" className="skip" onClick={() => main.current?.focus()}>
        {say('skip')}
      </button>
      <header>
        <p className="product">{me.landlord.name}</p>
        {may('queue.read') ? <QueueNav me={me} place={place} /> : <Nav me={me} place={place} waiting={null} />}
        {may('conversation.handle') && <TakingChats />}
        <div className="own">
          <p className="me soft">
            {me.name}, {me.roles.map((role) => label('roles', role)).join(', ')}
          </p>
          <a href={hrefOf({ at: 'account' })} aria-current={place.at === 'account' ? 'page' : undefined}>
            {say('account.heading')}
          </a>
          <button type="button" onClick={() => void signOut()}>
            {say('signIn.out')}
          </button>
        </div>
      </header>
      <p className="notice" role="status" hidden={connected}>
        {connected ? '' : say('offline')}
      </p>
      <DraftLine place={place} />
      <main id="main" tabIndex={-1} ref={main}>
        {place.at === 'account' ? (
          <OwnAccountRead onChanged={onChanged} />
        ) : reads || may('account.read') ? (
          <PlaceView key={'id' in place ? place.id : place.at} me={me} place={place} />
        ) : (
          <p>{say('nothing')}</p>
        )}
      </main>
    </>
  )
}

function PlaceView({ me, place }: { me: Me; place: Place }): ReactNode {
  if (me.acts.includes('account.read')) {
    if (place.at === 'person') return <PersonRead me={me} id={place.id} />
    if (place.at === 'people' || !me.acts.includes('case.read')) return <PeopleList me={me} />
  }
  if (place.at === 'incidents' && me.acts.includes('incident.file')) return <IncidentPage me={me} />
  if (place.at === 'incident' && me.acts.includes('incident.handle')) return <IncidentRead me={me} id={place.id} />
  if (place.at === 'conversation') return <ConversationRead me={me} id={place.id} />
  if (place.at === 'cases') return <CaseList me={me} query={place.query ?? ''} />
  if (place.at === 'case') return <CaseRead me={me} id={place.id} />
  if (place.at === 'figures' && me.acts.includes('figures.read'))
    return <FiguresPage me={me} query={place.query ?? ''} />
  if (me.acts.includes('report.handle')) {
    if (place.at === 'reports') return <ReportList />
    if (place.at === 'new-report') return <NewReport />
    if (place.at === 'report') return <ReportRead me={me} path={`/reports/${place.id}/read`} back="reports" />
  }
  if (me.acts.includes('report.break_glass')) {
    if (place.at === 'out-of-turn') return <OutOfTurn />
    if (place.at === 'out-of-turn-report')
      return <ReportRead me={me} path={`/break-glass/${place.id}/read`} back="out-of-turn" />
  }
  return <QueueList me={me} query={place.at === 'queue' ? (place.query ?? '') : ''} />
}

/** New when somebody begins to wait, when danger is heard, and when it is offered to oneself. */
const markOf = ({ id, alert, offered }: QueueLine): string => `${id} ${alert?.at ?? ''} ${offered?.mine ?? false}`

/** Rings when somebody is waiting who was not before; the count stands in the title of the window. */
function QueueNav({ me, place }: { me: Me; place: Place }): ReactNode {
  const { answer } = useLoaded<Queue>({ path: '/queue', when: ({ kind }) => kind === 'conversation' })
  const waiting = answer?.ok ? answer.value.waiting : null
  const known = useRef<Set<string> | null>(null)
  const [fresh, setFresh] = useState('')
  useEffect(() => {
    if (!waiting) return
    document.title =
      waiting.length > 0 ? say('queue.titleCount', { count: waiting.length, title: say('title') }) : say('title')
    const now = new Set(waiting.map(markOf))
    const added = waiting.filter((line) => known.current && !known.current.has(markOf(line)))
    known.current = now
    if (added.length === 0) return
    tone({ urgent: added.some(({ alert, urgent, offered }) => alert !== null || urgent || offered?.mine === true) })
    setFresh(say(added.some(({ offered }) => offered?.mine) ? 'queue.newForMe' : 'queue.new'))
    const timer = setTimeout(() => setFresh(''), 3_000)
    return () => clearTimeout(timer)
  }, [waiting])
  return (
    <>
      <Nav me={me} place={place} waiting={waiting?.length ?? 0} />
      <p className="unseen" role="status">
        {fresh}
      </p>
    </>
  )
}

function Nav({ me, place, waiting }: { me: Me; place: Place; waiting: number | null }): ReactNode {
  const link = (to: Place, text: string): ReactNode => (
    <a href={hrefOf(to)} aria-current={place.at === to.at ? 'page' : undefined}>
      {text}
    </a>
  )
  return (
    <nav aria-label={say('nav.label')}>
      {me.acts.includes('report.handle') && link({ at: 'reports' }, say('nav.reports'))}
      {waiting !== null &&
        link({ at: 'queue' }, waiting > 0 ? say('nav.queueCount', { count: waiting }) : say('nav.queue'))}
      {me.acts.includes('case.read') && link({ at: 'cases' }, say('nav.cases'))}
      {me.acts.includes('figures.read') && link({ at: 'figures' }, say('nav.figures'))}
      {me.acts.includes('incident.file') && link({ at: 'incidents' }, say('incident.heading'))}
      {me.acts.includes('report.break_glass') && link({ at: 'out-of-turn' }, say('nav.glass'))}
      {me.acts.includes('account.read') && link({ at: 'people' }, say('people.heading'))}
    </nav>
  )
}
