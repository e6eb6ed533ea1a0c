/** Which choice a whole sentence means, by the words in it: "lights are out in the stairwell" is about lighting. Two readings are none. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { fold } from './fold.ts'

const file = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.string())))
const lists = file.parse(JSON.parse(readFileSync(new URL('./answerWords.json', import.meta.url), 'utf8')))

/** `list` names an entry of answerWords.json. */
export function meantChoice({ said, list, language }: { said: string; list: string; language: string }): string | null {
  const text = ` ${fold(said)} `
  const meant = Object.entries(lists[list] ?? {}).filter(([, words]) =>
    [words[language], words.en].some((own) => own?.split(',').some((word) => text.includes(` ${fold(word)} `))),
  )
  return meant.length === 1 ? (meant[0]?.[0] ?? null) : null
}
