/** A line about who is speaking, in the tenant's language and with no words of a person in it. */
import { type TextKey, t } from '../../locales/index.ts'
import { spokenAs } from '../../locales/languages.ts'
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import type { Line } from '../../services/handoff/claim.ts'
import { factsOf } from '../facts.ts'
import type { Product } from '../product.ts'

type HandoffLine = {
  product: Pick<Product, 'landlords' | 'law'>
  conversation: Pick<ConversationRecord, 'landlord' | 'language' | 'channel'>
  key: TextKey
  params?: Record<string, string>
}

export function handoffLine({ product, conversation, key, params = {} }: HandoffLine): Line {
  const landlord = product.landlords.bySlug(conversation.landlord)
  if (!landlord) throw new Error('landlord_gone')
  const language = spokenAs(conversation.language) ?? 'en'
  const voice = conversation.channel === 'sms' ? 'short' : 'full'
  const text = t({ key, language, voice, params: { ...factsOf({ landlord, law: product.law }), ...params } })
  return { author: 'system', body: { text, language, said: [key] } }
}
