/** A reply in the tenant's language: seen before it is sent, and sent as it was seen or not at all. */
import { type ReactNode, useRef, useState } from 'react'
import { ask, newKey, type Refusal } from '../api.ts'
import { boot, languageName, say } from '../words.ts'
import { MadeByMachine } from './lineTranslation.tsx'
import { notTranslated } from './notTranslated.ts'
import './translate.css'
import type { Preview } from './translateAnswer.ts'

type Props = {
  id: string
  language: string
  text: string
  /** Words of the tenant came in since this was begun. */
  news: boolean
  wrongOf: (refusal: Refusal) => string
  onSent: () => Promise<void>
}

export function ReplyTranslation({ id, language, text, news, wrongOf, onSent }: Props): ReactNode {
  const [seen, setSeen] = useState<{ of: string; preview: Preview; key: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const opener = useRef<HTMLButtonElement>(null)
  const own = languageName(language.split('-')[0] ?? language)
  // A word that was changed since is not what was seen.
  const shown = seen?.of === text ? seen : null
  const body = { text, from: boot.language }

  const failed = (refusal: Refusal): void => setWrong(notTranslated(refusal) ?? wrongOf(refusal))
  const see = async (): Promise<void> => {
    setBusy(true)
    setWrong('')
    const answer = await ask<Preview>({ method: 'POST', path: `/conversations/${id}/reply/translation`, body })
    setBusy(false)
    if (answer.ok) setSeen({ of: text, preview: answer.value, key: newKey() })
    else failed(answer)
  }
  const send = async (): Promise<void> => {
    if (!shown || busy) return
    const { translation, to, proof } = shown.preview
    setBusy(true)
    setWrong('')
    const answer = await ask({
      method: 'POST',
      path: `/conversations/${id}/reply/translated`,
      body: { ...body, translation, to, proof },
      key: shown.key,
    })
    setBusy(false)
    if (!answer.ok) return failed(answer)
    setSeen(null)
    await onSent()
  }
  const close = (): void => {
    setSeen(null)
    opener.current?.focus()
  }

  return (
    <div className="reply-translation">
      <button
        type="button"
        ref={opener}
        disabled={busy || text.trim() === '' || shown !== null}
        onClick={() => void see()}
      >
        {say(busy && !shown ? 'translate.asking' : 'translate.see', { language: own })}
      </button>
      <div role="status">
        {shown && (
          <>
            <h3>{say('translate.heading')}</h3>
            <MadeByMachine mark={say('translate.preview')} text={shown.preview.shown} language={shown.preview.to} />
            {shown.preview.segments !== null && (
              <p className="soft">{say('conversation.texts', { segments: shown.preview.segments })}</p>
            )}
          </>
        )}
      </div>
      {shown && (
        <div className="acts">
          <button type="button" className="main" disabled={busy} onClick={() => void send()}>
            {say(news ? 'live.sendAnyway' : 'translate.send')}
          </button>
          <button type="button" onClick={close}>
            {say('translate.close')}
          </button>
        </div>
      )}
      <p className="wrong" role="alert">
        {wrong}
      </p>
    </div>
  )
}
