/** What was said, in order; the newest is in sight unless somebody is reading further up. */
import { Fragment, type ReactNode, useLayoutEffect, useRef } from 'react'
import type { Entry, TalkNote } from '../answers.ts'
import { ask } from '../api.ts'
import { FileLines, type OpenFile } from '../cases/fileLines.tsx'
import { label, moment, say, timeOfDay } from '../words.ts'
import { StaffNotes } from './staffNotes.tsx'
import { plainly, TenantText } from './tenantText.tsx'

const NEAR_PX = 80

type Props = {
  id: string
  entries: Entry[]
  notes: TalkNote[]
  /** What became of it on its way, in words; null where there is nothing to say. */
  markOf: (entry: Entry) => string | null
  /** What stands beside its words. */
  beside: (entry: Entry) => ReactNode
}

export function Transcript({ id, entries, notes, markOf, beside }: Props): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const last = `${entries.at(-1)?.position} ${notes.at(-1)?.id}`
  const first = entries[0]?.position ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new last message is the only reason to move
  useLayoutEffect(() => {
    if (box.current && atEnd.current) box.current.scrollTop = box.current.scrollHeight
  }, [last])
  const note = (): void => {
    const { scrollTop, scrollHeight, clientHeight } = box.current!
    atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_PX
  }
  return (
    <div
      className="transcript"
      ref={box}
      onScroll={note}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (axe: scrollable-region-focusable)
      tabIndex={0}
      role="log"
      aria-label={say('conversation.messages')}
    >
      <ol>
        <StaffNotes notes={notes.filter(({ after }) => after < first)} />
        {entries.map((entry, at) => (
          <Fragment key={entry.position}>
            <Said id={id} entry={entry} mark={markOf(entry)} beside={beside(entry)} />
            <StaffNotes notes={notes.filter(between(entry.position, entries[at + 1]?.position))} />
          </Fragment>
        ))}
      </ol>
    </div>
  )
}

/** A line between two shown ones, such as a silent signal, is not shown; the note behind it is. */
const between =
  (from: number, to = Number.POSITIVE_INFINITY) =>
  ({ after }: TalkNote): boolean =>
    after >= from && after < to

function Said({
  id,
  entry,
  mark,
  beside,
}: {
  id: string
  entry: Entry
  mark: string | null
  beside: ReactNode
}): ReactNode {
  const {
    author,
    name,
    at,
    text,
    withheld,
    language,
    choices,
    attachments,
    files,
    refusedFiles,
    position,
    translated,
  } = entry
  const open: OpenFile = ({ id: file }) => ask({ path: `/conversations/${id}/files/${file}?position=${position}` })
  return (
    <li className={`said ${author}`}>
      <p className="who">
        <span>{name ? plainly(name) : label('authors', author)}</span>{' '}
        <time dateTime={at} title={moment(at)}>
          {timeOfDay(at)}
        </time>
        {mark && <span className="way"> · {mark}</span>}
      </p>
      {text === null ? (
        <p className="soft">{say(withheld ? 'conversation.withheld' : 'conversation.destroyed')}</p>
      ) : (
        <TenantText text={translated?.original ?? text} language={translated?.from ?? language} />
      )}
      {choices.length > 0 && (
        <p className="soft">{say('conversation.offered', { choices: choices.map(plainly).join(' / ') })}</p>
      )}
      {beside}
      <FileLines files={files} open={open} />
      {refusedFiles.length > 0 && <p className="soft">{say('files.refused', { count: refusedFiles.length })}</p>}
      {attachments > 0 && <p className="soft">{say('conversation.attachments', { count: attachments })}</p>}
    </li>
  )
}
