/** One letter as the tenant gets it, in a frame that runs nothing and fetches nothing; where the browser refuses the frame, its words. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type Answered, ask } from '../api.ts'
import { TenantText } from '../conversation/tenantText.tsx'
import { framed } from '../framed.ts'
import { say } from '../words.ts'

export type Written = { html: string; text: string; language: string }

export function LetterPreview({ path, title }: { path: string; title: string }): ReactNode {
  const [answer, setAnswer] = useState<Answered<Written> | null>(null)
  useEffect(() => {
    let current = true
    void ask<Written>({ path }).then((said) => current && setAnswer(said))
    return () => {
      current = false
    }
  }, [path])
  if (!answer) return <p className="loading">{say('loading')}</p>
  if (!answer.ok) return <p className="wrong">{say('failed')}</p>
  return <Paper written={answer.value} title={title} />
}

export function Paper({ written, title }: { written: Written; title: string }): ReactNode {
  const frame = useRef<HTMLIFrameElement>(null)
  const [html] = useState(() => framed(written.html))
  useEffect(() => {
    if (frame.current && html !== null) frame.current.srcdoc = html
  }, [html])
  if (html === null)
    return (
      <div className="letter">
        <TenantText text={written.text} language={written.language} />
      </div>
    )
  // Empty: no script, no form, no way out, and an origin of its own.
  return <iframe className="letter" ref={frame} sandbox="" title={title} />
}
