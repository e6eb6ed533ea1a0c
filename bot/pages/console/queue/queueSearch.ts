/** How the queue is narrowed, as it stands in the address after `#`; danger, what is sealed and what is offered to oneself is never narrowed away. */
import type { QueueLine } from '../answers.ts'

export const QUEUE_FILTERS = ['team', 'skill', 'language', 'need', 'wait'] as const
export type QueueFilter = (typeof QUEUE_FILTERS)[number]
export type QueueSearch = Partial<Record<QueueFilter, string>>

/** What fits the reader's own skills or languages. */
export const OWN = 'own'
export const NEEDS = ['urgent', 'late'] as const
/** Minutes waited at least. */
export const WAITS = ['5', '15', '30', '60'] as const

export function readQueue(query: string): QueueSearch {
  const given = new URLSearchParams(query)
  return Object.fromEntries(QUEUE_FILTERS.flatMap((name) => (given.get(name) ? [[name, given.get(name)]] : [])))
}

export const writeQueue = (search: QueueSearch): string =>
  new URLSearchParams(
    QUEUE_FILTERS.flatMap((name): [string, string][] => (search[name] ? [[name, search[name]]] : [])),
  ).toString()

/** Whatever is asked for, these stay in sight. */
export const isKept = ({ alert, audience, offered }: QueueLine): boolean =>
  alert !== null || audience !== 'general' || offered?.mine === true

const base = (language: string): string => language.split('-')[0] ?? language

const TAKES: Record<QueueFilter, (given: { line: QueueLine; value: string; now: number }) => boolean> = {
  team: ({ line, value }) => line.team === value,
  skill: ({ line, value }) => (value === OWN ? line.fits.skill : line.reason === value),
  language: ({ line, value }) => (value === OWN ? line.fits.language : base(line.language) === value),
  need: ({ line, value, now }) =>
    value === 'late' ? line.lateAt !== null && Date.parse(line.lateAt) <= now : line.urgent,
  // An address that names no number hides nothing.
  wait: ({ line, value, now }) =>
    line.waitingSince === null || !(now - Date.parse(line.waitingSince) < Number(value) * 60_000),
}

/** In the order in which they came, with how many are left out and how many of those are urgent. */
export function narrowed({ lines, search, now }: { lines: readonly QueueLine[]; search: QueueSearch; now: number }): {
  shown: QueueLine[]
  hidden: { count: number; urgent: number }
} {
  const asked = QUEUE_FILTERS.flatMap((name) => (search[name] ? [[name, search[name]] as const] : []))
  const stays = (line: QueueLine): boolean =>
    isKept(line) || asked.every(([name, value]) => TAKES[name]({ line, value, now }))
  const left = lines.filter((line) => !stays(line))
  return {
    shown: lines.filter(stays),
    hidden: { count: left.length, urgent: left.filter(({ urgent }) => urgent).length },
  }
}

/** The languages of those who wait, without their regions. */
export const languagesIn = (lines: readonly QueueLine[]): string[] => [
  ...new Set(lines.map(({ language }) => base(language))),
]
