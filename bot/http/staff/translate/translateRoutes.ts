/** A machine turns lines of a conversation into the language of whoever reads them: when asked, on record, and kept sealed beside the line. */
import { z } from 'zod'
import type { ConversationRecord } from '../../../../services/conversations/conversationModel.ts'
import type { TranscriptRecord } from '../../../../services/conversations/transcript.ts'
import { trusted } from '../../../../services/db.ts'
import { AppError } from '../../../../services/errors.ts'
import { translationId } from '../../../../services/translation/lineTranslations.ts'
import { MOST_TEXTS } from '../../../../services/translation/translator.ts'
import { holdsReviewed } from '../../../reviewedWords.ts'
import { createLimiter } from '../../limits.ts'
import { corrected } from '../corrections/correctedHeard.ts'
import { type Me, type StaffDeps, type StaffRoute, staffRoute } from '../staffRoute.ts'
import { assertMayTranslate, findTalk, machineMade, refused, sourceOf } from './asked.ts'
import { replyTranslationRoutes } from './replyTranslationRoutes.ts'
import { machineView, viewMachine } from './translatedView.ts'

const wish = z.strictObject({
  positions: z.array(z.number().int().min(1).max(999_999_999)).min(1).max(MOST_TEXTS).describe('of the lines'),
  to: z.enum(['en', 'cy']).describe('the language of whoever reads'),
})
const lines = z.object({ lines: z.array(machineView.extend({ position: z.number().int() })) })

interface Asked {
  row: TranscriptRecord
  text: string
  from: string | null
}

export function translateRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { product, staff } = deps
  const limiter = createLimiter(product.config.limits.translations)

  /** Each as this reader may see it; one that must not go to a machine refuses them all. */
  const rowsOf = async ({
    me,
    conversation,
    positions,
  }: {
    me: Me
    conversation: ConversationRecord
    positions: number[]
  }): Promise<Asked[]> => {
    assertMayTranslate({ product, conversation, audiences: [] })
    const rows = await product.transcript.model
      .find({ ...me.scope.records(), conversation: conversation._id, position: trusted({ $in: positions }) })
      .sort({ position: 1 })
      .lean<TranscriptRecord[]>()
    if (rows.length !== positions.length) throw new AppError('not_found')
    assertMayTranslate({ product, conversation, audiences: rows.map(({ audience }) => audience) })
    const corrections = await product.corrections.read({ conversation, positions })
    return rows.map((row) => {
      const { body } = corrected({ line: product.transcript.open({ conversation, row }), corrections })
      if (!body || body.text.trim() === '') throw refused('no_words')
      if (row.author === 'system' || holdsReviewed(body.said)) throw refused('reviewed')
      return { row, text: body.text, from: sourceOf(body.language ?? conversation.language) }
    })
  }

  return [
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: '/api/staff/conversations/:id/translations',
        name: 'staff.translate',
        summary:
          'Have a machine translate lines of a conversation. Never texts that people have reviewed, nor what was told in confidence unless the profile has it so.',
        act: 'conversation.handle',
        body: wish,
        answer: lines,
        fails: ['too_many'],
        handle: async ({ call, me, body: { to, ...body } }) => {
          const { landlord, _id: account } = me.account
          const conversation = await findTalk({ product, me, id: call.params.id ?? '' })
          const { _id: id } = conversation
          const positions = [...new Set(body.positions)]
          const asked = await rowsOf({ me, conversation, positions })
          const there = async () =>
            (await product.lineTranslations.read({ conversation, positions })).filter(({ value }) => value.to === to)
          const before = new Set((await there()).map(({ position }) => position))
          const fresh = asked.filter(({ row }) => !before.has(row.position))
          if (fresh.length > 0) {
            await limiter.take(account)
            const { name: service } = product.config.translator
            const which = fresh.map(({ row }) => row.position).join(',')
            await staff.audit.write({
              landlord,
              account,
              action: 'conversation.translate',
              target: id,
              detail: `${service} ${to} ${which}`,
            })
          }
          for (const from of new Set(fresh.map((one) => one.from)))
            await keep({ me, id, to, from, asked: fresh.filter((one) => one.from === from) })
          return { lines: (await there()).map((one) => ({ position: one.position, ...viewMachine(one.value) })) }
        },
      },
    }),
    ...replyTranslationRoutes({ deps, limiter }),
  ]

  async function keep({
    me,
    id,
    to,
    from,
    asked,
  }: {
    me: Me
    id: string
    to: string
    from: string | null
    asked: Asked[]
  }): Promise<void> {
    const made = await machineMade({ product, texts: asked.map(({ text }) => text), from, to })
    const at = product.clock()
    await product.db.transact(async (session) => {
      // Touched in the same transaction, so that a section that is being left meanwhile is looked at again.
      const filter = { _id: id, ...me.scope.conversations() }
      const now = await product.conversations
        .findOneAndUpdate(filter, { $set: { notedAt: at } }, { session, returnDocument: 'after' })
        .lean<ConversationRecord>()
      if (!now) throw new AppError('not_found')
      for (const [index, { row }] of asked.entries()) {
        const { text, from: told } = made[index]!
        await product.lineTranslations.write({
          session,
          conversation: now,
          row,
          id: translationId({ line: row._id, to }),
          by: me.account._id,
          at,
          value: { text, to, from: told, service: product.config.translator.name },
        })
      }
    })
  }
}
