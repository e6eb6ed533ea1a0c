/** What became of an officer's words, in a word: on its way, sent, delivered, seen. */
import type { Conversation, Entry } from '../answers.ts'
import { label } from '../words.ts'
import type { Live } from './liveAnswer.ts'

export function markOf({
  entry: { author, position, text },
  live,
  talk: { channel },
}: {
  entry: Entry
  live: Live | null
  talk: Pick<Conversation, 'channel'>
}): string | null {
  if (author !== 'staff' || text === null || live === null) return null
  const { delivered, seen, texts } = live.marks
  const of = texts.find((one) => one.position === position)?.state
  if (channel !== 'webchat') return of ? label('marks', of) : null
  return label('marks', position <= seen ? 'seen' : position <= delivered ? 'delivered' : 'sent')
}
