/** The safety text for when nothing can be saved: from memory alone, in the asker's language, saying so. */
import { type TextKey, t, type Voice } from '../locales/index.ts'
import { spokenAs } from '../locales/languages.ts'
import type { Landlord } from '../services/landlords/profile.ts'
import { factsOf } from './facts.ts'
import type { Product } from './product.ts'

export function unsavedSafety({
  product,
  landlord,
  language,
  kind,
  voice,
}: {
  product: Pick<Product, 'law'>
  landlord: Landlord
  language: string
  kind: string
  voice: Voice
}): string {
  const spoken = spokenAs(language) ?? 'en'
  const params = factsOf({ landlord, law: product.law })
  const safety = t({ key: `danger.first.${kind}` as TextKey, language: spoken, params, voice })
  return `${safety}\n${t({ key: 'danger.notSaved', language: spoken, params, voice })}`
}
