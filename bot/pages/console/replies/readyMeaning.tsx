/** What a ready reply in the box says in the reader's own language, until a word of it is changed. */
import type { ReactNode } from 'react'
import { plainly } from '../conversation/tenantText.tsx'
import { boot, say } from '../words.ts'

export type Chosen = {
  text: string
  own: string
  language: string
}

export function ReadyMeaning({ chosen, text }: { chosen: Chosen | null; text: string }): ReactNode {
  const stands = chosen !== null && text === chosen.text && chosen.language !== boot.language
  return (
    <p id="reply-meaning" className="soft">
      {stands && say('replies.meaning', { text: plainly(chosen.own) })}
    </p>
  )
}
