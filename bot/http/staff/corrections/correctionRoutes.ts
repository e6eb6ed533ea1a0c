/** An officer says what a message really meant: on record beside what was understood, and counted without a word. */
import { z } from 'zod'
import { intents } from '../../../../dialogs/understand/labels.ts'
import { LANGUAGES } from '../../../../locales/languages.ts'
import type { ConversationRecord } from '../../../../services/conversations/conversationModel.ts'
import type { TranscriptRecord } from '../../../../services/conversations/transcript.ts'
import { UNHAPPY_INTENTS } from '../../../../services/conversations/unhappyIntents.ts'
import { withheldSections } from '../../../../services/conversations/withheld.ts'
import { changesOf, type Meant } from '../../../../services/corrections/corrections.ts'
import { AppError } from '../../../../services/errors.ts'
import { type StaffDeps, type StaffRoute, staffRoute } from '../staffRoute.ts'
import { corrected } from './correctedHeard.ts'

const codes = LANGUAGES.map(({ code }) => code)
const wish = z.strictObject({
  position: z.number().int().min(1).max(999_999_999).describe('of a message of the tenant'),
  intent: z.enum(intents),
  language: z.enum(codes).nullable().describe('null: as it stands'),
  unhappy: z.boolean().describe('so it is in any case where the intent is a complaint or dissatisfaction'),
  danger: z.boolean().describe('calls nobody: an officer who sees danger acts on it'),
})

export function correctionRoutes({ deps }: { deps: StaffDeps }): StaffRoute[] {
  const { product, staff } = deps
  const { transcript, corrections } = product
  return [
    staffRoute({
      deps,
      define: {
        method: 'POST',
        path: '/api/staff/conversations/:id/corrections',
        name: 'staff.correct',
        summary: 'Correct what was understood of a message. The original stays; the last correction counts.',
        act: 'conversation.handle',
        body: wish,
        answer: z.object({ id: z.string() }),
        keyed: true,
        handle: async ({ call, me, body: { position, ...said }, key }) => {
          const { landlord, _id: account } = me.account
          const id = call.params.id ?? ''
          const find = () => product.conversations.findOne({ _id: id, ...me.scope.conversations() })
          const conversation = await find().lean<ConversationRecord>()
          if (!conversation) throw new AppError('not_found')
          if (withheldSections(conversation).size > 0) throw new AppError('conflict', { reason: 'being_told' })
          const filter = () => ({ ...me.scope.records(), conversation: id, position, author: 'tenant' as const })
          if (!(await transcript.model.exists(filter()))) throw new AppError('not_found')
          // The place alone: what it is about is named in no field in clear.
          const detail = String(position)
          await staff.audit.write({ landlord, account, action: 'conversation.correct', target: id, detail })
          const at = product.clock()
          return await staff.once.run({
            landlord,
            key: key === null ? null : `correct:${account}:${id}:${key}`,
            at,
            work: async (session) => {
              // Touched in the same transaction: of two at once the second sees the first, and a section that is being left is looked at again.
              const now = await product.conversations
                .findOneAndUpdate(
                  { _id: id, ...me.scope.conversations() },
                  { $set: { notedAt: at } },
                  { session, returnDocument: 'after' },
                )
                .lean<ConversationRecord>()
              const row = await transcript.model.findOne(filter()).session(session).lean<TranscriptRecord>()
              if (!now || !row) throw new AppError('not_found')
              const before = await corrections.read({ conversation: now, positions: [position] })
              const line = corrected({ line: transcript.open({ conversation: now, row }), corrections: before })
              const was = line.correction?.value.now ?? line.original
              if (!was) throw new AppError('conflict', { reason: 'not_understood' })
              const meant: Meant = {
                ...said,
                language: said.language ?? was.language,
                unhappy: said.unhappy || UNHAPPY_INTENTS.includes(said.intent),
              }
              const value = { was, now: meant }
              if (changesOf(value).length === 0) throw new AppError('conflict', { reason: 'same' })
              // Numbered: two of the same instant have an order too.
              const made = `${row._id}:${String(before.length).padStart(6, '0')}`
              if (!(await corrections.write({ session, conversation: now, row, id: made, by: account, at, value })))
                throw new AppError('conflict', { reason: 'not_understood' })
              const general = row.audience === 'general' && now.audience === 'general'
              const language = meant.language?.split('-')[0] ?? now.language
              if (general) await product.corrected.note({ session, landlord, at, language, value })
              return { id: made }
            },
          })
        },
      },
    }),
  ]
}
