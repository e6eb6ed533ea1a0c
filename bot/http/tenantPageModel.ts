/** What the tenant page is made from. */
import type { PageLanguage, PageStrings } from '../pages/tenant/pageBoot.ts'
import type { Assets } from './assets.ts'

const NEUTRAL_SITE = 'https://www.bbc.co.uk/weather'

export type TenantPageLandlord = {
  slug: string
  name: string
  /** Each written `#rrggbb`. */
  colours: { primary: string; onPrimary: string }
  phones: { main: string; outOfHours?: string; sms?: string }
  /** Not null: this landlord is fictional and the page says so. The words come from the locale. */
  banner: string | null
  embedOrigins: string[]
}

/** A number to phone, or to text, named by its id in `law.yaml`. */
export type EmergencyLine = { id: keyof PageStrings['emergency']['lines']; number: string; by: 'phone' | 'text' }

export type TenantPage = {
  landlord: TenantPageLandlord
  language: string
  languages: PageLanguage[]
  /** The words of `locales/<language>/page.json`. */
  strings: PageStrings
  /** `danger` and `gas` stand on the page at all times; `more` opens below them. */
  emergency: { danger: string; gas: string; more: EmergencyLine[] }
  nonce: string
  assets: Assets
  embed: boolean
  /** Where "Exit this page" goes. */
  exitTo?: string
}

export function exitTo({ exitTo: chosen = NEUTRAL_SITE }: TenantPage): string {
  return chosen
}
