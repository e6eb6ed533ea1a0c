/** Every word a person sees: `t({ key, language, params })`, with keys that the compiler knows from the English files. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createInstance } from 'i18next'
import { LANGUAGES, type LanguageCode } from './languages.ts'

type English = {
  asb: typeof import('./en/asb.json', { with: { type: 'json' }})
  casework: typeof import('./en/casework.json', { with: { type: 'json' }})
  choice: typeof import('./en/choice.json', { with: { type: 'json' }})
  common: typeof import('./en/common.json', { with: { type: 'json' }})
  complaint: typeof import('./en/complaint.json', { with: { type: 'json' }})
  compliment: typeof import('./en/compliment.json', { with: { type: 'json' }})
  danger: typeof import('./en/danger.json', { with: { type: 'json' }})
  errors: typeof import('./en/errors.json', { with: { type: 'json' }})
  handoff: typeof import('./en/handoff.json', { with: { type: 'json' }})
  hateReport: typeof import('./en/hateReport.json', { with: { type: 'json' }})
  info: typeof import('./en/info.json', { with: { type: 'json' }})
  language: typeof import('./en/language.json', { with: { type: 'json' }})
  letters: typeof import('./en/letters.json', { with: { type: 'json' }})
  ombudsman: typeof import('./en/ombudsman.json', { with: { type: 'json' }})
  replies: typeof import('./en/replies.json', { with: { type: 'json' }})
  sensitive: typeof import('./en/sensitive.json', { with: { type: 'json' }})
  serviceRequest: typeof import('./en/serviceRequest.json', { with: { type: 'json' }})
  sms: typeof import('./en/sms.json', { with: { type: 'json' }})
  status: typeof import('./en/status.json', { with: { type: 'json' }})
  survey: typeof import('./en/survey.json', { with: { type: 'json' }})
}

/** Dotted paths to the texts; `_short`, `_one`, `_other` endings belong to i18next and are not part of a key. */
type Leaves<T> = { [K in keyof T & string]: T[K] extends string ? Plain<K> : `${K}.${Leaves<T[K]>}` }[keyof T & string]
type Plain<K extends string> = K extends `${infer Base}_${'short' | 'one' | 'two' | 'few' | 'many' | 'other' | 'zero'}`
  ? Base
  : K
export type TextKey = Leaves<English>

/** `short` is the voice of channels that count characters; a text without a short form is said in full. */
export type Voice = 'full' | 'short'
export type Words = Record<string, unknown>

const here = new URL('.', import.meta.url)

function readLanguage(code: string): Words {
  const folder = new URL(`${code}/`, here)
  // A language that is listed but not written yet is spoken in English.
  if (!existsSync(folder)) return {}
  const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'reviews.json')
  return Object.fromEntries(
    files.map((name) => [name.replace(/\.json$/, ''), JSON.parse(readFileSync(new URL(name, folder), 'utf8'))]),
  )
}

/** All texts by language and file, as they stand on disk. */
export const catalogue: Record<LanguageCode, Words> = Object.fromEntries(
  LANGUAGES.map(({ code }) => [code, readLanguage(code)]),
) as never

const i18n = createInstance()
void i18n.init({
  lng: 'en',
  fallbackLng: 'en',
  defaultNS: 'heard',
  ns: ['heard'],
  nsSeparator: false,
  initAsync: false,
  // Values are data, never markup and never keys: a name like `$t(secret)` is said literally (threat T18).
  interpolation: { escapeValue: false, skipOnVariables: true },
  resources: Object.fromEntries(LANGUAGES.map(({ code }) => [code, { heard: catalogue[code] }])),
})

/** Texts that hold no place to fill in: the same every time. */
const plain = new Map<string, string | null>()

function plainText({ key, language, voice }: { key: string; language: LanguageCode; voice: Voice }): string | null {
  const name = `${language} ${voice} ${key}`
  const known = plain.get(name)
  if (known !== undefined) return known
  const written = i18n.t(key, { lng: language, ...ofVoice(voice), skipInterpolation: true })
  const text = /\{\{|\$t\(/.test(written) ? null : written
  plain.set(name, text)
  return text
}

const ofVoice = (voice: Voice): { context?: string } => (voice === 'short' ? { context: 'short' } : {})

export function t({
  key,
  language,
  params = {},
  voice = 'full',
}: {
  key: TextKey
  language: LanguageCode
  params?: Record<string, string | number>
  voice?: Voice
}): string {
  // A number may choose between forms of the text.
  const known = 'count' in params ? null : plainText({ key, language, voice })
  return known ?? i18n.t(key, { ...params, lng: language, ...ofVoice(voice) })
}

export const hasText = ({ key, language }: { key: string; language: LanguageCode }): boolean =>
  i18n.exists(key, { lng: language, fallbackLng: [] as never })

const lists = new Map<string, readonly string[]>()

/** A list of words in one language, such as everything that means "go back": written `back|go back` in the file. */
export function wordList({ key, language }: { key: TextKey; language: LanguageCode }): readonly string[] {
  const name = `${language} ${key}`
  const known = lists.get(name)
  if (known) return known
  const words = t({ key, language })
    .split('|')
    .map((word) => word.trim().toLowerCase())
    .filter(Boolean)
  lists.set(name, words)
  return words
}
