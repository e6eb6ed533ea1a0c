/** Reads the word lists beside this file once and hears their concepts in a message. */
import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { addWrittenForms } from './colloquial.ts'
import { type LanguageScore, scoreLanguages } from './language.ts'
import { fold, type Word, wordsOf } from './normalise.ts'
import { buildTrie, findPhrases, type Phrase, type Span, type Trie } from './phraseTrie.ts'
import { createSpeller, type Speller } from './spelling.ts'

export type Heard = { words: Word[]; spans: Map<string, Span[]>; languages: LanguageScore[]; question: boolean }

const phrasesByLanguage = z.record(z.string(), z.string())
const wordFile = z.object({
  notice: z.string().optional(),
  concepts: z.record(z.string(), phrasesByLanguage),
  otherSense: z.record(z.string(), phrasesByLanguage).optional(),
})

const folder = new URL('./rules/', import.meta.url)
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.words.json'))
  .sort()
  .map((name) => wordFile.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))))

/** A phrase under `otherSense` hides its concept where it overlaps it: "gas bill" is not a smell of gas. */
const hides = (concept: string) => `not:${concept}`

const phrases: Phrase[] = files.flatMap(({ concepts, otherSense = {} }) => [
  ...Object.entries(concepts).flatMap(([concept, lists]) => listed(concept, lists)),
  ...Object.entries(otherSense).flatMap(([concept, lists]) => listed(hides(concept), lists)),
])

const romanised = new Set(['ur', 'pa', 'ar', 'bn', 'gu'])
export const concepts: ReadonlySet<string> = new Set(phrases.map(({ concept }) => concept))

let built: { trie: Trie; spell: Speller } | null = null

/** The lists as a tree, made when first needed: 0.3 s, which a process that understands nothing is spared. */
export function readyLexicon(): { trie: Trie; spell: Speller } {
  if (!built) {
    const trie = buildTrie(phrases)
    built = { trie, spell: createSpeller(trie) }
  }
  return built
}

let last: { text: string; heard: Heard } | null = null

/** One message is asked about by several readers of a turn, one after the other; none of them changes what was heard. */
export function hear(text: string): Heard {
  if (last?.text !== text) last = { text, heard: heardIn(text) }
  return last.heard
}

function heardIn(text: string): Heard {
  const { trie, spell } = readyLexicon()
  const folded = fold(text)
  const words = wordsOf(folded)
  spell(words)
  addWrittenForms(words)
  const languages = scoreLanguages({ text, words, languageOfWord })
  const spans = findPhrases({ trie, words, language: languages[0]?.language.slice(0, 2) ?? 'en' })
  for (const [concept, heard] of spans) {
    const hidden = spans.get(hides(concept))
    if (hidden)
      spans.set(
        concept,
        heard.filter((span) => !hidden.some((other) => overlap(span, other))),
      )
  }
  return { words, spans, languages, question: /[?\u061f]/.test(folded) }
}

export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** The one language whose lists hold this word, romanised when its own script is another. */
function languageOfWord(word: string): string | null {
  const { trie } = readyLexicon()
  const lists = trie.known.get(word) ?? stemOf({ trie, word })
  if (lists?.size !== 1) return null
  const [language] = lists
  return romanised.has(language!) && /^[a-z]/.test(word) ? `${language}-Latn` : language!
}

function stemOf({ trie, word }: { trie: Trie; word: string }): Set<string> | undefined {
  for (let length = word.length; length >= 5; length -= 1) {
    const lists = trie.stems.get(word.slice(0, length))
    if (lists) return lists
  }
  return undefined
}

function listed(concept: string, lists: Record<string, string>): Phrase[] {
  return Object.entries(lists).flatMap(([language, list]) =>
    list
      .split(',')
      .map((pattern) => ({ concept, language, pattern: pattern.trim() }))
      .filter(({ pattern }) => pattern !== ''),
  )
}
