/** Ready replies: a button, a search, and a list that the keyboard alone is enough for. */
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { plainly } from '../conversation/tenantText.tsx'
import { useLoaded } from '../loaded.ts'
import { boot, label, say } from '../words.ts'
import { found } from './found.ts'
import './ready.css'
import type { Chosen } from './readyMeaning.tsx'
import type { Replies } from './replyAnswer.ts'

type Props = {
  id: string
  open: boolean
  onOpen: (open: boolean) => void
  onChoose: (reply: Chosen) => void
  onClose: () => void
}

export function ReadyReplies({ id, open, onOpen, onChoose, onClose }: Props): ReactNode {
  return (
    <div className="ready">
      <button type="button" aria-expanded={open} onClick={() => onOpen(!open)}>
        {say('replies.open')}
      </button>{' '}
      <span className="soft">{say('replies.slash')}</span>
      {open && <ReplySearch id={id} onChoose={onChoose} onClose={onClose} />}
    </div>
  )
}

function ReplySearch({ id, onChoose, onClose }: Pick<Props, 'id' | 'onChoose' | 'onClose'>): ReactNode {
  const { answer } = useLoaded<Replies>({
    path: `/conversations/${id}/replies?language=${boot.language}`,
    when: () => false,
  })
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => input.current?.focus(), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: whichever is marked must be in sight
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [at, words])
  if (answer && !answer.ok) return <p className="wrong">{say('failed')}</p>
  const language = answer?.value.language ?? boot.language
  const shown = found({ replies: answer?.value.replies ?? [], words })
  const last = shown.length - 1

  const onKey = (event: KeyboardEvent): void => {
    const moves: Record<string, number> = {
      ArrowDown: at >= last ? 0 : at + 1,
      ArrowUp: at <= 0 ? Math.max(last, 0) : at - 1,
    }
    const to = moves[event.key]
    const reply = shown[at]
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter') reply && onChoose({ ...reply, language })
    else if (to === undefined) return
    else setAt(to)
    event.preventDefault()
  }

  return (
    <div className="ready-list">
      <label htmlFor="ready-search">{say('replies.search')}</label>
      <input
        ref={input}
        id="ready-search"
        type="text"
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded="true"
        aria-controls="ready-options"
        aria-activedescendant={shown[at] && `ready-${shown[at].name}`}
        aria-describedby="ready-hint"
        value={words}
        onChange={(event) => {
          setWords(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKey}
      />
      <p id="ready-hint" className="soft">
        {say('replies.hint')}
      </p>
      <div ref={list} id="ready-options" role="listbox" aria-label={say('replies.open')}>
        {shown.map((reply, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the combobox, which names the marked one
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's
          <div
            key={reply.name}
            id={`ready-${reply.name}`}
            role="option"
            aria-selected={index === at}
            onClick={() => onChoose({ ...reply, language })}
          >
            <strong>{label('replies.names', reply.name)}</strong>
            <span lang={language} dir="auto">
              {plainly(reply.text)}
            </span>
            {language !== boot.language && <span className="soft">{plainly(reply.own)}</span>}
          </div>
        ))}
      </div>
      <p className="soft" role="status">
        {answer && (shown.length === 0 ? say('replies.none') : say('replies.count', { count: shown.length }))}
      </p>
    </div>
  )
}
