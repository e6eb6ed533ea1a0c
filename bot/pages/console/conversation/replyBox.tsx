/** The place to answer: what was written is never lost, never goes out twice, and never past words that came in since. */
import { type FormEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { countSegments, foldPlain } from '../../../channels/sms/segments.ts'
import { ask, newKey, type Refusal } from '../api.ts'
import { draftOf, keepDraft } from '../live/drafts.ts'
import { FilePick, formOf } from '../live/filePick.tsx'
import { type Chosen, ReadyMeaning } from '../replies/readyMeaning.tsx'
import { ReadyReplies } from '../replies/readyReplies.tsx'
import { ReplyTranslation } from '../translate/replyTranslation.tsx'
import { boot, say } from '../words.ts'

type Props = {
  id: string
  channel: string
  optedOut: boolean
  /** Where the tenant's last words stand; 0 before any. */
  lastOfTenant: number
  onSent: () => Promise<void>
  /** True with each key pressed, false when nothing is left of what was written. */
  onWriting: (writes: boolean) => void
  /** The tenant's language, where a machine may translate into it. */
  translateTo: string | null
  /** The person asked not to be texted. */
  noTexts: boolean
}

function wrongOf({ status, detail }: Refusal): string {
  if (status === 413) return say('conversation.tooLong')
  if (detail.reason === 'file') return say(`sendFiles.why.${detail.why}`)
  if (status === 409)
    return detail.reason === 'opted_out'
      ? say('conversation.optedOut')
      : detail.reason === 'safe_contact'
        ? say('conversation.notByText')
        : detail.holder
          ? say('conversation.taken', { name: detail.holder })
          : say('conversation.lost')
  return say('conversation.notSent')
}

export function ReplyBox(props: Props): ReactNode {
  const { id, channel, optedOut, noTexts, translateTo, lastOfTenant, onSent, onWriting } = props
  const kept = draftOf(id)
  const [text, setText] = useState(kept?.text ?? '')
  const since = useRef(kept?.since ?? lastOfTenant)
  const [files, setFiles] = useState<readonly File[]>([])
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<{ text: string; wrong: boolean } | null>(null)
  const [ready, setReady] = useState(false)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  const sendButton = useRef<HTMLButtonElement>(null)
  // One key for one text: a second press after a lost answer is the same reply.
  const key = useRef<{ text: string; files: readonly File[]; key: string } | null>(null)
  const news = text.trim() !== '' && lastOfTenant > since.current

  const write = (words: string): void => {
    if (text.trim() === '') since.current = lastOfTenant
    setText(words)
    keepDraft({ id, text: words, since: since.current })
    onWriting(words.trim() !== '')
  }
  const send = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault()
    if (busy || (text.trim() === '' && files.length === 0)) return
    setBusy(true)
    const same = key.current?.text === text && key.current.files === files
    if (!key.current || !same) key.current = { text, files, key: newKey() }
    const answer = await ask({
      method: 'POST',
      ...(files.length > 0
        ? { path: `/conversations/${id}/files`, body: formOf({ text, files }) }
        : { path: `/conversations/${id}/reply`, body: { text } }),
      key: key.current.key,
    })
    setBusy(false)
    if (!answer.ok) {
      setTold({ text: wrongOf(answer), wrong: true })
      return
    }
    await gone()
  }
  const gone = async (): Promise<void> => {
    key.current = null
    write('')
    setFiles([])
    setTold({ text: say('conversation.sent'), wrong: false })
    await onSent()
  }
  const backToBox = (): void => {
    setReady(false)
    box.current?.focus()
  }
  const choose = (reply: Chosen): void => {
    write([text.trimEnd(), reply.text].filter(Boolean).join(' '))
    setChosen(reply)
    backToBox()
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === '/' && text === '') {
      event.preventDefault()
      setReady(true)
    }
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    // Whoever looks at the keys has not seen that something came in: one more press sends.
    if (news) sendButton.current?.focus()
    else void send()
  }

  if (optedOut) return <p className="notice">{say('conversation.optedOut')}</p>
  if (noTexts) return <p className="notice">{say('conversation.notByText')}</p>
  return (
    <form className="reply" onSubmit={(event) => void send(event)}>
      <label htmlFor="reply">{say('conversation.write')}</label>
      <textarea
        id="reply"
        ref={box}
        dir="auto"
        rows={3}
        value={text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKey}
        aria-describedby="reply-hint reply-meaning reply-news reply-told"
      />
      <ReadyMeaning chosen={chosen} text={text} />
      <ReadyReplies id={id} open={ready} onOpen={setReady} onChoose={choose} onClose={backToBox} />
      {channel === 'webchat' ? (
        <FilePick files={files} onChange={setFiles} />
      ) : (
        <p className="soft">{say('sendFiles.byText')}</p>
      )}
      <p id="reply-news" className={news ? 'notice' : undefined} role="status">
        {news && say('live.news')}
      </p>
      <div className="send">
        <p id="reply-hint" className="soft">
          {say('conversation.sendHint')}
          {channel === 'sms' &&
            text !== '' &&
            ` ${say('conversation.texts', { segments: countSegments(foldPlain(text)).segments })}`}
        </p>
        <button type="submit" className="main" aria-disabled={busy} ref={sendButton} aria-describedby="reply-news">
          {say(busy ? 'conversation.sending' : news ? 'live.sendAnyway' : 'conversation.send')}
        </button>
      </div>
      {translateTo && translateTo.split('-')[0] !== boot.language && files.length === 0 && (
        <ReplyTranslation id={id} language={translateTo} text={text} news={news} wrongOf={wrongOf} onSent={gone} />
      )}
      <p id="reply-told" className={told?.wrong ? 'wrong' : 'soft'} role="status">
        {told?.text}
      </p>
    </form>
  )
}
