/** What staff's words need beyond the log: a text, a hosted channel's message, or a look later whether they were read. */
import type { ConversationRecord } from '../../services/conversations/conversationModel.ts'
import type { NewSend } from '../../services/conversations/outbox.ts'
import { staffSendId } from '../../services/conversations/staffSend.ts'
import { safeWayOf } from '../../services/handoff/safeWay.ts'
import type { Span } from '../../services/landlords/duration.ts'
import { peerOf } from '../peer.ts'
import type { Product } from '../product.ts'
import { foldPlain } from './sms/segments.ts'

export type Session = Parameters<Parameters<Product['db']['transact']>[0]>[0]
type Left = { ok: true } | { ok: false; reason: 'opted_out' | 'no_address' | 'safe_contact' }
type Leave = {
  product: Product
  session: Session
  /** As it is with these words in it: they stand at its last position. */
  conversation: ConversationRecord
  words: string
  at: Date
}

export async function leaveStaffWords({ product, session, conversation, words, at }: Leave): Promise<Left> {
  const { _id, landlord: slug, audience, retention, position, channel } = conversation
  if (channel === 'webchat') {
    const landlord = product.landlords.bySlug(slug)
    if (!landlord || conversation.reach?.way !== 'sms') return { ok: true }
    if (!(await mayText({ product, conversation }))) return { ok: true }
    const dueAt = new Date(at.getTime() + milliseconds(landlord.operations.sms.unread_to_text_after))
    // One for each stretch of unread words: five replies in a row are one text.
    const timer = {
      _id: `unread:${_id}:${conversation.seen}`,
      kind: 'unread' as const,
      conversation: _id,
      position,
      case: null,
      about: null,
      dueAt,
    }
    await product.timers.plan({ ...timer, landlord: slug, audience }).run(session)
    return { ok: true }
  }
  if (conversation.optedOut) return { ok: false, reason: 'opted_out' }
  // Refused to everybody alike: why, and how else, stands in the packet for the team of the matter.
  if (channel === 'sms' && !(await mayText({ product, conversation }))) return { ok: false, reason: 'safe_contact' }
  const peer = peerOf({ product, conversation })
  if (!peer) return { ok: false, reason: 'no_address' }
  const activity = { type: 'message', text: words, textFormat: 'plain' }
  const send: NewSend = {
    id: staffSendId({ conversation: _id, position }),
    landlord: slug,
    audience,
    retention,
    conversation: _id,
    channel,
    kind: 'reply',
    lane: `${channel}:${_id}`,
    order: position * 100,
    at,
    content: {
      to: peer.to,
      from: peer.from,
      body: channel === 'sms' ? foldPlain(words) : words,
      ...(channel === 'botframework' ? { activity: { activity, reference: peer.reference } } : {}),
    },
  }
  await product.outbox.plan([send]).run(session)
  return { ok: true }
}

/** A text may be read by whoever holds the telephone. */
async function mayText({ product, conversation }: Pick<Leave, 'product' | 'conversation'>): Promise<boolean> {
  const { cases, conversations } = product
  return (await safeWayOf({ cases, conversations, conversation }))?.texts ?? true
}

const UNIT_MS: Record<Span['unit'], number> = {
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
  weeks: 7 * 86_400_000,
  months: 30 * 86_400_000,
  years: 365 * 86_400_000,
}

const milliseconds = ({ value, unit }: Span): number => value * UNIT_MS[unit]
