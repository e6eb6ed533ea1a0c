/** One conversation: who has it, what was said, what hangs on it, and the place to answer. */
import './conversation.css'
import { type ReactNode, useRef, useState } from 'react'
import type { Conversation, Entry, Me, TalkNote } from '../answers.ts'
import { ask, type Refusal } from '../api.ts'
import { CaseLines } from '../cases/caseLines.tsx'
import { Facts } from '../cases/facts.tsx'
import { useFocusKept, useOpener } from '../focusKept.ts'
import { NoteBox } from '../forms/noteBox.tsx'
import { FileIncident } from '../incidents/fileIncident.tsx'
import { draftOf, forgetDraft } from '../live/drafts.ts'
import { useLive } from '../live/live.ts'
import { LiveLine } from '../live/liveLine.tsx'
import { markOf } from '../live/markOf.ts'
import { useLoaded } from '../loaded.ts'
import { HandOver } from '../queue/handOver.tsx'
import { backToQueue } from '../queue/queuePlace.ts'
import { waitWords } from '../queue/waitMark.tsx'
import { StartCase } from '../startCase/startCase.tsx'
import { LineTranslation } from '../translate/lineTranslation.tsx'
import { TranslateAll } from '../translate/translateAll.tsx'
import { useTranslations } from '../translate/useTranslations.ts'
import { label, languageName, moment, say } from '../words.ts'
import { AlertPanel } from './alertPanel.tsx'
import { PacketSection } from './packet.tsx'
import { ReplyBox } from './replyBox.tsx'
import { Transcript } from './transcript.tsx'
import { UnderstoodLine, UnderstoodToggle } from './understoodLine.tsx'
import { WrapUpForm } from './wrapUpForm.tsx'
import { WrapUpList } from './wrapUpList.tsx'

export function ConversationRead({ me, id }: { me: Me; id: string }): ReactNode {
  const { answer, again } = useLoaded<Conversation>({
    path: `/conversations/${id}`,
    when: (change) => change.kind === 'case' || (change.kind === 'conversation' && change.id === id),
  })
  const holds = answer?.ok === true && answer.value.holder?.mine === true
  const lastOfTenant = answer?.ok ? answer.value.entries.findLast(({ author }) => author === 'tenant')?.position : null
  const live = useLive({ id, read: holds ? (lastOfTenant ?? null) : null })
  const translations = useTranslations({ id, language: answer?.ok ? answer.value.language : '' })
  const [earlier, setEarlier] = useState<{ entries: Entry[]; notes: TalkNote[]; more: boolean } | null>(null)
  const [told, setTold] = useState('')
  const [wrapping, setWrapping] = useState(false)
  const standing = useRef<HTMLParagraphElement>(null)
  useFocusKept({ to: standing, shown: answer?.ok ? stateOf(answer.value) : null })
  const wrapUp = useOpener(wrapping)
  const handles = me.acts.includes('conversation.handle')
  if (!answer) return <p className="loading">{say('loading')}</p>
  if (!answer.ok) return <p className="wrong">{say(answer.status === 404 ? 'gone' : 'failed')}</p>
  const talk = answer.value
  const entries = [...(earlier?.entries ?? []), ...talk.entries]
  const notes = [...(earlier?.notes ?? []), ...talk.notes]

  const showEarlier = async (): Promise<void> => {
    const first = entries[0]?.position
    const before = await ask<Conversation>({ path: `/conversations/${id}?before=${first}` })
    if (!before.ok) return
    const { value } = before
    setEarlier({
      entries: [...value.entries, ...(earlier?.entries ?? [])],
      notes: [...value.notes, ...(earlier?.notes ?? [])],
      more: value.earlier,
    })
  }
  const take = async (): Promise<void> => {
    const taken = await ask({ method: 'POST', path: `/conversations/${id}/claim` })
    setTold(taken.ok ? '' : notTaken(taken))
    await again()
  }
  const wrap = (): void => {
    if (wrapping || !draftOf(id) || confirm(say('live.lose'))) setWrapping(!wrapping)
  }
  const handed = async (name: string): Promise<void> => {
    forgetDraft(id)
    setWrapping(false)
    setTold(say('hand.done', { name }))
    await again()
  }
  const released = async (): Promise<void> => {
    forgetDraft(id)
    setWrapping(false)
    setTold(say('conversation.released'))
    await again()
  }

  return (
    <>
      <p>
        <a href={backToQueue()}>{say('conversation.back')}</a>
      </p>
      <div className="heading">
        <h1>{say('conversation.heading')}</h1>
        {handles && !talk.holder && (
          <button type="button" className="main" onClick={() => void take()}>
            {say('conversation.take')}
          </button>
        )}
        {handles && talk.holder?.mine && (
          <button type="button" ref={wrapUp} aria-expanded={wrapping} onClick={wrap}>
            {say('conversation.release')}
          </button>
        )}
      </div>
      {handles && talk.holder?.mine && wrapping && (
        <WrapUpForm id={id} wrapUp={talk.wrapUp} onDone={released} onCancel={() => setWrapping(false)} />
      )}
      {handles && talk.alert && <AlertPanel id={id} kind={talk.alert.kind} at={talk.alert.at} onDone={again} />}
      <div className="standing">
        <p className="state" tabIndex={-1} ref={standing}>
          {stateOf(talk)}
        </p>
        {handles && (talk.holder?.mine || (!talk.holder && talk.waiting)) && <HandOver id={id} onHanded={handed} />}
      </div>
      <p className="told" role="status">
        {told}
      </p>
      <div className="columns talking">
        {talk.packet && <PacketSection talk={talk} packet={talk.packet} />}
        <section aria-label={say('conversation.messages')} className="talk">
          {(earlier ? earlier.more : talk.earlier) && (
            <button type="button" onClick={() => void showEarlier()}>
              {say('conversation.earlier')}
            </button>
          )}
          <Transcript
            id={id}
            entries={entries}
            notes={notes}
            markOf={(entry) => markOf({ entry, live: live.now, talk })}
            beside={(entry) => (
              <>
                <LineTranslation entry={entry} translations={translations} handles={handles} />
                <UnderstoodLine talk={id} entry={entry} handles={handles} onCorrected={again} />
              </>
            )}
          />
          <div className="of-lines">
            {entries.some(({ understood }) => understood) && <UnderstoodToggle />}
            {handles && <TranslateAll entries={entries} translations={translations} />}
          </div>
          <LiveLine live={live.now} web={talk.channel === 'webchat'} />
          {talk.ended && <p className="soft">{say('conversation.ended')}</p>}
          {handles && talk.holder?.mine && (
            <ReplyBox
              id={id}
              channel={talk.channel}
              optedOut={talk.optedOut}
              translateTo={talk.translates ? talk.language : null}
              lastOfTenant={lastOfTenant ?? 0}
              onSent={again}
              onWriting={live.writing}
              noTexts={talk.channel === 'sms' && talk.packet?.safe?.texts === false}
            />
          )}
          {handles && <NoteBox id={id} onSaved={again} />}
        </section>
        <aside aria-label={say('conversation.cases')}>
          <Facts facts={factsOf({ talk, me })} />
          <h2>{say('conversation.cases')}</h2>
          {talk.cases.length === 0 ? (
            <p className="empty">{say('conversation.noCases')}</p>
          ) : (
            <CaseLines cases={talk.cases} />
          )}
          {handles && talk.holder?.mine && talk.audience === 'general' && (
            <StartCase me={me} id={id} entries={entries} onDone={again} />
          )}
          {me.acts.includes('incident.file') && talk.audience === 'general' && (
            <FileIncident me={me} from={{ conversation: id }} entries={entries} />
          )}
          <WrapUpList wrapUp={talk.wrapUp} />
        </aside>
      </div>
    </>
  )
}

function stateOf({ holder, waiting }: Conversation): string {
  if (!holder) return say(waiting ? 'conversation.waits' : 'conversation.botHas')
  return holder.mine ? say('conversation.youHave') : say('conversation.heldBy', { name: holder.name })
}

function factsOf({ talk, me }: { talk: Conversation; me: Me }): [string, string | null][] {
  const { waiting, reach, understood } = talk
  const team = waiting && (me.landlord.teams.find(({ id }) => id === waiting.team)?.name ?? waiting.team)
  const flags = (understood?.flags ?? []).map((flag) => {
    const [name, kind] = flag.split('.') as [string, string?]
    return kind ? `${label('flags', name)} (${kind.replaceAll('_', ' ')})` : label('flags', name)
  })
  return [
    [say('conversation.started'), moment(talk.startedAt)],
    [say('conversation.channel'), label('channels', talk.channel)],
    [say('conversation.language'), languageName(talk.language)],
    [say('conversation.reason'), waiting ? label('reasons', waiting.reason) : null],
    [say('conversation.team'), team],
    [say('conversation.waitTold'), waiting && waitWords(waiting)],
    [say('conversation.understood'), understood ? [label('intents', understood.intent), ...flags].join(', ') : null],
    [say('conversation.reach'), reach ? [label('reaches', reach.way), reach.to].filter(Boolean).join(': ') : null],
    [say('conversation.number'), talk.number],
  ]
}

function notTaken({ status, detail }: Refusal): string {
  if (status !== 409) return say('failed')
  return detail.reason === 'being_told'
    ? say('conversation.beingTold')
    : say('conversation.taken', { name: detail.holder ?? '' })
}
