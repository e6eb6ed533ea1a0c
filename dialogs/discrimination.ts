/** Whether somebody tells of being treated worse for who they are: by words that say so, or by what was understood as hate. */
import { spokenAs } from '../locales/languages.ts'
import { holdsListed } from './form/ownWords.ts'
import { flagOf } from './signs.ts'
import type { Talk } from './talk.ts'

/** Less likely, a rude word would lead to a question about who somebody is. */
const LIKELY = 0.5

export function tellsOfDiscrimination({ talk, text = talk.inbound.text }: { talk: Talk; text?: string }): boolean {
  // What was understood is of this message alone.
  if (text === talk.inbound.text && (flagOf({ heard: talk.heard, name: 'hate' })?.p ?? 0) >= LIKELY) return true
  return holdsListed({
    text,
    key: 'complaint.words.discrimination',
    language: spokenAs(talk.state.language) ?? 'en',
  })
}
