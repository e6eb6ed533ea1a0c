/** The word that opens the menu from anywhere: 0 where answers are digits, "menu" everywhere. */

import { isWord } from './form/fields.ts'
import { fold } from './form/fold.ts'
import type { Talk } from './talk.ts'

export const isMenuWord = (talk: Talk): boolean =>
  (talk.shows.choices === 'digits' && fold(talk.inbound.text) === '0') ||
  isWord({ said: talk.inbound.text, key: 'common.words.menu', language: talk.state.language })
