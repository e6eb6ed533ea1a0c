/** A no and nothing but a no: each part of the sentence is a listed no or a thank you; "no, he is still here" is none. */
import { spokenAs } from '../../locales/languages.ts'
import { clausesOf } from './clauses.ts'
import { meantWords } from './meantChoice.ts'
import { foldedWords } from './ownWords.ts'

/** `list` names an entry of answerWords.json that has a "no" of its own, and a "doubt": what is a no elsewhere and not here. */
export function isPlainNo({ said, list, language }: { said: string; list: string; language: string }): boolean {
  const no = new Set([
    ...foldedWords({ key: 'common.words.no', language: spokenAs(language) ?? 'en' }),
    ...meantWords({ list, id: 'no', language }),
  ])
  for (const doubt of meantWords({ list, id: 'doubt', language })) no.delete(doubt)
  const thanks = new Set(meantWords({ list: 'courtesy', id: 'thanks', language }))
  // Parts are never looked for inside longer words: "I am safe" stands in a denial of it too.
  const parts = clausesOf(said)
  return parts.some((part) => no.has(part)) && parts.every((part) => no.has(part) || thanks.has(part))
}
