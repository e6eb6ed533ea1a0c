/** Finds many phrases in one pass over the words of a message, in time bounded by the message and not by the rules. */
import { fold, type Word } from './normalise.ts'

/** Where a phrase was heard: words [start, end) of one sentence. */
export type Span = { start: number; end: number; sentence: number }
export type Phrase = { concept: string; language: string; pattern: string }
type Out = { concept: string; only?: string }
// Absent rather than empty: most nodes are the ends of phrases.
type Node = { exact?: Map<string, Node>; prefix?: Map<string, Node>; any?: Node; gap?: Node; outs?: Out[] }
/** `known` and `stems` say which languages' lists hold a word. */
export type Trie = { root: Node; known: Map<string, Set<string>>; stems: Map<string, Set<string>> }

const longestGap = 3
const shortestStem = 2

/** Pattern syntax: `word`, `stem*`, `(one|other|)`, `_` any one word, `~` up to three words, final `!` = only in its own language. */
export function buildTrie(phrases: Phrase[]): Trie {
  const trie: Trie = { root: {}, known: new Map(), stems: new Map() }
  for (const { concept, language, pattern } of phrases) {
    const strict = pattern.endsWith('!')
    const out: Out = strict ? { concept, only: language } : { concept }
    for (const tokens of expand(strict ? pattern.slice(0, -1) : pattern)) insert({ trie, tokens, out, language })
  }
  return trie
}

/** Every concept that occurs in the words, with its places in order; `language` decides the strict phrases. */
export function findPhrases({
  trie,
  words,
  language,
}: {
  trie: Trie
  words: Word[]
  language: string
}): Map<string, Span[]> {
  const found = new Map<string, Span[]>()
  for (let start = 0; start < words.length; start += 1) {
    const sentence = words[start]!.sentence
    const walk = (node: Node, at: number): void => {
      for (const { concept, only } of node.outs ?? []) {
        if (only && only !== language) continue
        add(found, concept, { start, end: at, sentence })
      }
      if (node.gap)
        for (let skip = 0; skip <= longestGap && at + skip <= words.length; skip += 1) walk(node.gap, at + skip)
      const word = words[at]
      if (!word || word.sentence !== sentence) return
      if (node.any) walk(node.any, at + 1)
      step(node, word.text, (next) => walk(next, at + 1))
      for (const other of word.also) step(node, other, (next) => walk(next, at + 1))
    }
    walk(trie.root, start)
  }
  return found
}

function step(node: Node, text: string, go: (next: Node) => void): void {
  const exact = node.exact?.get(text)
  if (exact) go(exact)
  if (!node.prefix) return
  const end = Math.min(text.length, 24)
  for (let length = shortestStem; length <= end; length += 1) {
    const next = node.prefix.get(text.slice(0, length))
    if (next) go(next)
  }
}

function add(found: Map<string, Span[]>, concept: string, span: Span): void {
  const spans = found.get(concept)
  if (!spans) found.set(concept, [span])
  else {
    const last = spans.at(-1)!
    if (last.start !== span.start || last.end !== span.end) spans.push(span)
  }
}

function insert({ trie, tokens, out, language }: { trie: Trie; tokens: string[]; out: Out; language: string }): void {
  let node = trie.root
  for (const token of tokens) {
    if (token === '~') {
      node.gap ??= {}
      node = node.gap
    } else if (token === '_') {
      node.any ??= {}
      node = node.any
    } else if (token.endsWith('*')) {
      node.prefix ??= new Map()
      node = child(node.prefix, learn(trie.stems, token.slice(0, -1), language))
    } else {
      node.exact ??= new Map()
      node = child(node.exact, learn(trie.known, token, language))
    }
  }
  node.outs ??= []
  if (!node.outs.some(({ concept, only }) => concept === out.concept && only === out.only)) node.outs.push(out)
}

function expand(pattern: string): string[][] {
  const group = /\(([^()]*)\)/.exec(pattern)
  if (group) return group[1]!.split('|').flatMap((option) => expand(pattern.replace(group[0], ` ${option} `)))
  const tokens = pattern.trim().split(/\s+/).flatMap(foldToken)
  if (tokens.length === 0 || tokens[0] === '~') throw new Error(`a phrase needs a first word: "${pattern}"`)
  return [tokens]
}

const foldedTokens = new Map<string, string[]>()

function foldToken(token: string): string[] {
  const known = foldedTokens.get(token)
  if (known) return known
  const parts = foldAfresh(token)
  foldedTokens.set(token, parts)
  return parts
}

function foldAfresh(token: string): string[] {
  if (token === '~' || token === '_' || token === '') return token ? [token] : []
  const stem = token.endsWith('*')
  // In patterns `#` stands for a run of stars, as fold() leaves it.
  const folded = fold(token.slice(0, stem ? -1 : undefined).replaceAll('#', '*'))
  const parts: string[] = folded.match(/[\p{L}\p{M}\p{N}#]+/gu) ?? []
  return stem ? parts.with(-1, `${parts.at(-1)}*`) : [...parts]
}

function learn(lists: Map<string, Set<string>>, word: string, language: string): string {
  const languages = lists.get(word)
  if (languages) languages.add(language)
  else lists.set(word, new Set([language]))
  return word
}

function child(map: Map<string, Node>, key: string): Node {
  const existing = map.get(key)
  if (existing) return existing
  const made: Node = {}
  map.set(key, made)
  return made
}
