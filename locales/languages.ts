/** The languages that Heard's own words exist in; one line each. */
export interface Language {
  /** BCP 47. */
  code: string
  /** What its speakers call it. */
  own: string
  direction: 'ltr' | 'rtl'
  /** Which SMS alphabet its words need: Unicode halves a text to 70 characters. */
  sms: 'gsm7' | 'ucs2'
}

export const LANGUAGES = [
  { code: 'en', own: 'English', direction: 'ltr', sms: 'gsm7' },
  { code: 'cy', own: 'Cymraeg', direction: 'ltr', sms: 'ucs2' },
  { code: 'pl', own: 'Polski', direction: 'ltr', sms: 'ucs2' },
  { code: 'ro', own: 'Română', direction: 'ltr', sms: 'ucs2' },
  { code: 'pa', own: 'ਪੰਜਾਬੀ', direction: 'ltr', sms: 'ucs2' },
  { code: 'ur', own: 'اردو', direction: 'rtl', sms: 'ucs2' },
  { code: 'pt', own: 'Português', direction: 'ltr', sms: 'ucs2' },
  { code: 'es', own: 'Español', direction: 'ltr', sms: 'ucs2' },
  { code: 'ar', own: 'العربية', direction: 'rtl', sms: 'ucs2' },
  { code: 'bn', own: 'বাংলা', direction: 'ltr', sms: 'ucs2' },
  { code: 'gu', own: 'ગુજરાતી', direction: 'ltr', sms: 'ucs2' },
  { code: 'it', own: 'Italiano', direction: 'ltr', sms: 'gsm7' },
  { code: 'uk', own: 'Українська', direction: 'ltr', sms: 'ucs2' },
  { code: 'so', own: 'Soomaali', direction: 'ltr', sms: 'gsm7' },
] as const satisfies Language[]

export type LanguageCode = (typeof LANGUAGES)[number]['code']

export const languageOf = (code: string): Language =>
  LANGUAGES.find((language) => language.code === code) ?? LANGUAGES[0]

/** `ur-Latn` and `ur-PK` are spoken to in `ur`; null when we have no words in that language. */
export function spokenAs(tag: string): LanguageCode | null {
  const base = tag.split('-')[0]?.toLowerCase()
  return LANGUAGES.find(({ code }) => code === base)?.code ?? null
}
