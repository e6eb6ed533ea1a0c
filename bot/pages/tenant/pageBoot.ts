/** What the server hands to the tenant page inside its HTML: the landlord, the words, and where the files are. */
import type english from '../../../locales/en/page.json'

export type PageStrings = typeof english

export type PageLanguage = { code: string; name: string; dir: 'ltr' | 'rtl' }

export type PageColours = { primary: string; onPrimary: string; accent: string }

export type PageBoot = {
  landlord: { slug: string; name: string }
  language: string
  languages: PageLanguage[]
  strings: PageStrings
  /** Where the other languages' words are, by code. */
  stringsAt: Record<string, string>
  colours: PageColours
  exitTo: string
  embed: boolean
}
