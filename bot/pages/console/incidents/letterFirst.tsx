/** The letter that an act would write, read before anything is done. */
import { type ReactNode, useState } from 'react'
import { type Answered, ask } from '../api.ts'
import { Paper, type Written } from '../cases/letterPreview.tsx'
import { label, say } from '../words.ts'
import { incidentRefusal } from './incidentRefusal.ts'

type Props = { path: string; body: () => Record<string, unknown> }
type Preview = Written & { kind: string }

export function LetterFirst({ path, body }: Props): ReactNode {
  const [read, setRead] = useState<{ turn: number; answer: Answered<Preview> } | null>(null)
  const look = async (): Promise<void> => {
    const answer = await ask<Preview>({ method: 'POST', path, body: body() })
    setRead((before) => ({ turn: (before?.turn ?? 0) + 1, answer }))
  }
  const shown = read?.answer.ok ? read.answer.value : null
  return (
    <div className="after">
      <button type="button" onClick={() => void look()}>
        {say('incident.letterFirst')}
      </button>
      <p className="soft" role="status">
        {shown && say('incident.notWritten')}
        {read && !read.answer.ok && incidentRefusal({ refusal: read.answer, latestReview: null })}
      </p>
      {shown && <Paper key={read?.turn} written={shown} title={label('letterKinds', shown.kind)} />}
    </div>
  )
}
