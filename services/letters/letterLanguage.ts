/** The language a letter is written in: the tenant's, or English where the product does not write it. */
import { type LanguageCode, spokenAs } from '../../locales/languages.ts'

export const letterLanguage = (tag: string): LanguageCode => spokenAs(tag) ?? 'en'
