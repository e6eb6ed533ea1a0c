/** What the tenant is shown of words that a machine translated: the translation, that it is one, and the words as they were written. */
import { t } from '../../locales/index.ts'
import { type LanguageCode, languageOf } from '../../locales/languages.ts'

export interface MachineWords {
  original: string
  from: LanguageCode
  translation: string
  to: LanguageCode
}

export function shownWords({ original, from, translation, to }: MachineWords, { sms }: { sms: boolean }): string {
  const mark = t({
    key: 'handoff.translated',
    language: to,
    voice: sms ? 'short' : 'full',
    params: { language: nameIn({ language: from, in: to }) },
  })
  const other = languageOf(from).direction !== languageOf(to).direction
  return `${translation}\n\n${mark}\n${!sms && other ? isolated(original) : original}`
}

function nameIn({ language, in: own }: { language: LanguageCode; in: LanguageCode }): string {
  const named = new Intl.DisplayNames([own], { type: 'language', fallback: 'none' }).of(language)
  return named ?? languageOf(language).own
}

/** Each line in its own direction; a text message counts its signs and goes without. */
const isolated = (text: string): string =>
  text
    .split('\n')
    .map((line) => `\u2068${line}\u2069`)
    .join('\n')
