/** The console's words by key, and the dates as people in the landlord's country write them. */
import type { ConsoleBoot } from './consoleBoot.ts'

export const boot = JSON.parse(document.querySelector('#boot')!.textContent!) as ConsoleBoot

type Params = Record<string, string | number>

const lookUp = (key: string): unknown =>
  key
    .split('.')
    .reduce<unknown>(
      (group, name) => (typeof group === 'object' && group !== null ? (group as Record<string, unknown>)[name] : null),
      boot.words,
    )

function find(key: string): string | null {
  const found = lookUp(key)
  return typeof found === 'string' ? found : null
}

/** The codes that a group has words for, in the order they stand there. */
export const codesOf = (group: string): string[] => Object.keys((lookUp(group) as object | null) ?? {})

const fill = (text: string, params: Params): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''))

/** A text by its key in `staff.json`. */
export const say = (key: string, params: Params = {}): string => fill(find(key) ?? key, params)

/** The same, where a text need not be there. */
export const maybe = (key: string): string | null => find(key)

/** The word for a code; `answered_3` is the third of `answered_n`; a code that has none yet is shown as it is, readable. */
export function label(group: string, code: string): string {
  const stage = /_(\d+)$/.exec(code)?.[1]
  const numbered = stage ? find(`${group}.${code.replace(/\d+$/, 'n')}`) : null
  return find(`${group}.${code}`) ?? (numbered && fill(numbered, { stage: stage ?? '' })) ?? code.replaceAll('_', ' ')
}

const ZONE = 'Europe/London'
/** Many browsers have no Welsh: then dates stand as they are written here, and never the American way. */
export const locales = [...(boot.language === 'en' ? [] : [boot.language]), 'en-GB']
const instantFormat = new Intl.DateTimeFormat(locales, { dateStyle: 'medium', timeStyle: 'short', timeZone: ZONE })
const timeFormat = new Intl.DateTimeFormat(locales, { timeStyle: 'short', timeZone: ZONE })
const dayFormat = new Intl.DateTimeFormat(locales, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: ZONE,
})

export const moment = (iso: string): string => instantFormat.format(new Date(iso))
export const timeOfDay = (iso: string): string => timeFormat.format(new Date(iso))
export const isDay = (word: string): boolean => /^\d{4}-\d\d-\d\d$/.test(word)
/** `2027-03-10`, as a day. */
export const day = (date: string): string => dayFormat.format(new Date(`${date.slice(0, 10)}T12:00:00Z`))

const languages = new Intl.DisplayNames(locales, { type: 'language' })
export function languageName(code: string): string {
  try {
    return languages.of(code) ?? code
  } catch {
    return code
  }
}

export function waited({ since, now }: { since: string; now: number }): string {
  const minutes = Math.max(0, Math.floor((now - new Date(since).getTime()) / 60_000))
  if (minutes === 0) return say('queue.now')
  if (minutes < 60) return say('queue.minutes', { count: minutes })
  return say('queue.hours', { count: Math.floor(minutes / 60), minutes: minutes % 60 })
}
