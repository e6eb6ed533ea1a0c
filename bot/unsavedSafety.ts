/** The safety text for when nothing can be saved: from memory alone, in the asker's language, saying so. */
import { type TextKey, t, type Voice } from '../locales/index.ts'
import { spokenAs } from '../locales/languages.ts'
import { newId } from '../services/ids.ts'
import type { Landlord } from '../services/landlords/profile.ts'
import type { DirectLineActivity } from './directLineActivity.ts'
import { factsOf } from './facts.ts'
import type { Product } from './product.ts'

/** The same as it is shown on the web: in no log, so that a client that comes back does not see it twice. */
export const unsavedActivity = ({
  conversation,
  ...said
}: Omit<Parameters<typeof unsavedSafety>[0], 'voice' | 'product'> & {
  product: Pick<Product, 'law' | 'clock'>
  conversation: string
}): DirectLineActivity => ({
  type: 'message',
  id: `${conversation}|unsaved-${newId().slice(0, 8)}`,
  timestamp: said.product.clock().toISOString(),
  channelId: 'directline',
  from: { id: 'heard', role: 'bot' },
  textFormat: 'plain',
  channelData: { unsaved: true },
  text: unsavedSafety({ ...said, voice: 'full' }),
})

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
