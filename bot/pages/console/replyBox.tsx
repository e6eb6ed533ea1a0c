/** The place to answer: what was written is never lost, and never goes out twice. */
import { type FormEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { countSegments, foldPlain } from '../../channels/sms/segments.ts'
import { ask, newKey, type Refusal } from './api.ts'
import { say } from './words.ts'

type Props = {
  id: string
  channel: string
  optedOut: boolean
  onSent: () => Promise<void>
  /** True with each key pressed, false when nothing is left of what was written. */
  onWriting: (writes: boolean) => void
}

function wrongOf({ status, detail }: Refusal): string {
  if (status === 413) return say('conversation.tooLong')
  if (status === 409)
    return detail.reason === 'opted_out'
      ? say('conversation.optedOut')
      : detail.holder
        ? say('conversation.taken', { name: detail.holder })
        : say('conversation.lost')
  return say('conversation.notSent')
}

export function ReplyBox({ id, channel, optedOut, onSent, onWriting }: Props): ReactNode {
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<{ text: string; wrong: boolean } | null>(null)
  // One key for one text: a second press after a lost answer is the same reply.
  const key = useRef<{ text: string; key: string } | null>(null)

  const send = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault()
    if (busy || text.trim() === '') return
    setBusy(true)
    if (key.current?.text !== text) key.current = { text, key: newKey() }
    const answer = await ask({
      method: 'POST',
      path: `/conversations/${id}/reply`,
      body: { text },
      key: key.current.key,
    })
    setBusy(false)
    if (!answer.ok) {
      setTold({ text: wrongOf(answer), wrong: true })
      return
    }
    key.current = null
    write('')
    setTold({ text: say('conversation.sent'), wrong: false })
    await onSent()
  }
  const write = (words: string): void => {
    setText(words)
    onWriting(words.trim() !== '')
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
  }

  if (optedOut) return <p className="notice">{say('conversation.optedOut')}</p>
  return (
    <form className="reply" onSubmit={(event) => void send(event)}>
      <label htmlFor="reply">{say('conversation.write')}</label>
      <textarea
        id="reply"
        dir="auto"
        rows={3}
        value={text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKey}
        aria-describedby="reply-hint reply-told"
      />
      <div className="send">
        <p id="reply-hint" className="soft">
          {say('conversation.sendHint')}
          {channel === 'sms' &&
            text !== '' &&
            ` ${say('conversation.texts', { segments: countSegments(foldPlain(text)).segments })}`}
        </p>
        <button type="submit" className="main" disabled={busy}>
          {say(busy ? 'conversation.sending' : 'conversation.send')}
        </button>
      </div>
      <p id="reply-told" className={told?.wrong ? 'wrong' : 'soft'} role="status">
        {told?.text}
      </p>
    </form>
  )
}
