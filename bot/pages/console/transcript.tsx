/** What was said, in order; the newest is in sight unless somebody is reading further up. */
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import type { Entry } from './answers.ts'
import { ask } from './api.ts'
import { FileLines, type OpenFile } from './fileLines.tsx'
import { plainly, TenantText } from './tenantText.tsx'
import { label, moment, say, timeOfDay } from './words.ts'

const NEAR_PX = 80

export function Transcript({ id, entries }: { id: string; entries: Entry[] }): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const last = entries.at(-1)?.position
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
        {entries.map((entry) => (
          <Said key={entry.position} id={id} entry={entry} />
        ))}
      </ol>
    </div>
  )
}

function Said({ id, entry }: { id: string; entry: Entry }): ReactNode {
  const { author, name, at, text, withheld, language, choices, attachments, files, refusedFiles, position } = entry
  const open: OpenFile = ({ id: file }) => ask({ path: `/conversations/${id}/files/${file}?position=${position}` })
  return (
    <li className={`said ${author}`}>
      <p className="who">
        <span>{name ? plainly(name) : label('authors', author)}</span>{' '}
        <time dateTime={at} title={moment(at)}>
          {timeOfDay(at)}
        </time>
      </p>
      {text === null ? (
        <p className="soft">{say(withheld ? 'conversation.withheld' : 'conversation.destroyed')}</p>
      ) : (
        <TenantText text={text} language={language} />
      )}
      {choices.length > 0 && (
        <p className="soft">{say('conversation.offered', { choices: choices.map(plainly).join(' / ') })}</p>
      )}
      <FileLines files={files} open={open} />
      {refusedFiles.length > 0 && <p className="soft">{say('files.refused', { count: refusedFiles.length })}</p>}
      {attachments > 0 && <p className="soft">{say('conversation.attachments', { count: attachments })}</p>}
    </li>
  )
}
