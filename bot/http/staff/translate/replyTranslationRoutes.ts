/** An officer writes in her own language, sees what a machine makes of it, and sends that and no other: the mark of what was shown comes back with it. */
import { z } from 'zod'
import { type LanguageCode, spokenAs } from '../../../../locales/languages.ts'
import { blindIndex } from '../../../../services/confidential/seal.ts'
import type { ConversationRecord } from '../../../../services/conversations/conversationModel.ts'
import { AppError } from '../../../../services/errors.ts'
import { newId } from '../../../../services/ids.ts'
import { words } from '../../../../services/words.ts'
import { SMS_SEGMENTS } from '../../../channels/livechat.ts'
import { countSegments, foldPlain } from '../../../channels/sms/segments.ts'
import { type MachineWords, shownWords } from '../../../channels/translatedWords.ts'
import { factsOf } from '../../../facts.ts'
import { isTooLong, wellFormed } from '../../../intake.ts'
import { quotesReviewed } from '../../../reviewedWords.ts'
import type { Limiter } from '../../limits.ts'
import { type Me, type StaffDeps, type StaffRoute, staffRoute } from '../staffRoute.ts'
import { assertMayTranslate, findTalk, machineMade, refused } from './asked.ts'

const wish = z.strictObject({
  text: words({ max: 20_000 }).describe('at most 4,000 characters as readers count them'),
  from: z.enum(['en', 'cy']).describe('the language it is written in'),
})
const preview = z.object({
  translation: z.string(),
  to: z.string(),
  shown: z.string().describe('all that the tenant is shown, with the mark and the words as written'),
  segments: z.number().int().nullable().describe('texts that it costs; null where it is not a text'),
  proof: z.string().describe('goes back with it: that a machine made it of these words'),
})
export type TranslationPreview = z.infer<typeof preview>

const confirmed = wish.extend({
  translation: z.string().min(1).max(40_000),
  to: z.string().max(20),
  proof: z.string().max(200),
})
const said = z.object({ position: z.number().int(), segments: z.number().int().nullable() })

export function replyTranslationRoutes({ deps, limiter }: { deps: StaffDeps; limiter: Limiter }): StaffRoute[] {
  const { product, staff, liveChat } = deps
  const { translator } = product.config
  const path = '/api/staff/conversations/:id/reply'

  const held = async ({ me, id }: { me: Me; id: string }): Promise<ConversationRecord> => {
    const conversation = await findTalk({ product, me, id })
    if (conversation.holder !== me.account._id) throw new AppError('conflict', { holder: '' })
    return conversation
  }
  /** The same words at another talk, by somebody else or by another machine have another mark. */
  const proofOf = ({ me, id, made }: { me: Me; id: string; made: MachineWords }): string =>
    blindIndex({
      master: product.master,
      field: 'translated_reply',
      value: JSON.stringify([me.account._id, id, translator.name, made.from, made.to, made.original, made.translation]),
    })
  const assertFits = ({ conversation, made }: { conversation: ConversationRecord; made: MachineWords }) => {
    const sms = conversation.channel === 'sms'
    const shown = shownWords(made, { sms })
    if (isTooLong(shown)) throw new AppError('too_large')
    const segments = sms ? countSegments(foldPlain(shown)).segments : null
    if (segments !== null && segments > SMS_SEGMENTS) throw new AppError('too_large', { segments })
    return { shown, segments }
  }

  return [
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: `${path}/translation`,
        name: 'staff.replyTranslation',
        summary: "What a machine makes of a reply in the tenant's language. Nothing is sent to the tenant.",
        act: 'conversation.handle',
        body: wish,
        answer: preview,
        fails: ['too_many'],
        handle: async ({ call, me, body }) => {
          const { landlord: slug, _id: account } = me.account
          const conversation = await held({ me, id: call.params.id ?? '' })
          const { _id: id } = conversation
          const landlord = product.landlords.bySlug(slug)
          const original = wellFormed(body.text).trim()
          const to = spokenAs(conversation.language)
          if (!landlord || !original) throw new AppError('bad_request')
          assertMayTranslate({
            product,
            conversation,
            audiences: [conversation.sections.at(-1)?.audience ?? 'general'],
          })
          if (!to || to === body.from) throw refused('same')
          if (isTooLong(original)) throw new AppError('too_large')
          if (quotesReviewed({ text: original, facts: factsOf({ landlord, law: product.law }) }))
            throw refused('reviewed')
          await limiter.take(account)
          const detail = `${translator.name} ${to} reply`
          await staff.audit.write({ landlord: slug, account, action: 'conversation.translate', target: id, detail })
          const [one] = await machineMade({ product, texts: [original], from: body.from, to })
          const made: MachineWords = { original, from: body.from, translation: one?.text ?? '', to }
          return {
            translation: made.translation,
            to,
            ...assertFits({ conversation, made }),
            proof: proofOf({ me, id, made }),
          }
        },
      },
    }),
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: `${path}/translated`,
        name: 'staff.replyTranslated',
        summary: 'Send what was shown: the translation, marked as made by a machine, with the words as written.',
        act: 'conversation.handle',
        body: confirmed,
        answer: said,
        keyed: true,
        handle: async ({ call, me, body, key }) => {
          const { landlord, _id: account } = me.account
          const conversation = await held({ me, id: call.params.id ?? '' })
          const { _id: id } = conversation
          assertMayTranslate({
            product,
            conversation,
            audiences: [conversation.sections.at(-1)?.audience ?? 'general'],
          })
          const to = spokenAs(conversation.language)
          const original = wellFormed(body.text).trim()
          const made: MachineWords = {
            original,
            from: body.from,
            translation: body.translation,
            to: body.to as LanguageCode,
          }
          if (body.proof !== proofOf({ me, id, made })) throw refused('not_shown')
          // They went over to another language in between.
          if (to !== made.to) throw refused('changed')
          const { shown } = assertFits({ conversation, made })
          await staff.audit.write({ landlord, account, action: 'conversation.reply', target: id, detail: 'translated' })
          const translated = { ...made, service: translator.name }
          const { position, segments } = await liveChat.reply({
            id,
            scope: me.scope,
            account: me.account,
            text: shown,
            translated,
            key: key ?? newId(),
          })
          return { position, segments }
        },
      },
    }),
  ]
}
