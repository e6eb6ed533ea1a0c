/** A file that an officer sent, for whoever holds the token of its conversation: given as something to save, never as a page. */
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import type { TokenHolder } from '../../services/conversations/tokens.ts'
import type { TranscriptRecord } from '../../services/conversations/transcript.ts'
import { AppError } from '../../services/errors.ts'
import type { Product } from '../product.ts'
import type { Limiter } from './limits.ts'
import type { Answer, Call } from './route.ts'

export function createFileAnswer({
  product: { conversations, transcript, attachments },
  holderFor,
  limit,
}: {
  product: Product
  holderFor(call: Call): Promise<TokenHolder>
  limit: Limiter
}): (call: Call) => Promise<Answer> {
  return async (call) => {
    const { conversation: id, landlord } = await holderFor(call)
    await limit.take(id)
    const position = /^\d{1,9}$/.test(call.params.position ?? '') ? Number(call.params.position) : -1
    const conversation = await conversations.findOne({ _id: id, landlord }).lean<ConversationRecord>()
    const row = await transcript.model
      .findOne({ landlord, conversation: id, position, author: 'staff' })
      .lean<TranscriptRecord>()
    if (!conversation || conversation.ended || !row) throw new AppError('not_found')
    const { body } = transcript.open({ conversation, row })
    const file = body?.files?.find(({ id: one }) => one === call.params.file)
    if (!file) throw new AppError('not_found')
    return {
      status: 200,
      body: await attachments.open({ landlord, file }),
      headers: {
        'Content-Type': file.type,
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name || 'file')}`,
        'Content-Security-Policy': "sandbox; default-src 'none'",
        'Cache-Control': 'no-store',
      },
    }
  }
}
