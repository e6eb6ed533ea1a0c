/** Whoever is on call is told once of each wait for a person that lasts too long, and nothing of whose it is; several processes may look at once. */
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import { trusted } from '../services/db.ts'
import { isDuplicateKey } from '../services/errors.ts'
import { handoffRules } from '../services/handoff/handoffRules.ts'
import { afterOpen } from '../services/handoff/hours.ts'
import type { Landlord } from '../services/landlords/profile.ts'
import { alertSend } from './alertSend.ts'
import type { Product } from './product.ts'

type Talk = Pick<ConversationRecord, '_id' | 'audience' | 'waiting'>

export async function tellLongWaits({ product }: { product: Product }): Promise<number> {
  const at = product.clock()
  let told = 0
  let oldest = 0
  for (const landlord of product.landlords.all()) {
    const talks = await product.conversations
      .find({ landlord: landlord.slug, holder: null, waiting: trusted({ $ne: null }) }, { audience: 1, waiting: 1 })
      .lean<Talk[]>()
    for (const talk of talks) {
      if (!talk.waiting) continue
      // A figure that moves for a restricted talk alone would tell of one.
      if (talk.audience === 'general') oldest = Math.max(oldest, at.getTime() - talk.waiting.since.getTime())
      if (await tell({ product, landlord, talk, since: talk.waiting.since, at })) told += 1
    }
  }
  product.metrics.oldestWait.set(oldest / 1_000)
  return told
}

async function tell({
  product: { db, law, outbox },
  landlord,
  talk,
  since,
  at,
}: {
  product: Product
  landlord: Landlord
  talk: Talk
  since: Date
  at: Date
}): Promise<boolean> {
  const { longestWait: milliseconds } = handoffRules(landlord)
  const { bankHolidays } = law
  const late = afterOpen({ landlord, since, milliseconds, bankHolidays })
  if (!late || late > at) return false
  // The id is made of the wait itself: whoever else finds it makes the same, and only one goes out.
  const sends = alertSend({ landlord, id: `wait:${talk._id}:${since.getTime()}`, at, kind: 'long_wait' })
  const [first] = sends
  if (!first || (await outbox.model.exists({ _id: first.id, landlord: landlord.slug }))) return false
  return await db
    .transact(async (session) => {
      await outbox.plan(sends).run(session)
      return true
    })
    .catch((error: unknown) => {
      if (isDuplicateKey(error)) return false
      throw error
    })
}
