/** Conversations whose contact centre does not take in what the tenant says: it is as gone as a colleague who closed the laptop. */
import { trusted } from '../../services/db.ts'
import type { Product } from '../product.ts'

/** Milliseconds that words may wait for the centre before our own staff are asked. */
const PATIENCE = 5 * 60_000

export async function centreUnheard({
  product: { outbox },
  landlords,
  at,
}: {
  product: Pick<Product, 'outbox'>
  landlords: string[]
  at: Date
}): Promise<Set<string>> {
  const waiting = await outbox.model
    .find(
      {
        landlord: trusted({ $in: landlords }),
        channel: 'contact_centre',
        kind: 'reply',
        state: trusted({ $in: ['waiting', 'sending', 'failed'] }),
        createdAt: trusted({ $lt: new Date(at.getTime() - PATIENCE), $gt: new Date(at.getTime() - 12 * PATIENCE) }),
      },
      { conversation: 1 },
    )
    .limit(500)
    .lean<{ conversation: string | null }[]>()
  return new Set(waiting.flatMap(({ conversation }) => conversation ?? []))
}
