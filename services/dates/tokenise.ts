/** Cuts folded text into date words, longest phrase first; figures become numbers, dates or clock times. */
import { figure, other } from './figures.ts'
import type { Lexicon } from './lexicon.ts'
import type { Token } from './token.ts'

const pieces = /\d(?:[\d./:-]*\d)?|[\p{L}\p{M}]+/gu
const longestPhrase = 4

export function tokenise({ text, lexicon }: { text: string; lexicon: Lexicon }): Token[] {
  const joined = text.replace(/(\d) ?\/ ?(?=\d)/g, '$1/')
  const parts = [...joined.matchAll(pieces)].map((match) => ({ word: match[0], at: match.index }))
  const tokens: Token[] = []
  for (let index = 0; index < parts.length; ) {
    const { word, at } = parts[index]!
    const next = parts[index + 1]
    // "3rd", and "3-go" in Polish: the ending must touch the figure.
    if (/^\d{1,2}$/.test(word) && next && next.at - at - word.length <= 1 && joined[at + word.length] !== ' ') {
      if (lexicon.ordinalEnding.test(next.word)) {
        tokens.push({ kind: 'ordinal', values: [Number(word)], name: '' })
        index += 2
        continue
      }
    }
    const phrase = /^\d/.test(word) ? undefined : longest({ parts, index, lexicon })
    index += phrase?.length ?? 1
    // "No, yesterday" says yes to yesterday: a stop after the "not" cuts it off.
    const cut = phrase?.token.kind === 'not' && /[,.;:!?]/.test(joined[at + word.length] ?? '')
    tokens.push(...(phrase ? [cut ? other : phrase.token] : figure(word)))
  }
  return tokens
}

type Parts = { word: string; at: number }[]

function longest({ parts, index, lexicon }: { parts: Parts; index: number; lexicon: Lexicon }) {
  for (let length = Math.min(longestPhrase, parts.length - index); length > 0; length--) {
    const words = parts.slice(index, index + length).map(({ word }) => word)
    const token = lexicon.words.get(words.join(' '))
    if (token) return { token, length }
  }
  return undefined
}
