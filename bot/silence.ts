/** Talks that fell silent: a half-finished one gets one quiet close after a day, one told in confidence is closed far sooner; never by text in quiet hours. */
import { DateTime } from 'luxon'
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import { trusted } from '../services/db.ts'
import type { Product } from './product.ts'

/** Hours a half-finished dialog waits (journeys 0.9, default). */
const WAIT_HOURS = 24
/** Minutes a screen with something told in confidence waits: it may be a shared one (threat T1). */
const CONFIDENCE_MINUTES = 10
const AT_ONCE = 100

type Silent = Pick<ConversationRecord, '_id' | 'landlord' | 'thread' | 'channel' | 'position'>

/** Puts a timer message on each lane that has been silent for too long; the same silence is closed once. */
export async function closeSilentTalks({
  product,
  kick,
}: {
  product: Product
  kick: (lane: { landlord: string; thread: string }) => void
}): Promise<void> {
  const now = product.clock()
  const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000)
  const confidential = { audience: trusted({ $ne: 'general' }), alert: null }
  const silent = (
    await Promise.all([
      find({ product, before: ago(WAIT_HOURS * 60), more: { unfinished: true } }),
      find({ product, before: ago(WAIT_HOURS * 60), more: { ...confidential, channel: trusted({ $ne: 'webchat' }) } }),
      find({ product, before: ago(CONFIDENCE_MINUTES), more: { ...confidential, channel: 'webchat' } }),
    ])
  ).flat()
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

async function find({
  product,
  before,
  more,
}: {
  product: Product
  before: Date
  more: Record<string, unknown>
}): Promise<Silent[]> {
  return await product.conversations
    .find({
      landlord: trusted({ $in: product.landlords.all().map(({ slug }) => slug) }),
      current: true,
      holder: null,
      waiting: null,
      lastInboundAt: trusted({ $lt: before }),
      // A survey that was sent a moment ago is not closed for the weeks of silence before it.
      $nor: [{ newsAt: trusted({ $gte: before }) }],
      ...more,
    })
    .limit(AT_ONCE)
    .select({ landlord: 1, thread: 1, channel: 1, position: 1 })
    .lean<Silent[]>()
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
