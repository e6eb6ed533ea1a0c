/** What both ways of translating ask before a word leaves, and how a failure of the service is told. */
import { spokenAs } from '../../../../locales/languages.ts'
import type { ConversationRecord } from '../../../../services/conversations/conversationModel.ts'
import { withheldSections } from '../../../../services/conversations/withheld.ts'
import type { Audience } from '../../../../services/db.ts'
import { AppError } from '../../../../services/errors.ts'
import { mayTranslate } from '../../../../services/translation/mayTranslate.ts'
import {
  MOST_SIGNS,
  type TranslatedText,
  type TranslationFailure,
} from '../../../../services/translation/translator.ts'
import type { Product } from '../../../product.ts'
import type { Me } from '../staffRoute.ts'

export const refused = (why: string): AppError => new AppError('conflict', { reason: 'translation', why })

/** Of a language that is written in foreign letters the service may make out more than we know. */
export const sourceOf = (tag: string | undefined | null): string | null =>
  !tag || tag.includes('-Latn') ? null : spokenAs(tag)

export async function findTalk({
  product,
  me,
  id,
}: {
  product: Product
  me: Me
  id: string
}): Promise<ConversationRecord> {
  const found = await product.conversations.findOne({ _id: id, ...me.scope.conversations() }).lean<ConversationRecord>()
  if (!found) throw new AppError('not_found')
  if (withheldSections(found).size > 0) throw new AppError('conflict', { reason: 'being_told' })
  return found
}

export function assertMayTranslate({
  product,
  conversation,
  audiences,
}: {
  product: Product
  conversation: ConversationRecord
  audiences: readonly Audience[]
}): void {
  const landlord = product.landlords.bySlug(conversation.landlord)
  if (!landlord) throw new AppError('not_found')
  const { translator } = product.config
  const may = mayTranslate({ landlord, translator, audiences: [conversation.audience, ...audiences] })
  if (may !== 'yes') throw refused(may)
}

/** The service may be asked again in a while, or never for these words. */
const AGAIN: readonly TranslationFailure[] = ['away', 'busy', 'refused', 'answer']

export async function machineMade({
  product,
  texts,
  from,
  to,
}: {
  product: Product
  texts: readonly string[]
  from: string | null
  to: string
}): Promise<TranslatedText[]> {
  if (texts.join('').length > MOST_SIGNS) throw new AppError('too_large')
  const { translator } = product.config
  const made = await translator.translate({ texts, from, to })
  product.metrics.translations.inc({ service: translator.name, outcome: made.ok ? 'ok' : made.reason })
  if (made.ok) return made.texts
  if (AGAIN.includes(made.reason)) throw new AppError('unavailable', { reason: 'translation', why: made.reason })
  throw refused(made.reason)
}
