/** A no and nothing but a no: each part of the sentence is a listed no or a thank you; "no, he is still here" is none. */
import { spokenAs } from '../../locales/languages.ts'
import { fold } from './fold.ts'
import { meantWords } from './meantChoice.ts'
import { foldedWords } from './ownWords.ts'

/** Parts are never looked for inside longer words: "not" and "I am safe" stand in "I am not safe" too. */
const BETWEEN = /[.!?,;:،؛۔؟।॥\n…()"]+|\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u200d\ufe0f]/u

/** `list` names an entry of answerWords.json that has a "no" of its own. */
export function isPlainNo({ said, list, language }: { said: string; list: string; language: string }): boolean {
  const no = new Set([
    ...foldedWords({ key: 'common.words.no', language: spokenAs(language) ?? 'en' }),
    ...meantWords({ list, id: 'no', language }),
  ])
  const thanks = new Set(meantWords({ list: 'courtesy', id: 'thanks', language }))
  const parts = said.split(BETWEEN).map(fold).filter(Boolean)
  return parts.some((part) => no.has(part)) && parts.every((part) => no.has(part) || thanks.has(part))
}
