/** Half-finished talks: after a day of silence each gets one quiet close, which keeps what the law needs; never in quiet hours by text. */
import { DateTime } from 'luxon'
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import { trusted } from '../services/db.ts'
import type { Product } from './product.ts'

/** Hours a half-finished dialog waits (journeys 0.9, default). */
const WAIT_HOURS = 24
const AT_ONCE = 100

/** Puts a timer message on each lane that has been silent for too long; the same silence is closed once. */
export async function closeSilentTalks({
  product,
  kick,
}: {
  product: Product
  kick: (lane: { landlord: string; thread: string }) => void
}): Promise<void> {
  const now = product.clock()
  const landlords = product.landlords.all().map(({ slug }) => slug)
  const before = new Date(now.getTime() - WAIT_HOURS * 3_600_000)
  const silent = await product.conversations
    .find({
      landlord: trusted({ $in: landlords }),
      unfinished: true,
      current: true,
      holder: null,
      waiting: null,
      lastInboundAt: trusted({ $lt: before }),
    })
    .limit(AT_ONCE)
    .select({ landlord: 1, thread: 1, channel: 1, position: 1 })
    .lean<Pick<ConversationRecord, '_id' | 'landlord' | 'thread' | 'channel' | 'position'>[]>()
  for (const { _id, landlord, thread, channel, position } of silent) {
    if (channel === 'sms' && inQuietHours({ product, now })) continue
    await product.inbox.accept({
      id: `timer:${_id}:${position}`,
      channel,
      landlord,
      thread,
      payload: { kind: 'timer', text: '', attachments: 0, receivedAt: now },
    })
    kick({ landlord, thread })
  }
}

/** When the quiet hours end that are on now; null outside of them. */
export function quietUntil({ product, now }: { product: Pick<Product, 'law'>; now: Date }): Date | null {
  if (!inQuietHours({ product, now })) return null
  const [hour = 0, minute = 0] = product.law.sms.quietHours.to.split(':').map(Number)
  const local = DateTime.fromJSDate(now, { zone: 'Europe/London' })
  const end = local.set({ hour, minute, second: 0, millisecond: 0 })
  return (end > local ? end : end.plus({ days: 1 })).toJSDate()
}

/** Texts that we start keep to the law file's quiet hours, in the tenant's own time. */
export function inQuietHours({ product, now }: { product: Pick<Product, 'law'>; now: Date }): boolean {
  const time = DateTime.fromJSDate(now, { zone: 'Europe/London' }).toFormat('HH:mm')
  const { from, to } = product.law.sms.quietHours
  return from <= to ? time >= from && time < to : time >= from || time < to
}
