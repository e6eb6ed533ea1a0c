/** Hears which language a tenant asks for: "po polsku", "in Urdu please", "Cymraeg". */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { productLanguages } from './labels.ts'
import { fold, wordsOf } from './normalise.ts'

const file = z.object({
  names: z.record(z.enum(productLanguages), z.string()),
  asks: z.string(),
  /** What says that somebody is weak in a language: `@` is its name, `~` up to three words, `stem*`, `(one|other|)`. */
  lacks: z.string(),
  fillers: z.string(),
  notRequests: z.string(),
})
const data = file.parse(JSON.parse(readFileSync(new URL('./rules/languageNames.json', import.meta.url), 'utf8')))

type Code = (typeof productLanguages)[number]
const list = (text: string) =>
  text
    .split(',')
    .map((entry) => ` ${plain(entry)} `)
    .filter((entry) => entry.trim() !== '')
const names = Object.entries(data.names).flatMap(([code, text]) =>
  list(text).map((name) => ({ code: code as Code, name })),
)
// Longest first, so that "po polsku" wins over a shorter name inside it.
names.sort((a, b) => b.name.length - a.name.length)
const [asks, fillers, notRequests] = [list(data.asks), new Set(list(data.fillers)), list(data.notRequests)]
const lacks = data.lacks.split(',').map(lackPattern)
// A request is a short message or a short clause; names of languages in a long story are not.
const longestRequest = 12

export function languageRequest(text: string): Code | null {
  for (const clause of clausesOf(text)) {
    const code = requestIn(clause)
    if (code) return code
  }
  return null
}

function requestIn(clause: string): Code | null {
  if (notRequests.some((phrase) => clause.includes(phrase))) return null
  for (const { code, name } of names) {
    // "My English is bad" asks for no English, and "po polsku" beside it may still ask for Polish.
    if (clause.includes(name) && !isLacking({ clause, name }) && isAskedFor({ clause, name })) return code
  }
  return null
}

function isLacking({ clause, name }: { clause: string; name: string }): boolean {
  const marked = clause.replace(name, ' @ ')
  return lacks.some((lack) => lack.test(marked))
}

function isAskedFor({ clause, name }: { clause: string; name: string }): boolean {
  const rest = clause
    .replace(name, ' ')
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (rest.every((word) => fillers.has(` ${word} `))) return true
  return rest.length <= longestRequest && asks.some((ask) => clause.includes(ask.replace(' @ ', name)))
}

/** A comma parts a request from its reason: "I don't speak English, Polish please". */
function clausesOf(text: string): string[] {
  return text.split(/[,،–—]/).flatMap((part) => {
    const clauses: string[] = []
    for (const { text: word, sentence } of wordsOf(fold(part)))
      clauses[sentence] = `${clauses[sentence] ?? ' '}${word} `
    return clauses.filter((clause) => clause !== undefined)
  })
}

function lackPattern(pattern: string): RegExp {
  const words = pattern.trim().match(/\([^()]*\)|\S+/g) ?? []
  const sources = words.map((word) => {
    if (word === '~') return '(?:\\S+ ){0,3}'
    if (word === '@') return '@ '
    const options = word.replace(/[()]/g, '').split('|')
    return `(?:${options.map((option) => (option === '' ? '' : `${foldedStem(option)} `)).join('|')})`
  })
  return new RegExp(` ${sources.join('')}`, 'u')
}

function foldedStem(option: string): string {
  const folded = option.replace('*', '').split(' ').map(plain).join(' ')
  return option.endsWith('*') ? `${folded}\\S*` : folded
}

function plain(entry: string): string {
  return entry.includes('@')
    ? entry.trim().split('@').map(plain).join(' @ ').trim()
    : wordsOf(fold(entry))
        .map(({ text }) => text)
        .join(' ')
}
