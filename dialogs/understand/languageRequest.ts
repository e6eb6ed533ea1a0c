/** Hears which language a tenant asks for: "po polsku", "in Urdu please", "Cymraeg". */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { productLanguages } from './labels.ts'
import { fold, wordsOf } from './normalise.ts'

const file = z.object({
  names: z.record(z.enum(productLanguages), z.string()),
  asks: z.string(),
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
  const found = names.find(({ name }) => clause.includes(name))
  if (!found || notRequests.some((phrase) => clause.includes(phrase))) return null
  const rest = clause
    .replace(found.name, ' ')
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (rest.every((word) => fillers.has(` ${word} `))) return found.code
  if (rest.length > longestRequest) return null
  return asks.some((ask) => clause.includes(ask.replace(' @ ', found.name))) ? found.code : null
}

function clausesOf(text: string): string[] {
  const clauses: string[] = []
  for (const { text: word, sentence } of wordsOf(fold(text))) clauses[sentence] = `${clauses[sentence] ?? ' '}${word} `
  return clauses.filter((clause) => clause !== undefined)
}

function plain(entry: string): string {
  return entry.includes('@')
    ? entry.trim().split('@').map(plain).join(' @ ').trim()
    : wordsOf(fold(entry))
        .map(({ text }) => text)
        .join(' ')
}
