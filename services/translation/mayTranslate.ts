/** Whether a machine may read these words: where operator and landlord have it so, and of what was told in confidence only on the landlord's own machines. */
import type { Audience } from '../db.ts'
import type { Landlord } from '../landlords/profile.ts'
import type { Translator } from './translator.ts'

export function mayTranslate({
  landlord,
  translator,
  audiences,
}: {
  landlord: Pick<Landlord, 'operations'>
  translator: Pick<Translator, 'name' | 'selfHosted'>
  /** Of the talk and of the words. */
  audiences: readonly Audience[]
}): 'yes' | 'off' | 'confidence' {
  const { translation: rule } = landlord.operations
  if (!rule || translator.name === 'none') return 'off'
  if (audiences.every((audience) => audience === 'general')) return 'yes'
  return rule.in_confidence === 'self_hosted' && translator.selfHosted ? 'yes' : 'confidence'
}
