/** What a line of the log has of translations, and whether one may be asked for. */
import type { Beside } from '../../../../services/conversations/besideLines.ts'
import type { ConversationRecord } from '../../../../services/conversations/conversationModel.ts'
import type { Entry } from '../../../../services/conversations/transcript.ts'
import type { Audience } from '../../../../services/db.ts'
import type { LineTranslation } from '../../../../services/translation/lineTranslations.ts'
import { mayTranslate } from '../../../../services/translation/mayTranslate.ts'
import type { Product } from '../../../product.ts'
import { holdsReviewed } from '../../../reviewedWords.ts'
import { viewMachine } from './translatedView.ts'

export const canTranslate =
  ({
    product: { landlords, config },
    conversation,
  }: {
    product: Pick<Product, 'landlords' | 'config'>
    conversation: ConversationRecord
  }) =>
  (audience: Audience): boolean => {
    const landlord = landlords.bySlug(conversation.landlord)
    if (!landlord) return false
    const { translator } = config
    return mayTranslate({ landlord, translator, audiences: [conversation.audience, audience] }) === 'yes'
  }

export const translationsOf = ({
  entry: { position, audience, author, body },
  translations,
  translates,
}: {
  entry: Pick<Entry, 'position' | 'audience' | 'author' | 'body'>
  translations: Beside<LineTranslation>[]
  translates: (audience: Audience) => boolean
}) => ({
  // A line of the system is ours in every language; what went out translated is there in both.
  translatable:
    author !== 'system' &&
    body !== null &&
    !body.translated &&
    body.text.trim() !== '' &&
    !holdsReviewed(body.said) &&
    translates(audience),
  // Of words that are destroyed or withheld nothing is shown.
  translations: body
    ? translations.filter((one) => one.position === position).map(({ value }) => viewMachine(value))
    : [],
  translated: body?.translated ?? null,
})
