/** Offers the known word behind a typing slip: one letter too many, one missing, or two swapped. */
import type { Word } from './normalise.ts'
import type { Trie } from './phraseTrie.ts'

// Shorter words have too many honest neighbours ("treat" and "threat").
const shortest = 6
const latinWord = /^[a-z]+$/

export type Speller = (words: Word[]) => void

export function createSpeller({ known, stems }: Trie): Speller {
  const targets = new Set(
    [...known.keys(), ...stems.keys()].filter((word) => word.length >= shortest && latinWord.test(word)),
  )
  const missing = new Map<string, string>()
  for (const word of targets)
    for (const shorter of withoutOne(word)) if (shorter[0] === word[0]) missing.set(shorter, word)

  const isKnown = (word: string): boolean => {
    if (known.has(word)) return true
    for (let length = 4; length <= word.length; length += 1) if (stems.has(word.slice(0, length))) return true
    return false
  }
  return (words) => {
    for (const word of words) {
      const { text } = word
      if (text.length < shortest || text.length > 24 || !latinWord.test(text) || isKnown(text)) continue
      const meant = [missing.get(text), ...withoutOne(text), ...swapped(text)]
      word.also.push(
        ...meant.filter((guess) => guess !== undefined && guess[0] === text[0] && targets.has(guess)).map(String),
      )
    }
  }
}

function withoutOne(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))
}

function swapped(word: string): string[] {
  return Array.from(
    { length: word.length - 1 },
    (_, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
  )
}
