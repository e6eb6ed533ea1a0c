/** Offers the written form behind a spoken or shortened one: Welsh "ma", "di", romanised Urdu "nhi", "rha". */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { fold, type Word } from './normalise.ts'

const file = z.record(z.string(), z.record(z.string(), z.string()))
const data = file.parse(JSON.parse(readFileSync(new URL('./rules/colloquial.json', import.meta.url), 'utf8')))

const writtenForms = new Map<string, string[]>()
for (const forms of Object.values(data)) {
  for (const [written, spoken] of Object.entries(forms))
    for (const word of spoken.split(/\s+/).map(fold))
      writtenForms.set(word, [...(writtenForms.get(word) ?? []), fold(written)])
}

/** Only adds readings: the word as written still counts, as it may be another language's. */
export function addWrittenForms(words: Word[]): void {
  for (const word of words) word.also.push(...(writtenForms.get(word.text) ?? []))
}
