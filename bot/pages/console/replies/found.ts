/** Which ready replies hold every word that was typed, in their name, in the tenant's language or in one's own. */
import { label } from '../words.ts'
import type { Reply } from './replyAnswer.ts'

/** Without accents: nobody types them into a search. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()

export function found({ replies, words }: { replies: readonly Reply[]; words: string }): readonly Reply[] {
  const wanted = folded(words).split(/\s+/).filter(Boolean)
  return replies.filter(({ name, text, own }) => {
    const whole = folded(`${label('replies.names', name)} ${text} ${own}`)
    return wanted.every((word) => whole.includes(word))
  })
}
