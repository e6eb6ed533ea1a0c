/** Which composed texts may leave: caps per number and day, two robots talking, numbers that opted out; safety is never held back. */

import type { Effects } from '../dialogs/talk.ts'
import { t } from '../locales/index.ts'
import { spokenAs } from '../locales/languages.ts'
import { blindIndex } from '../services/confidential/seal.ts'
import type { ConversationRecord } from '../services/conversations/conversationModel.ts'
import type { Inbound } from '../services/conversations/inbox.ts'
import type { NewSend } from '../services/conversations/outbox.ts'
import type { Landlord } from '../services/landlords/profile.ts'
import { alertSend } from './alertSend.ts'
import type { Channel, Leaving } from './channels/channel.ts'
import { centreSends } from './contactCentre/centreSends.ts'
import { factsOf } from './facts.ts'
import { peerOf } from './peer.ts'
import type { Product } from './product.ts'
import { quietUntil } from './silence.ts'

/** Equal replies in a row after which nothing more is said (threat T26). */
const EQUAL_REPLIES = 5
/** Milliseconds after which an alert that nobody has dealt with is texted again. */
const ALERT_AGAIN = 10 * 60_000

export async function sendsOf({
  product,
  channel,
  before,
  conversation,
  leaving,
  inbound,
  landlord,
  effects,
}: {
  product: Product
  channel: Channel
  /** As it stood before this message. */
  before: ConversationRecord
  conversation: ConversationRecord
  leaving: Leaving[]
  inbound: Inbound
  landlord: Landlord
  effects: Effects
}): Promise<{ rows: NewSend[]; kept: number; repeated: ConversationRecord['repeated'] }> {
  const at = product.clock()
  const base = (index: number) => ({
    id: `${inbound.id}:${index}`,
    landlord: landlord.slug,
    retention: conversation.retention,
    conversation: conversation._id,
    channel: channel.name,
    lane: `${channel.name}:${conversation._id}`,
    order: (conversation.position + 1) * 100 + index,
    at,
  })
  const rows: NewSend[] = []
  let repeated = conversation.repeated
  const peer = leaving.length > 0 && !conversation.optedOut ? peerOf({ product, conversation }) : null
  if (peer) {
    const plain = leaving
      .filter(({ kind }) => kind === 'reply')
      .map(({ body }) => body)
      .join('\n')
    const mark = plain === '' ? null : blindIndex({ master: product.master, field: 'reply', value: plain })
    if (mark) repeated = { mark, times: repeated?.mark === mark ? repeated.times + 1 : 1 }
    const looping = (repeated?.times ?? 0) > EQUAL_REPLIES
    const left =
      channel.name === 'sms' ? await textsLeft({ product, landlord, lane: base(0).lane, at }) : Number.POSITIVE_INFINITY
    let replies = 0
    for (const [index, text] of leaving.entries()) {
      if (text.kind === 'reply') {
        if (looping || left <= 0) continue
        replies += 1
        if (replies > left) continue
        if (replies === left)
          text.body = t({
            key: 'sms.dayLimit',
            language: spokenAs(conversation.language) ?? 'en',
            params: factsOf({ landlord, law: product.law }),
          })
      }
      rows.push({
        ...base(index),
        ...(inbound.payload.kind === 'news' && channel.name === 'sms' ? noticeAt({ product, conversation, at }) : {}),
        kind: text.kind,
        audience: conversation.audience,
        content: {
          to: peer.to,
          from: peer.from,
          body: text.body,
          ...(text.activity ? { activity: { activity: text.activity, reference: peer.reference } } : {}),
        },
      })
    }
  }
  const kept = rows.length
  // A conversation that is red already is looked at: more words of danger in it are not more texts (threat T26).
  const alerted = before.alert
  const fresh = !alerted || at.getTime() - alerted.at.getTime() > ALERT_AGAIN
  if (effects.alert && fresh) {
    // Content-free: that something is red, on which channel, and where to look.
    const params = { channel: channel.name, mark: conversation._id.slice(0, 6) }
    rows.push(...alertSend({ landlord, id: `${inbound.id}:alert`, at, kind: 'danger', params }))
  }
  rows.push(
    ...(await centreSends({
      product,
      landlord,
      before,
      after: conversation,
      inbound,
      danger: effects.alert !== undefined,
    })),
  )
  return { rows, kept, repeated }
}

/** A text that we start waits for the end of the quiet hours, in a lane of its own, so that no answer waits behind it. */
function noticeAt({
  product,
  conversation,
  at,
}: {
  product: Product
  conversation: ConversationRecord
  at: Date
}): Pick<NewSend, 'lane' | 'dueAt'> {
  const lane = `notice:${conversation._id}`
  const dueAt = quietUntil({ product, now: at })
  return { lane, ...(dueAt ? { dueAt } : {}) }
}

const DAY = 24 * 60 * 60 * 1000

/** How many more replies may go out now: the smaller of the number's and the landlord's daily allowance (profile operations.sms). */
async function textsLeft({
  product,
  landlord,
  lane,
  at,
}: {
  product: Product
  landlord: Landlord
  lane: string
  at: Date
}): Promise<number> {
  const since = new Date(at.getTime() - DAY)
  const { per_number_per_day: perNumber, per_day: perDay } = landlord.operations.sms
  const [toNumber, toAll] = await Promise.all([
    product.outbox.countSince({ landlord: landlord.slug, lane, since }),
    product.outbox.countSince({ landlord: landlord.slug, since }),
  ])
  return Math.min(perNumber - toNumber, perDay - toAll)
}
