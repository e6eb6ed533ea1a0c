/** Which choice a whole sentence means, by the words in it: "lights are out in the stairwell" is about lighting. Two readings are none, and so is one that is denied. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { clausesOf } from './clauses.ts'
import { fold } from './fold.ts'

const file = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.string())))
export const answerWords = file.parse(JSON.parse(readFileSync(new URL('./answerWords.json', import.meta.url), 'utf8')))

interface Listed {
  list: string
  id: string
  language: string
}

/** The words that mean one answer, folded: in the language, and in English, which people mix in everywhere. */
export function meantWords({ list, id, language }: Listed): string[] {
  const words = answerWords[list]?.[id] ?? {}
  return [words[language], words.en].flatMap((own) => own?.split(',').map(fold) ?? [])
}

/** `list` names an entry of answerWords.json. */
export function meantChoice({ said, list, language }: { said: string; list: string; language: string }): string | null {
  const clauses = clausesOf(said).map((clause) => ` ${clause} `)
  const denied = denials(language)
  const meant: string[] = []
  for (const id of Object.keys(answerWords[list] ?? {})) {
    const words = meantWords({ list, id, language }).map((word) => ` ${word} `)
    const found = clauses.flatMap((clause) => words.flatMap((word) => around({ clause, word })))
    // "Do not call me" names a way that is not wanted.
    if (found.some(({ before, after }) => denied({ before, after }))) return null
    if (found.length > 0) meant.push(id)
  }
  return meant.length === 1 ? (meant[0] ?? null) : null
}

/** What stands before and after the word where it first occurs. */
function around({ clause, word }: { clause: string; word: string }): { before: string; after: string }[] {
  const at = clause.indexOf(word)
  return at < 0 ? [] : [{ before: clause.slice(0, at + 1), after: clause.slice(at + word.length - 1) }]
}

/** Something is denied somewhere in it: the name of a choice in such a sentence is no choice. */
export function holdsDenial({ said, language }: { said: string; language: string }): boolean {
  const words = [
    ...meantWords({ list: 'denial', id: 'before', language }),
    ...(answerWords.denial?.after?.[language]?.split(',').map(fold) ?? []),
  ]
  return clausesOf(said).some((clause) => words.some((word) => ` ${clause} `.includes(` ${word} `)))
}

/** In some languages the word that denies comes first, in others last. */
function denials(language: string): (args: { before: string; after: string }) => boolean {
  const first = meantWords({ list: 'denial', id: 'before', language }).map((word) => ` ${word} `)
  const last = answerWords.denial?.after?.[language]?.split(',').map((word) => ` ${fold(word)} `) ?? []
  return ({ before, after }) =>
    first.some((word) => before.endsWith(word)) || last.some((word) => after.startsWith(word))
}
