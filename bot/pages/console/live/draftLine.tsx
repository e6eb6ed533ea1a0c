/** While one is elsewhere in the console: the way back to each reply that was begun and not sent. */
import type { ReactNode } from 'react'
import { hrefOf, type Place } from '../place.ts'
import { say } from '../words.ts'
import { useDrafts } from './drafts.ts'

export function DraftLine({ place }: { place: Place }): ReactNode {
  const at = place.at === 'conversation' ? place.id : null
  const left = [...useDrafts().keys()].filter((id) => id !== at)
  return (
    <p className="notice" role="status" hidden={left.length === 0}>
      {left.length > 0 && say('live.unsent')}
      {left.map((id, index) => (
        <a key={id} href={hrefOf({ at: 'conversation', id })}>
          {say('live.backTo', { number: index + 1 })}
        </a>
      ))}
    </p>
  )
}
