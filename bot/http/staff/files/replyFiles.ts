/** Photos and files that an officer sends to a tenant on the web: looked at and sealed as a tenant's are, all of them or none. */
import { z } from 'zod'
import { acceptFile, MOST_BYTES, MOST_FILES, type SealedFile } from '../../../../services/attachments/accept.ts'
import type { ConversationRecord } from '../../../../services/conversations/conversationModel.ts'
import type { SaidFile } from '../../../../services/conversations/saidFile.ts'
import { AppError } from '../../../../services/errors.ts'
import { newId } from '../../../../services/ids.ts'
import { textOf } from '../../body.ts'
import { type Posted, readMultipart } from '../../multipart.ts'
import { type StaffDeps, type StaffRoute, staffRoute } from '../staffRoute.ts'

/** Each may fill the memory with all its files. */
const AT_ONCE = 2

const reply = z.strictObject({ text: z.string().max(20_000) })
const form = z.object({
  activity: z.string().describe('JSON: `{"text": "…"}`, before the files'),
  file: z.array(z.string()).describe(`up to ${MOST_FILES}: JPEG, PNG, WebP or PDF, ten megabytes each`),
})
const said = z.object({ position: z.number().int() })

export function replyFilesRoute({ deps }: { deps: StaffDeps }): StaffRoute {
  const { product, staff, liveChat } = deps
  let busy = 0
  return staffRoute({
    deps,
    define: {
      method: 'POST',
      path: '/api/staff/conversations/:id/files',
      name: 'staff.replyFiles',
      summary: 'Write to the tenant with photos or files. On the web only: a text message carries none.',
      act: 'conversation.handle',
      form,
      answer: said,
      keyed: true,
      fails: ['too_many'],
      handle: async ({ call, me: { account, scope }, key }) => {
        const { landlord } = account
        const conversation = await product.conversations
          .findOne({ _id: call.params.id ?? '', ...scope.conversations() })
          .lean<ConversationRecord>()
        // Nothing of a body that is refused is read, and the sender hears why all the same.
        const refuse = (error: AppError): never => {
          call.request.resume()
          throw error
        }
        if (!conversation) return refuse(new AppError('not_found'))
        const { _id: id } = conversation
        if (conversation.channel !== 'webchat') return refuse(new AppError('conflict', { reason: 'files_by_text' }))
        if (conversation.holder !== account._id) return refuse(new AppError('conflict', { holder: '' }))
        if (busy >= AT_ONCE) return refuse(new AppError('too_many', { retryAfter: 5 }))
        busy += 1
        try {
          const posted = readMultipart({ request: call.request, atMost: MOST_FILES, keep: true, fileBytes: MOST_BYTES })
          const { text, files, sealed } = await taken({ product, conversation, posted })
          await staff.audit.write({
            landlord,
            account: account._id,
            action: 'conversation.reply',
            target: id,
            detail: 'files',
          })
          await product.attachments.hold({ conversation, sealed, at: product.clock() })
          const { position, again } = await liveChat
            .reply({ id, scope, account, text, files, key: key ?? newId() })
            .catch(async (error: unknown) => {
              await product.attachments.drop({ landlord, sealed })
              throw error
            })
          // Sent again by a page that heard no answer: the first one's files stand.
          if (again) await product.attachments.drop({ landlord, sealed })
          return { position }
        } finally {
          busy -= 1
        }
      },
    },
  })
}

/** Throws where one of them is not taken, with the reason: an officer sends what was chosen, or knows that nothing went. */
async function taken({
  product: { scanner, attachments, config },
  conversation,
  posted,
}: {
  product: StaffDeps['product']
  conversation: ConversationRecord
  posted: Posted
}): Promise<{ text: string; files: SaidFile[]; sealed: SealedFile[] }> {
  const [activity, { files: arrived, more }] = await Promise.all([posted.activity, posted.files])
  const text = textIn(activity)
  if (more > 0) throw new AppError('conflict', { reason: 'file', why: 'tooMany' })
  if (arrived.length === 0) throw new AppError('bad_request', { reason: 'no_file' })
  const files: SaidFile[] = []
  const sealed: SealedFile[] = []
  for (const { name, bytes } of arrived) {
    // What an officer sends was not told in confidence: a letter may go as it is.
    const one = await acceptFile({ bytes, name, originals: false, asItIs: true, scanner })
    if (!one.ok) throw new AppError('conflict', { reason: 'file', why: one.reason })
    files.push({ ...one.file, thumb: one.thumb })
    sealed.push(...one.sealed)
  }
  if ((await attachments.count(conversation)) + sealed.length > config.limits.filesPerTalk)
    throw new AppError('conflict', { reason: 'file', why: 'tooMany' })
  return { text, files, sealed }
}

function textIn(activity: Buffer | null): string {
  let value: unknown
  try {
    value = JSON.parse(textOf(activity ?? Buffer.from('')))
  } catch {
    throw new AppError('bad_request')
  }
  const parsed = reply.safeParse(value)
  if (!parsed.success) throw new AppError('bad_request')
  return parsed.data.text
}
