/** Who waits for a person, danger on top; and the conversations one holds. */
import { type ReactNode, useEffect, useState } from 'react'
import type { Me, Queue, QueueLine } from '../answers.ts'
import { ask } from '../api.ts'
import { useLoaded } from '../loaded.ts'
import { LookAgain } from '../lookAgain.tsx'
import { go, hrefOf } from '../place.ts'
import { soundWanted, wantSound } from '../sound.ts'
import { label, languageName, say, waited } from '../words.ts'
import { OldestWait } from './oldestWait.tsx'
import { QueueFilters } from './queueFilters.tsx'
import { keepQueue } from './queuePlace.ts'
import { narrowed, readQueue } from './queueSearch.ts'
import { WaitMark } from './waitMark.tsx'

export function QueueList({ me, query }: { me: Me; query: string }): ReactNode {
  const { answer, again } = useLoaded<Queue>({ path: '/queue', when: ({ kind }) => kind === 'conversation' })
  const now = useNow()
  const search = readQueue(query)
  const waiting = narrowed({ lines: answer?.ok ? answer.value.waiting : [], search, now })
  useEffect(() => keepQueue(readQueue(query)), [query])
  return (
    <>
      <div className="heading">
        <h1>{say('queue.heading')}</h1>
        <SoundButton />
      </div>
      {!answer && <p className="loading">{say('loading')}</p>}
      {answer && !answer.ok && <p className="wrong">{say('failed')}</p>}
      {answer?.ok && (
        <>
          <OldestWait lines={answer.value.waiting} now={now} />
          <QueueFilters me={me} search={search} lines={answer.value.waiting} hidden={waiting.hidden} />
          {answer.value.waiting.length === 0 && <p className="empty">{say('queue.empty')}</p>}
          {waiting.shown.length > 0 && <Lines me={me} lines={waiting.shown} now={now} />}
          <h2>{say('queue.held')}</h2>
          {answer.value.held.length === 0 ? (
            <p className="empty">{say('queue.heldEmpty')}</p>
          ) : (
            <Lines me={me} lines={answer.value.held} now={now} />
          )}
          <LookAgain lines={answer.value.again} onLooked={again} />
        </>
      )}
    </>
  )
}

function Lines({ me, lines, now }: { me: Me; lines: QueueLine[]; now: number }): ReactNode {
  return (
    <ul className="lines">
      {lines.map((line) => (
        <Line key={line.id} me={me} line={line} now={now} />
      ))}
    </ul>
  )
}

function Line({ me, line, now }: { me: Me; line: QueueLine; now: number }): ReactNode {
  const { id, alert, urgent, audience, holder, reason, team } = line
  const late = line.lateAt !== null && Date.parse(line.lateAt) <= now
  const take = async (): Promise<void> => {
    await ask({ method: 'POST', path: `/conversations/${id}/claim` })
    // Won or not, the conversation itself says who has it.
    go({ at: 'conversation', id })
  }
  const about = [
    label('channels', line.channel),
    languageName(line.language),
    reason && label('reasons', reason),
    team && (me.landlord.teams.find((one) => one.id === team)?.name ?? team),
  ].filter(Boolean)
  return (
    <li className={alert || late ? 'line danger' : urgent ? 'line urgent' : line.offered?.mine ? 'line mine' : 'line'}>
      <div>
        <p className="marks">
          {alert && <span className="mark red">{say(alert.kind === 'threat' ? 'queue.threat' : 'queue.alert')}</span>}
          {late && <span className="mark red">{say('queue.late')}</span>}
          {urgent && <span className="mark amber">{say('queue.urgent')}</span>}
          {line.offered && (
            <span className={line.offered.mine ? 'mark mine' : 'mark'}>
              {line.offered.mine ? say('queue.forMe') : say('queue.offeredTo', { name: line.offered.name })}
            </span>
          )}
          <WaitMark told={line.told} stays={line.stays} />
          {audience !== 'general' && (
            <span className="mark">
              {say('queue.restricted')}: {label('audiences', audience)}
            </span>
          )}
          <strong>{stateOf({ line, now })}</strong>
        </p>
        <p className="soft">{about.join(' · ')}</p>
      </div>
      <p className="acts">
        {!holder && (
          <button type="button" className="main" onClick={() => void take()}>
            {say('queue.take')}
          </button>
        )}
        <a className="button" href={hrefOf({ at: 'conversation', id })}>
          {say('queue.open')}
        </a>
      </p>
    </li>
  )
}

function stateOf({ line: { holder, waitingSince, alert }, now }: { line: QueueLine; now: number }): string {
  if (holder) return holder.mine ? say('queue.mine') : say('queue.heldBy', { name: holder.name })
  if (waitingSince) return say('queue.since', { time: waited({ since: waitingSince, now }) })
  return alert ? say('queue.heard', { time: waited({ since: alert.at, now }) }) : ''
}

function SoundButton(): ReactNode {
  const [on, setOn] = useState(soundWanted())
  const change = (): void => {
    wantSound(!on)
    setOn(!on)
  }
  return (
    <button type="button" aria-pressed={on} onClick={change}>
      {say(on ? 'queue.soundOn' : 'queue.soundOff')}
    </button>
  )
}

function useNow(): number {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 20_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
