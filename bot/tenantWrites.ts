/** A tenant begins to write: noted for whoever holds the conversation or looks at it, and for nobody where it is being told in confidence. */
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import type { TokenHolder } from '../services/conversations/tokens.ts'
import { withheldSections } from '../services/conversations/withheld.ts'
import { AppError } from '../services/errors.ts'
import { createLimiter } from './http/limits.ts'
import type { Product } from './product.ts'

/** Once in so many seconds for each conversation; what comes more often is let go without asking the database. */
const AT_MOST = { points: 1, seconds: 2 }

export interface TenantWrites {
  begun(holder: TokenHolder): Promise<void>
  /** The words have come: nobody need wait for them any more. */
  over(holder: TokenHolder): Promise<void>
}

export function createTenantWrites({
  product: { conversations, signals, clock },
}: {
  product: Pick<Product, 'conversations' | 'signals' | 'clock'>
}): TenantWrites {
  const limit = createLimiter(AT_MOST)
  const tooSoon = async (id: string): Promise<boolean> => {
    try {
      await limit.take(id)
      return false
    } catch (error) {
      if (error instanceof AppError) return true
      throw error
    }
  }
  const isRead = async (conversation: ConversationRecord): Promise<boolean> =>
    conversation.holder !== null ||
    (await signals.alive({ conversation, at: clock() })).some(({ account }) => account !== null)

  return {
    begun: async ({ conversation: id, landlord }) => {
      if (await tooSoon(id)) return
      const conversation = await conversations.findOne({ _id: id, landlord }).lean<ConversationRecord>()
      if (!conversation || conversation.ended || withheldSections(conversation).size > 0) return
      if (await isRead(conversation)) await signals.note({ conversation, account: null, doing: 'writing', at: clock() })
    },
    over: async ({ conversation: _id, landlord }) => {
      if (signals.noted({ conversation: _id, account: null, doing: 'writing' }))
        // The message stands, whatever becomes of this; it goes by itself.
        await signals.end({ conversation: { _id, landlord }, account: null, doing: 'writing' }).catch(() => {})
    },
  }
}
