/** Which choice a whole sentence means, by the words in it: "lights are out in the stairwell" is about lighting. Two readings are none. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { fold } from './fold.ts'

const file = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.string())))
export const answerWords = file.parse(JSON.parse(readFileSync(new URL('./answerWords.json', import.meta.url), 'utf8')))

/** The words that mean one answer, folded: in the language, and in English, which people mix in everywhere. */
export function meantWords({ list, id, language }: { list: string; id: string; language: string }): string[] {
  const words = answerWords[list]?.[id] ?? {}
  return [words[language], words.en].flatMap((own) => own?.split(',').map(fold) ?? [])
}

/** `list` names an entry of answerWords.json. */
export function meantChoice({ said, list, language }: { said: string; list: string; language: string }): string | null {
  const text = ` ${fold(said)} `
  const meant = Object.keys(answerWords[list] ?? {}).filter((id) =>
    meantWords({ list, id, language }).some((word) => text.includes(` ${word} `)),
  )
  return meant.length === 1 ? (meant[0] ?? null) : null
}
