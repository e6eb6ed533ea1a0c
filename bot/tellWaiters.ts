/** Puts the word that nobody has come on the lane of each who waits too long: once for a wait, however many processes look; and nobody texts first about what was told in confidence. */
import { WAIT_TOLD } from '../dialogs/nobodyCame.ts'
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import { trusted } from '../services/db.ts'
import { waitDue, waitsFrom } from '../services/handoff/waitDue.ts'
import type { Product } from './product.ts'
import { inQuietHours } from './silence.ts'

type Waits = Pick<
  ConversationRecord,
  | '_id'
  | 'landlord'
  | 'thread'
  | 'channel'
  | 'audience'
  | 'waiting'
  | 'sections'
  | 'optedOut'
  | 'unfinished'
  | 'lastInboundAt'
>

const FIELDS = {
  ...{ landlord: 1, thread: 1, channel: 1, audience: 1, waiting: 1, optedOut: 1, unfinished: 1, lastInboundAt: 1 },
  ...{ 'sections.audience': 1, 'sections.openedAt': 1 },
} as const
/** Milliseconds: older waits than these are a matter for staff, not for a message that comes out of nowhere. */
const OLDEST = 7 * 86_400_000
/** Milliseconds: whoever answers another question just now is not asked a second one. */
const BUSY = 2 * 60_000

export async function tellWaiters({
  product,
  kick,
}: {
  product: Product
  kick: (lane: { landlord: string; thread: string }) => void
}): Promise<number> {
  const { conversations, inbox, landlords, law } = product
  const { bankHolidays } = law
  const at = product.clock()
  let told = 0
  for (const landlord of landlords.all()) {
    const talks = await conversations
      .find(
        {
          ...{ landlord: landlord.slug, current: true, ended: false, holder: null },
          'waiting.since': trusted({ $gt: new Date(at.getTime() - OLDEST) }),
          'waiting.told': trusted({ $ne: 'closed' }),
          // The one person who answers a tenant may take a day over it; the talk goes on beside it.
          'waiting.reason': trusted({ $ne: 'restricted' }),
        },
        FIELDS,
      )
      .lean<Waits[]>()
    for (const { waiting, ...talk } of talks) {
      if (!waiting) continue
      const what = waitDue({ landlord, waiting, at, bankHolidays })
      if (!what || !mayTell({ product, talk: { ...talk, waiting }, at })) continue
      const { _id, channel, thread } = talk
      const from = waitsFrom(waiting).toISOString()
      const came = await inbox.accept({
        id: `wait:${_id}:${from}:${what}`,
        channel,
        landlord: landlord.slug,
        thread,
        payload: {
          ...{ kind: 'timer', text: '', attachments: 0, receivedAt: at },
          event: { name: WAIT_TOLD, value: { what, from } },
        },
      })
      if (came === 'again') continue
      told += 1
      kick({ landlord: landlord.slug, thread })
    }
  }
  return told
}

function mayTell({ product, talk, at }: { product: Product; talk: Waits; at: Date }): boolean {
  const { channel, audience, sections, waiting, optedOut, unfinished, lastInboundAt } = talk
  if (unfinished && at.getTime() - lastInboundAt.getTime() < BUSY) return false
  if (channel === 'webchat') return true
  // Whoever asked for a person after a talk in confidence has said themselves that words may come; nobody else has.
  const since = waiting?.since ?? at
  const confided = sections.some((one) => one.audience !== 'general' && one.openedAt >= since)
  if (optedOut || audience !== 'general' || confided) return false
  return channel !== 'sms' || !inQuietHours({ product, now: at })
}
